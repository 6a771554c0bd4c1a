/** What a query is once it is read, and what it may hold. */

/** `start` and `end` are UTF-16 offsets into the query text. */
export type Query = { start: number; end: number } & (
  | { kind: 'and' | 'or'; parts: Query[] }
  | { kind: 'not'; part: Query }
  | { kind: 'near'; parts: [left: Query, right: Query]; words: number; ordered: boolean }
  | { kind: 'term'; text: string; phrase: boolean }
  | { kind: 'field'; field: string; value: string }
);

/** Field name → what is wrong with a value, or null. */
export type FieldSpec = Record<string, (value: string) => string | null>;

/** `nears` and `innerStars` are zero in languages that do not know them. */
export type QueryLimits = {
  characters: number;
  terms: number;
  depth: number;
  nears: number;
  innerStars: number;
};
