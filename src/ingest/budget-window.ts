/** The window that a moment falls into. Pure. */
import { startOfDay } from '../mentions/clock/zone.ts';
import { addDays, dayOf } from '../reports/period.ts';
import type { Budget } from '../sources/adapter.ts';

export type Window = { start: Date; end: Date };

const MINUTE_MS = 60_000;
const LENGTH_MS = {
  minute: MINUTE_MS,
  'five-minutes': 5 * MINUTE_MS,
  'ten-minutes': 10 * MINUTE_MS,
  'quarter-hour': 15 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 24 * 60 * MINUTE_MS,
};
const PACIFIC = 'America/Los_Angeles';

/** Whole multiples in UTC; calendar months in UTC; days of Los Angeles, which have 23 or 25 hours twice a year. */
export function windowOf(per: Budget['per'], now: Date): Window {
  if (per === 'pacific-day') {
    const day = dayOf(now, PACIFIC);
    return { start: startOfDay(day, PACIFIC), end: startOfDay(addDays(day, 1), PACIFIC) };
  }
  if (per === 'month') {
    const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
    return { start: new Date(Date.UTC(year, month)), end: new Date(Date.UTC(year, month + 1)) };
  }
  const start = Math.floor(now.getTime() / LENGTH_MS[per]) * LENGTH_MS[per];
  return { start: new Date(start), end: new Date(start + LENGTH_MS[per]) };
}
