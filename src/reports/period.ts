/** Days and periods in a brand's time zone. A day is `YYYY-MM-DD`; both ends of a period belong to it. */
import { Refusal } from '../failure.ts';

export const PERIODS = ['7d', '30d', '90d', '12m', 'month', 'quarter'] as const;
export type PeriodName = (typeof PERIODS)[number];

export type Period = { name: PeriodName | 'custom'; from: string; to: string; days: number };

/** As it stands in the address: a period by name, `2026-10`, `2026-Q3`, or both days; empty means the default. */
export type PeriodInput = { period?: string | null; from?: string | null; to?: string | null };

const DAY = 86_400_000;
const LENGTHS = { '7d': 7, '30d': 30, '90d': 90 } as const;
const LONGEST = 731;
const EARLIEST = '1971-01-01';
const SAME_WEEKDAYS_UP_TO = 14;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day in that zone; throws RangeError for an unknown zone. */
export function dayOf(at: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    dayFormat(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** `days` later; earlier when negative. */
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** From one day to another: 0 for the same day. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** Every day of a period, oldest first. */
export const daysOf = (period: { from: string; days: number }) =>
  Array.from({ length: period.days }, (_, index) => addDays(period.from, index));

/** The period that was asked for; one by name ends today. Throws Refusal for an impossible one. */
export function readPeriod(input: PeriodInput, now: Date, timeZone: string): Period {
  const today = dayOf(now, timeZone);
  const asked = input.period || (input.from || input.to ? 'custom' : '30d');
  if (asked === 'custom') return customPeriod(input.from ?? '', input.to || today, today);
  const name = PERIODS.find((period) => period === asked);
  if (!name) return calendarPeriod(asked, today);
  const from = firstDayOf(name, today);
  return { name, from, to: today, days: daysBetween(from, today) + 1 };
}

function firstDayOf(name: PeriodName, today: string): string {
  if (name === '12m') return addDays(aYearBefore(today), 1);
  if (name === 'month') return `${today.slice(0, 7)}-01`;
  if (name === 'quarter') return monthDay(today.slice(0, 4), 3 * quarterOf(today) - 2);
  return addDays(today, 1 - LENGTHS[name]);
}

const quarterOf = (day: string) => Math.ceil(Number(day.slice(5, 7)) / 3);

/** The first day of a month; the thirteenth is next year's first. */
const monthDay = (year: string, month: number) =>
  new Date(Date.UTC(Number(year), month - 1, 1)).toISOString().slice(0, 10);

/** One month, or one quarter, of a year; up to today while it lasts. */
function calendarPeriod(asked: string, today: string): Period {
  const found = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/.exec(asked);
  if (!found) {
    const names = PERIODS.join(', ');
    throw refuse('period', `There is no period "${asked}". Choose ${names}, 2026-10, 2026-Q3 or custom.`);
  }
  const [, year = '', month, quarter] = found;
  const first = month ? Number(month) : Number(quarter) * 3 - 2;
  const [from, next] = [monthDay(year, first), monthDay(year, first + (month ? 1 : 3))];
  if (from > today)
    throw refuse('period', `${asked} has not begun: today is ${today}. Choose an earlier one.`);
  const last = addDays(next, -1);
  return customPeriod(from, last < today ? last : today, today);
}

/** The period of the same length before; up to 14 days it has the same weekdays. */
export function previousPeriod(period: Period): Period {
  const back = period.days <= SAME_WEEKDAYS_UP_TO ? Math.ceil(period.days / 7) * 7 : period.days;
  return { ...period, from: addDays(period.from, -back), to: addDays(period.to, -back) };
}

function customPeriod(from: string, to: string, today: string): Period {
  checkDay('from', from, 'first');
  checkDay('to', to, 'last');
  if (from < EARLIEST)
    throw refuse('from', 'A report begins in 1971 at the earliest. Choose a later first day.');
  if (from > today)
    throw refuse('from', `The period begins on ${from}, but today is ${today}. Choose an earlier day.`);
  if (from > to)
    throw refuse('from', `The period ends on ${to}, before it begins on ${from}. Swap the days.`);
  if (to > today)
    throw refuse('to', `The period ends on ${to}, but today is ${today}. Choose an earlier day.`);
  const days = daysBetween(from, to) + 1;
  if (days > LONGEST) {
    throw refuse(
      'from',
      `The period has ${days} days; a report covers two years at most. Choose a later first day.`,
    );
  }
  return { name: 'custom', from, to, days };
}

function checkDay(field: 'from' | 'to', day: string, which: string): void {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  if (isDay && addDays(day, 0) === day) return;
  const sentence = `The ${which} day ${day ? `"${day}" is not a day` : 'is missing'}. Write it as 2026-11-07.`;
  throw refuse(field, sentence);
}

const refuse = (field: string, sentence: string) => new Refusal('invalid', sentence, { [field]: sentence });

/** 29 February has no day a year before; 28 February stands for it. */
function aYearBefore(day: string): string {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return addDays(earlier, 0) === earlier ? earlier : addDays(earlier, -1);
}

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
