/** A filter as the parts that narrow it, each with what is left when it goes. */
import { parseQuery } from '../../brands/query.ts';
import type { Query } from '../../brands/query-tree.ts';
import { FILTER_FIELDS } from './fields.ts';
import { FILTER_LIMITS } from './filter.ts';

export type FilterPart = { text: string; without: string };

/** As typed, in order. Throws QueryError for what cannot be read. */
export function filterParts(text: string): FilterPart[] {
  if (text.trim() === '') return [];
  const query = parseQuery(text, { fields: FILTER_FIELDS, limits: FILTER_LIMITS });
  const parts = (query.kind === 'and' ? query.parts : [query]).map((part) => written(part, text));
  return parts.map((part, index) => ({
    text: part,
    without: parts.filter((_, other) => other !== index).join(' '),
  }));
}

/** Side by side means AND, so what is joined by OR stays in parentheses. */
function written(part: Query, text: string): string {
  const words = text.slice(part.start, part.end);
  return part.kind === 'or' && !words.startsWith('(') ? `(${words})` : words;
}
