/** The filter language: what the search box, saved views, alert rules and the API understand. */
import { parseQuery } from '../../brands/query.ts';
import type { Query, QueryLimits } from '../../brands/query-tree.ts';
import type { FieldFilter } from './field-filter.ts';
import { FILTER_FIELDS, fieldFilter } from './fields.ts';

/** `words` looks in title and text. `phrase`: the words stand next to each other; `prefix`: a word begins so. */
export type WordsFilter = { kind: 'words'; text: string; phrase: boolean; prefix: boolean };

export type Filter =
  | { kind: 'all' }
  | { kind: 'and' | 'or'; parts: Filter[] }
  | { kind: 'not'; part: Filter }
  | WordsFilter
  | FieldFilter;

export const FILTER_LIMITS: QueryLimits = {
  characters: 256,
  terms: 32,
  depth: 32,
  nears: 0,
  innerStars: 0,
};

/** Reads a filter; an empty one is `{ kind: 'all' }`. Throws QueryError, which points at the place. */
export function parseFilter(text: string, limits: QueryLimits = FILTER_LIMITS): Filter {
  if (text.trim() === '') return { kind: 'all' };
  return filterOf(parseQuery(text, { fields: FILTER_FIELDS, limits }));
}

function filterOf(query: Query): Filter {
  switch (query.kind) {
    case 'term': {
      const prefix = query.text.endsWith('*');
      const text = prefix ? query.text.slice(0, -1) : query.text;
      return { kind: 'words', text, phrase: query.phrase, prefix };
    }
    case 'field':
      return fieldFilter(query.field, query.value);
    case 'not':
      return { kind: 'not', part: filterOf(query.part) };
    case 'or':
      return { kind: 'or', parts: query.parts.map(filterOf) };
    // Its limits let no NEAR into a filter.
    default:
      return { kind: 'and', parts: query.parts.map(filterOf) };
  }
}
