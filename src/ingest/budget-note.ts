/** Budgets in words. Pure. */
import type { Budget, BudgetUnit, SourceAdapter } from '../sources/adapter.ts';
import { moment } from '../sources/health-words.ts';

export type Refused = Pick<Budget, 'unit' | 'limit' | 'per' | 'perPoll'> & { spent: number; windowEnd: Date };

const PER: Record<Budget['per'], string> = {
  minute: 'a minute',
  'five-minutes': 'in five minutes',
  'ten-minutes': 'in ten minutes',
  'quarter-hour': 'in a quarter of an hour',
  hour: 'an hour',
  day: 'a day',
  'pacific-day': 'a day, Pacific time,',
  month: 'a month',
};

/** Whose budget, how much of what is used, and until when; the time is ISO 8601, see withLocalTimes. */
export function usedUp(
  adapter: Pick<SourceAdapter, 'label'>,
  refused: Refused,
  { sharers, isKeyed }: { sharers: number; isKeyed: boolean },
): string {
  const { unit, limit, per, perPoll, spent, windowEnd } = refused;
  const whose = isKeyed ? 'this credential' : 'this server';
  const allowed = `${amount(limit, unit)} ${PER[per]}`;
  if (perPoll > limit)
    return `One poll may use ${amount(perPoll, unit)}, but ${adapter.label} allows ${whose} ${allowed}, so nothing is read. Raise the limit in the settings, or remove this source.`;
  const shared = sharers > 1 ? `, which ${sharers} sources share,` : '';
  return `The budget is used up: of the ${allowed} that ${adapter.label} allows ${whose}${shared} ${amount(spent, unit)} are used, and a poll may need ${amount(perPoll, unit)}. Nothing was asked; it is asked again on ${moment(windowEnd)}.`;
}

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const DOLLARS = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 3,
});

function amount(value: number, unit: BudgetUnit): string {
  if (unit === 'usd') return DOLLARS.format(value);
  return `${NUMBER.format(value)} ${value === 1 ? unit.slice(0, -1) : unit}`;
}
