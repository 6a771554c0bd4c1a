/** Says in words what a query looks for. */
import { SOURCE_LABELS } from '../sources/labels.ts';
import type { Query } from './query.ts';

const FIELDS: Record<string, (value: string) => string> = {
  title: (value) => `${quoted(value)} in the title`,
  body: (value) => `${quoted(value)} in the text below the title`,
  author: (value) => `an author called ${quoted(value)}`,
  site: (value) => `a page on ${value}`,
  lang: (value) => `the language ${value}`,
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

function term(text: string, phrase: boolean): string {
  if (text.endsWith('*')) return `words that begin with ${quoted(text.slice(0, -1))}`;
  return phrase && /\s/.test(text) ? `the phrase ${quoted(text)}` : quoted(text);
}

function quoted(text: string): string {
  return `“${text}”`;
}
