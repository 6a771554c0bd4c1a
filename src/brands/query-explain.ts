/** Says in words what a query looks for. */
import { SOURCE_LABELS } from '../sources/labels.ts';
import { countryName, countryOf } from './query-country.ts';
import type { Query } from './query-tree.ts';
import { ratingRange, starsIn } from './query-values.ts';

const FIELDS: Record<string, (value: string) => string> = {
  title: (value) => `${term(value, true)} in the title`,
  body: (value) => `${term(value, true)} in the text below the title`,
  author: (value) => `an author called ${quoted(value)}`,
  site: (value) => `a page on ${value}`,
  case: (value) => `${term(value, true)} with capitals exactly so`,
  thread: (value) => `the thread ${value}`,
  country: (value) => `a place in ${countryName(countryOf(value)!)}`,
  rating: (value) => `a rating of ${starsIn(ratingRange(value)!)}`,
  lang: (value) => `a text in the language ${value}`,
  source: (value) => `a post on ${SOURCE_LABELS[value.toLowerCase()] ?? value}`,
};

/** One sentence without a full stop: Finds “fernhill” and “bikes”, but not “job”. */
export function explainQuery(query: Query): string {
  return `Finds ${explained(query, true)}`;
}

function explained(query: Query, outermost = false): string {
  switch (query.kind) {
    case 'term':
      return term(query.text, query.phrase);
    case 'field':
      return FIELDS[query.field]?.(query.value) ?? `${query.field} ${quoted(query.value)}`;
    case 'not':
      return `everything without ${explained(query.part)}`;
    case 'or':
      return grouped(query.parts.map((part) => explained(part)).join(' or '), outermost);
    case 'near':
      return grouped(near(query), outermost);
    case 'and':
      return grouped(all(query.parts), outermost);
  }
}

function all(parts: Query[]): string {
  const wanted = parts.filter((part) => part.kind !== 'not').map((part) => explained(part));
  const unwanted = parts.flatMap((part) => (part.kind === 'not' ? [explained(part.part)] : []));
  const first = wanted.length > 0 ? wanted.join(' and ') : 'everything';
  return unwanted.length > 0 ? `${first}, but not ${unwanted.join(' and not ')}` : first;
}

function grouped(text: string, outermost: boolean): string {
  return outermost ? text : `(${text})`;
}

function near({ parts: [left, right], words, ordered }: Query & { kind: 'near' }): string {
  const both = `${explained(left)} ${ordered ? 'followed by' : 'near'} ${explained(right)}`;
  if (words === 0) return `${both} with no word between`;
  return `${both} with at most ${words} ${words === 1 ? 'word' : 'words'} between`;
}

function term(text: string, phrase: boolean): string {
  if (phrase && /\s/.test(text))
    return `the phrase ${quoted(text)}${text.includes('*') ? ' (* stands for any letters)' : ''}`;
  const [before, after] = text.split('*');
  if (after === undefined) return quoted(text);
  const ends = [before && `begin with ${quoted(before)}`, after && `end with ${quoted(after)}`];
  return `words that ${ends.filter(Boolean).join(' and ')}`;
}

function quoted(text: string): string {
  return `“${text}”`;
}
