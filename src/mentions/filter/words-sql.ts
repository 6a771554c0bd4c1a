/** Words and phrases as conditions on stored mentions, by the index of words where it can answer. */
import { type SQL, sql } from 'drizzle-orm';
import { NAME_SIGNS } from '../../db/schema.ts';
import type { Filter, WordsFilter } from './filter.ts';
import { isIndexed } from './words.ts';

/** Word for word the expression of the index `mentions_words`. */
export const WORDS = sql`to_tsvector('simple', left(coalesce(m.title, '') || ' ' || m.text, 20000))`;

/** Signs that are part of what is meant (C++, #fernhill) and that the index leaves out. */
const SIGNS = /[#@+$]/;

/** True when the index of words says all there is to say. */
export const standsAlone = (words: WordsFilter) => isIndexed(words.text) && !SIGNS.test(words.text);

export function wordsSql(words: WordsFilter): SQL {
  const literal = sql`strpos(lower(coalesce(m.title, '') || ' ' || m.text), lower(${words.text})) > 0`;
  if (!isIndexed(words.text)) return sql`(${literal})`;
  const found = sql`${WORDS} @@ ${queryOf(words)}`;
  return standsAlone(words) ? sql`(${found})` : sql`(${found} and ${literal})`;
}

type Typed = Pick<WordsFilter, 'text' | 'prefix'>;

/** Never `to_tsquery` on what users typed: most of what they type is a syntax error to it. */
export function queryOf({ text, prefix }: Typed): SQL {
  const query = sql`phraseto_tsquery('simple', ${text}::text)`;
  return prefix ? begun(query, sql`${query}::text`) : query;
}

/** A name as it is looked for: its last word perhaps only begun, see AUTHOR_WORDS. */
export const nameOf = (author: string): Typed => ({
  text: [...author].map((sign) => (NAME_SIGNS.includes(sign) ? ' ' : sign)).join(''),
  prefix: true,
});

/** The words of a phrase wherever they stand: what the index knows without reading a mention again. */
export function looseQueryOf({ text, prefix }: Typed): SQL {
  const query = sql`phraseto_tsquery('simple', ${text}::text)`;
  const loose = sql`replace(${query}::text, '<->', '&')`;
  return prefix ? begun(query, loose) : sql`${loose}::tsquery`;
}

const begun = (query: SQL, text: SQL) =>
  sql`(case when numnode(${query}) > 0 then (${text} || ':*')::tsquery else ${query} end)`;

/** True for words alone of which the index says all there is to say. */
export function isPlain(filter: Filter): boolean {
  if (filter.kind === 'words') return isIndexed(filter.text) && /^[\p{L}\p{N}]+$/u.test(filter.text);
  return (filter.kind === 'and' || filter.kind === 'or') && filter.parts.every(isPlain);
}

/** True when words have to be looked for at all, which costs far more per mention than any field. */
export function hasWords(filter: Filter): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.some(hasWords);
  return filter.kind === 'not' ? hasWords(filter.part) : filter.kind === 'words';
}
