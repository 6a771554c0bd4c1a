/** A filter as rows of a form: field, comparison, values. What rows cannot say stays a filter in words. Pure. */
import type { FieldFilter } from '../mentions/filter/field-filter.ts';
import { type Filter, parseFilter } from '../mentions/filter/filter.ts';
import { EMOTIONS, INTENTS, PRIORITIES, SENTIMENTS } from '../mentions/mention.ts';

export type Comparison = 'any' | 'none' | 'least' | 'most' | 'above' | 'below';

/** All conditions hold together; `any` and `none` take several values, the others one. */
export type Condition = { field: ConditionField; is: Comparison; values: string[] };

/** Field → its comparisons, and the values it is limited to. */
const CONDITION_FIELDS = {
  sentiment: { is: ['any', 'none'], of: SENTIMENTS },
  score: { is: ['below', 'above'], of: null },
  reach: { is: ['least', 'below'], of: null },
  theme: { is: ['any', 'none'], of: null },
  priority: { is: ['any', 'none'], of: PRIORITIES },
  rating: { is: ['most', 'least'], of: null },
  source: { is: ['any', 'none'], of: null },
  intent: { is: ['any', 'none'], of: INTENTS },
  emotion: { is: ['any', 'none'], of: EMOTIONS },
  author: { is: ['any', 'none'], of: null },
  words: { is: ['any', 'none'], of: null },
  lang: { is: ['any', 'none'], of: null },
} as const satisfies Record<string, { is: readonly Comparison[]; of: readonly string[] | null }>;

export type ConditionField = keyof typeof CONDITION_FIELDS;

const SIGNS = { least: '>=', most: '<=', above: '>', below: '<' } as const;

/** In the filter language. Rows without a value say nothing. */
export const filterOf = (conditions: readonly Condition[]): string =>
  conditions
    .filter(({ values }) => values.length > 0)
    .map(writtenCondition)
    .join(' ');

function writtenCondition({ field, is, values }: Condition): string {
  if (is !== 'any' && is !== 'none') return `${field}:${SIGNS[is]}${values[0]}`;
  const parts = values.map((value) => (field === 'words' ? quoted(value) : `${field}:${quoted(value)}`));
  const either = parts.length === 1 ? parts[0]! : `(${parts.join(' OR ')})`;
  return is === 'none' ? `-${either}` : either;
}

const quoted = (value: string) => {
  const plain = value.replaceAll('"', '').trim();
  return /^[\p{L}\p{N}][\p{L}\p{N}_=.-]*\*?$/u.test(plain) && !/^(?:AND|OR|NOT)$/i.test(plain)
    ? plain
    : `"${plain}"`;
};

/** The rows that say the same as the filter; null when none do. Throws QueryError for what cannot be read. */
export function conditionsOf(text: string): Condition[] | null {
  const filter = parseFilter(text);
  const parts = filter.kind === 'and' ? filter.parts : filter.kind === 'all' ? [] : [filter];
  const conditions = parts.map(conditionOf);
  if (!conditions.every((one) => one !== null)) return null;
  return isSame(filter, filterOf(conditions)) ? conditions : null;
}

/** Nothing that a person wrote may change its meaning by being shown. */
const isSame = (filter: Filter, written: string) =>
  JSON.stringify(parseFilter(written)) === JSON.stringify(filter);

function conditionOf(filter: Filter): Condition | null {
  if (filter.kind === 'not') {
    const negated = conditionOf(filter.part);
    return negated?.is === 'any' ? { ...negated, is: 'none' } : null;
  }
  if (filter.kind === 'words')
    return { field: 'words', is: 'any', values: [filter.prefix ? `${filter.text}*` : filter.text] };
  if (filter.kind === 'or') return eitherOf(filter.parts.map(conditionOf));
  return filter.kind === 'field' ? fieldCondition(filter) : null;
}

function eitherOf(parts: (Condition | null)[]): Condition | null {
  const [first] = parts;
  if (!first || !parts.every((part) => part?.field === first.field && part.is === 'any')) return null;
  return { ...first, values: parts.flatMap((part) => part!.values) };
}

function fieldCondition(filter: FieldFilter): Condition | null {
  if (filter.field === 'reach' || filter.field === 'score') {
    const is = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).find((one) => SIGNS[one] === filter.is);
    const known: readonly Comparison[] = CONDITION_FIELDS[filter.field].is;
    return is && known.includes(is) ? { field: filter.field, is, values: [String(filter.value)] } : null;
  }
  if (filter.field === 'rating') {
    if (filter.from === 1) return { field: 'rating', is: 'most', values: [String(filter.to)] };
    return filter.to === 5 ? { field: 'rating', is: 'least', values: [String(filter.from)] } : null;
  }
  if (!('value' in filter) || !(filter.field in CONDITION_FIELDS)) return null;
  return { field: filter.field as ConditionField, is: 'any', values: [String(filter.value)] };
}

/** A row as typed: what does not belong to its field is left out, and its comparison is one that the field knows. */
export function fitted(
  field: string,
  is: string,
  values: readonly string[],
): { condition: Condition; fits: boolean } {
  const known = (field in CONDITION_FIELDS ? field : 'sentiment') as ConditionField;
  const { is: comparisons, of }: { is: readonly Comparison[]; of: readonly string[] | null } =
    CONDITION_FIELDS[known];
  const comparison = comparisons.find((one) => one === is) ?? comparisons[0]!;
  const given = values.flatMap((value) => value.split(',').map((one) => one.trim())).filter(Boolean);
  const rightful = of ? given.filter((value) => of.includes(value)) : given;
  const fits = known === field && comparison === is && rightful.length === given.length;
  // A number may be typed as 1,000.
  const number = fits && given.length > 0 ? [given.join('')] : [];
  const isList = comparison === 'any' || comparison === 'none';
  return { condition: { field: known, is: comparison, values: isList ? rightful : number }, fits };
}
