/** What a kind of source needs and allows, in words. */
import type { Child } from 'hono/jsx';
import type { Budget, Terms } from '../src/sources/adapter.ts';
import type { OfferedKind } from '../src/sources/offered.ts';
import { count, DAY, duration, number } from './format.ts';

const PER: Record<Budget['per'], string> = {
  minute: 'a minute',
  'five-minutes': 'in five minutes',
  'ten-minutes': 'in ten minutes',
  'quarter-hour': 'in a quarter of an hour',
  hour: 'an hour',
  day: 'a day (UTC)',
  'pacific-day': 'a day (Pacific time)',
  month: 'a month',
};

/** 7.5 → `$7.50`. */
export const dollars = (value: number) => `$${value.toFixed(2)}`;

/** `100 requests a day (UTC)`, `$5.00 a month`. */
export function budgetWords({ unit, limit, per }: Pick<Budget, 'unit' | 'limit' | 'per'>): string {
  const amount =
    unit === 'usd' ? dollars(limit) : `${number(limit)} ${limit === 1 ? unit.replace(/s$/, '') : unit}`;
  return `${amount} ${PER[per]}`;
}

/** 24 → `day`, 48 → `2 days`, 12 → `12 h`. */
export function every(hours: number): string {
  if (hours === 24) return 'day';
  return hours % 24 === 0 ? count(hours / 24, 'day') : duration((hours * DAY) / 24);
}

/** The terms of a source as facts. */
const termFacts = ({ keeps, retentionDays, recheckHours, exportable }: Terms): [string, Child][] => {
  if (keeps === 'nothing') return [['Kept', 'nothing: Earshot only shows the link']];
  return [
    [
      'Kept',
      retentionDays === null
        ? 'until you delete it'
        : `${count(retentionDays, 'day')} after it was last shown there`,
    ],
    [
      'Edits and deletions',
      recheckHours === null ? 'as the source tells' : `asked again every ${every(recheckHours)}`,
    ],
    ['Exports', exportable ? 'may leave in exports and reports' : 'stays out of exports and shared reports'],
  ];
};

export const Pairs = ({ pairs }: { pairs: [string, Child][] }) => (
  <dl class="pairs">
    {pairs.map(([term, value]) => (
      <>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </>
    ))}
  </dl>
);

type KindFactsProps = {
  kind: OfferedKind;
  /** What it needs is there, and meters stand beside it. */
  isAdded?: boolean;
};

/** After a colon; names and abbreviations keep their capital. */
const inSentence = (words: string) =>
  /^(Nothing|Your own|An?|The)\b/.test(words) ? words[0]!.toLowerCase() + words.slice(1) : words;

/** What it needs, what it allows, and what its owner says about storing. */
export const KindFacts = ({ kind, isAdded }: KindFactsProps) => (
  <>
    {!isAdded && (
      <p class="facts-lead">
        <b>What it needs:</b> {inSentence(kind.needs)}
      </p>
    )}
    <Pairs
      pairs={[
        ...termFacts(kind.terms),
        ...(isAdded ? [] : kind.budgets).map((budget): [string, Child] => ['At most', budgetWords(budget)]),
      ]}
    />
    <p class="hint">{kind.terms.note}</p>
  </>
);
