/** Words and phrases as conditions on stored mentions, by the index of words where it can answer. */
import { type SQL, sql } from 'drizzle-orm';
import type { Filter, WordsFilter } from './filter.ts';

/** Word for word the expression of the index `mentions_words`. */
export const WORDS = sql`to_tsvector('simple', left(coalesce(m.title, '') || ' ' || m.text, 20000))`;

/** Scripts without spaces between words: the index holds whole runs of them, not words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Signs that are part of what is meant (C++, #fernhill) and that the index leaves out. */
const SIGNS = /[#@+$]/;

/** True when the index holds these words. */
export const isIndexed = ({ text }: WordsFilter) => !UNSPACED.test(text);

/** True when the index of words says all there is to say. */
export const standsAlone = (words: WordsFilter) => isIndexed(words) && !SIGNS.test(words.text);

export function wordsSql(words: WordsFilter): SQL {
  const literal = sql`strpos(lower(coalesce(m.title, '') || ' ' || m.text), lower(${words.text})) > 0`;
  if (!isIndexed(words)) return sql`(${literal})`;
  const found = sql`${WORDS} @@ ${queryOf(words)}`;
  return standsAlone(words) ? sql`(${found})` : sql`(${found} and ${literal})`;
}

/** Never `to_tsquery` on what users typed: most of what they type is a syntax error to it. */
export function queryOf({ text, prefix }: WordsFilter): SQL {
  const query = sql`phraseto_tsquery('simple', ${text}::text)`;
  return prefix ? begun(query, sql`${query}::text`) : query;
}

/** The words of a phrase wherever they stand: what the index knows without reading a mention again. */
function looseQueryOf({ text, prefix }: WordsFilter): SQL {
  const query = sql`phraseto_tsquery('simple', ${text}::text)`;
  const loose = sql`replace(${query}::text, '<->', '&')`;
  return prefix ? begun(query, loose) : sql`${loose}::tsquery`;
}

const begun = (query: SQL, text: SQL) =>
  sql`(case when numnode(${query}) > 0 then (${text} || ':*')::tsquery else ${query} end)`;

/** A condition that the index of words answers alone and that every match meets; null when there is none. */
export function candidatesSql(filter: Filter): SQL | null {
  if (filter.kind === 'words') return isIndexed(filter) ? sql`${WORDS} @@ ${looseQueryOf(filter)}` : null;
  if (filter.kind !== 'and' && filter.kind !== 'or') return null;
  const parts = filter.parts.map(candidatesSql);
  const known = parts.filter((part) => part !== null);
  if (known.length === 0 || (filter.kind === 'or' && known.length < parts.length)) return null;
  return sql`(${sql.join(known, filter.kind === 'and' ? sql` and ` : sql` or `)})`;
}

/** True when the words of the filter need no second look at what the index found. */
export function isPlain(filter: Filter): boolean {
  if (filter.kind === 'words') return isIndexed(filter) && /^[\p{L}\p{N}]+$/u.test(filter.text);
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.every(isPlain);
  return filter.kind === 'not' ? !hasWords(filter.part) : true;
}

/** True when words have to be looked for at all, which costs far more per mention than any field. */
export function hasWords(filter: Filter): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.some(hasWords);
  return filter.kind === 'not' ? hasWords(filter.part) : filter.kind === 'words';
}
