/** The fields of the filter language: which values they take and what a value means. */
import { unknownWord } from '../../brands/did-you-mean.ts';
import type { FieldSpec } from '../../brands/query-tree.ts';
import {
  languageProblem,
  ratingProblem,
  ratingRange,
  siteOf,
  siteProblem,
  sourceProblem,
} from '../../brands/query-values.ts';
import { EMOTIONS, INTENTS, PRIORITIES, SENTIMENTS, STATUSES } from '../mention.ts';
import { type Comparison, type FieldFilter, OF_INCIDENT, type OfIncident } from './field-filter.ts';
import { PROMISE_KEPT, RESOLVING_KEPT } from './kept.ts';

const anything = () => null;

const oneOf = (field: string, known: readonly string[]) => (value: string) =>
  known.includes(value.toLowerCase()) ? null : unknownWord(value, field, known);

/** Field name → what is wrong with a value, in the order in which users read them. */
export const FILTER_FIELDS: FieldSpec = {
  brand: anything,
  source: sourceProblem,
  site: siteProblem,
  sentiment: oneOf('sentiment', SENTIMENTS),
  intent: oneOf('intent', INTENTS),
  emotion: oneOf('emotion', EMOTIONS),
  theme: anything,
  term: anything,
  tag: anything,
  author: (value) => (value === '@' ? 'Write a name or a handle after author:.' : null),
  status: oneOf('status', STATUSES),
  assignee: anything,
  team: anything,
  answered: anything,
  whose: anything,
  priority: oneOf('priority', PRIORITIES),
  lang: languageProblem,
  rating: ratingProblem,
  reach: comparisonProblem(
    'A reach is a number of followers. Write reach:>=1000 or reach:<50.',
    /^\d{1,10}$/,
  ),
  score: comparisonProblem(
    'A score is from -1 to 1. Write score:<-0.4 or score:>=0.5.',
    /^-?(?:0?\.\d{1,4}|[01](?:\.\d{1,4})?)$/,
  ),
  is: oneOf('is', ['unsure', 'overdue', 'spam', 'copy', 'corrected', 'unassigned', 'mine', ...STATUSES]),
  has: oneOf('has', ['reply', 'rating', 'tag', 'survey', 'csat']),
  needs: oneOf('needs', ['reply']),
  replied: (value) =>
    minutesIn(value) ? null : 'Write how soon it was answered: replied:<4h or replied:>=30m.',
  promise: oneOf('promise', PROMISE_KEPT),
  resolving: oneOf('resolving', RESOLVING_KEPT),
  incident: (value) =>
    incidentIn(value) ? null : 'Write an incident by its number: incident:12, or incident:12=peak.',
  on: (value) =>
    daysIn(value) ? null : 'Write a day as on:2026-11-21, several as on:2026-11-01..2026-11-30.',
  after: dateProblem,
  before: dateProblem,
  due: dateProblem,
};

/** The filter for a field whose value FILTER_FIELDS accepts. */
export function fieldFilter(field: string, value: string): FieldFilter {
  const known = value.toLowerCase();
  if (field === 'incident') return { kind: 'field', field, ...incidentIn(value)! };
  if (field === 'rating') return { kind: 'field', field, ...ratingRange(value)! };
  if (field === 'replied') return { kind: 'field', field, ...minutesIn(value)! };
  if (field === 'reach' || field === 'score') return { kind: 'field', field, ...comparisonIn(value)! };
  if (field === 'after' || field === 'before' || field === 'due')
    return { kind: 'field', field, at: timeOf(value)!.toISOString() };
  if (field === 'on') return { kind: 'field', field, ...daysIn(value)! };
  if (field === 'site') return { kind: 'field', field, value: siteOf(value)! };
  if (field === 'author') return { kind: 'field', field, value: value.replace(/^@/, '') };
  if (field === 'is' && known in PEOPLE) return { kind: 'field', field: 'assignee', value: PEOPLE[known]! };
  if (field === 'is' && (STATUSES as readonly string[]).includes(known))
    return { kind: 'field', field: 'status', value: known } as FieldFilter;
  const isPerson = field === 'assignee' || field === 'answered' || field === 'whose';
  if (field === 'brand' || (isPerson && known !== 'me' && known !== 'none'))
    return { kind: 'field', field, value };
  return { kind: 'field', field, value: known } as FieldFilter;
}

/** `12=peak` as its number and what of it is meant; by itself those with which it was found. */
function incidentIn(text: string): { id: number; of: OfIncident } | null {
  const [, id, of = 'found'] = /^(\d{1,15})(?:=([a-z]+))?$/.exec(text.toLowerCase()) ?? [];
  const known = OF_INCIDENT.find((one) => one === of);
  return id && known ? { id: Number(id), of: known } : null;
}

/** `is:` as another way to say `assignee:`. */
const PEOPLE: Record<string, string> = { unassigned: 'none', mine: 'me' };

const SIGNS = { '≤': '<=', '≥': '>=', '': '=' } as const;

/** A number behind a sign; a true minus is one, and commas part thousands. Null for anything else. */
function comparisonIn(text: string): { is: Comparison; value: number; digits: string } | null {
  const [, sign = '', digits = ''] = /^([<>]=?|[≤≥=])?([-−]?[\d.,]+)$/.exec(text) ?? [];
  const plain = digits.replace('−', '-').replaceAll(/,(?=\d{3}(?:\D|$))/g, '');
  if (plain === '' || Number.isNaN(Number(plain))) return null;
  return {
    is: (SIGNS[sign as keyof typeof SIGNS] ?? sign) as Comparison,
    value: Number(plain),
    digits: plain,
  };
}

const MINUTES = { m: 1, h: 60, d: 1440 } as const;

/** `<4h` as minutes behind a sign. */
function minutesIn(text: string): { is: Comparison; value: number } | null {
  const [, amount = '', unit = ''] = /^(.*\d)([mhd])$/i.exec(text) ?? [];
  const found = comparisonIn(amount);
  if (!found || !/^\d{1,5}(?:\.\d{1,2})?$/.test(found.digits)) return null;
  return { is: found.is, value: found.value * MINUTES[unit.toLowerCase() as keyof typeof MINUTES] };
}

function comparisonProblem(problem: string, shape: RegExp) {
  return (value: string) => (shape.test(comparisonIn(value)?.digits ?? '') ? null : problem);
}

function dateProblem(value: string): string | null {
  return timeOf(value) ? null : 'A date is written as 2026-11-21, or with a time as 2026-11-21T09:00Z.';
}

/** One day, or the first and the last of several. */
function daysIn(text: string): { from: string; to: string } | null {
  const [, from = '', to = from] = /^((?:19|20|21)[\d-]{8})(?:\.\.((?:19|20|21)[\d-]{8}))?$/.exec(text) ?? [];
  return timeOf(from) && timeOf(to) && from <= to ? { from, to } : null;
}

/** A day is its start in UTC. */
function timeOf(value: string): Date | null {
  const day = /^((?!0000)\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/i.exec(value);
  if (!day) return null;
  const time = new Date(value.toUpperCase());
  const real = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day[1]!);
  return real ? time : null;
}
