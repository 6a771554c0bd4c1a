/** Sentences for what a query may not have. */
import { nearestWord } from './did-you-mean.ts';
import type { FieldSpec, Query } from './query-tree.ts';

/** The field is not known. */
export function unknownField(field: string, fields: FieldSpec): string {
  const nearest = nearestWord(field.toLowerCase(), Object.keys(fields));
  if (nearest)
    return `There is no field ${field}:. Did you mean ${nearest}:? To search for it as words, put it in double quotes.`;
  const known = Object.keys(fields).map((name) => `${name}:`);
  return `There is no field ${field}:. The fields are ${known.join(' ')}. To search for it as words, put it in double quotes.`;
}

/** Groups within groups. */
export function tooDeep(depth: number): string {
  return `Brackets and NOT may be nested ${depth} deep. Write it flatter.`;
}

/** Words and fields. */
export function tooMany(terms: number): string {
  return `At most ${terms} words and fields are read; this is one more. Remove some.`;
}

/** A * that is not at the end of its word. */
export function tooManyStars(stars: number): string {
  return `At most ${stars} words may have a * before or inside them; this is one more. Write the * at the end.`;
}

/** What is wrong with the `count`th NEAR, which stands between `parts`; null when nothing is. */
export function nearProblem(parts: Query[], count: number, most: number, isChained: boolean): string | null {
  if (most === 0) return 'NEAR works in match rules, not here. Use AND, or a phrase in double quotes.';
  if (count > most) return `NEAR may be written ${most} times; this is one more. Remove some.`;
  if (isChained) return 'NEAR joins two things. Write (a NEAR/5 b) AND (b NEAR/5 c) for three.';
  return parts.every(mayBeNear)
    ? null
    : 'NEAR stands between words, phrases, case: and groups of them with OR. Write AND for anything else.';
}

function mayBeNear(query: Query): boolean {
  if (query.kind === 'or') return query.parts.every(mayBeNear);
  return query.kind === 'term' || (query.kind === 'field' && query.field === 'case');
}
