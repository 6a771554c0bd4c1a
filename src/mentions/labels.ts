/** Themes and tags set by hand: what one change makes of a list of words. */
import { type SQL, sql } from 'drizzle-orm';
import { Refusal } from '../failure.ts';

/** Words that come and words that go, or all there shall be; `only: null` gives the engine's themes back. */
export type Labels = { add?: string[]; remove?: string[] } | { only: string[] | null };

const LONGEST = 40;
const MOST = 20;

/** Throws Refusal for words that are no tags or themes, or for none at all. */
export function guardLabels(labels: Labels, noun: 'theme' | 'tag'): void {
  const words = wordsOf(labels);
  const isEmpty = !('only' in labels) && words.length === 0;
  if (isEmpty) throw refused(noun, `Name a ${noun}.`);
  if (words.length > MOST) throw refused(noun, `A mention has ${MOST} ${noun}s at most.`);
  for (const word of words) {
    if (word.trim() === '' || word.length > LONGEST)
      throw refused(noun, `A ${noun} has 1 to ${LONGEST} characters.`);
    if (/[\p{Cc}"]/u.test(word))
      throw refused(noun, `A ${noun} holds no quotation marks and no line breaks.`);
  }
}

/** As they are stored: in lower case, without spaces around them, each once. */
export function tidyLabels(labels: Labels): Labels {
  const tidy = (words: string[]) => [
    ...new Set(words.map((word) => word.trim().replace(/\s+/g, ' ').toLowerCase())),
  ];
  if ('only' in labels) return { only: labels.only && tidy(labels.only) };
  return { add: tidy(labels.add ?? []), remove: tidy(labels.remove ?? []) };
}

/** The list after the change; a null in `only` is for the caller. */
export function labelled(column: SQL, labels: Labels): SQL {
  if ('only' in labels) return array(labels.only ?? []);
  const { add = [], remove = [] } = labels;
  return sql`(array(select word from unnest(${column}) with ordinality as had(word, place)
      where lower(word) <> all(${array(remove)}) order by place)
    || array(select word from unnest(${array(add)}) with ordinality as new(word, place)
      where word <> all(select lower(had) from unnest(${column}) had) order by place))`;
}

const array = (words: string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(words)}::text::jsonb))`;

const wordsOf = (labels: Labels) =>
  'only' in labels ? (labels.only ?? []) : [...(labels.add ?? []), ...(labels.remove ?? [])];

function refused(field: string, problem: string): Refusal {
  return new Refusal('invalid', problem, { [field]: problem });
}
