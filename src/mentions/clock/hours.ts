/** When a brand answers: its calendar, and the stretches of time in which it is open. Pure. */
import { stretchAt } from './zone.ts';

/** Minutes of a day as its clocks show them: 540 to 1020 is 9:00 to 17:00. */
export type Interval = readonly [opens: number, closes: number];

export type Calendar = {
  timeZone: string;
  /** Monday first. */
  week: readonly (readonly Interval[])[];
  /** A day, as midnight UTC in milliseconds → when it is open, whatever its weekday is. */
  holidays: ReadonlyMap<number, readonly Interval[]>;
};

export type CalendarRows = {
  timeZone: string;
  /** `weekday` 1 is Monday. None at all: round the clock. */
  hours: readonly { weekday: number; opens: number; closes: number }[];
  /** `day` as YYYY-MM-DD. */
  holidays: readonly { day: string; hours: readonly Interval[] }[];
};

/** From and to in milliseconds since 1970. */
export type Span = { from: number; to: number };

const MINUTE = 60_000;
const DAY = 86_400_000;
export const WHOLE_DAY: Interval = [0, 1440];

/** The calendar that these rows make. */
export function calendarOf({ timeZone, hours, holidays }: CalendarRows): Calendar {
  const inOrder = (intervals: readonly Interval[]) => intervals.toSorted((a, b) => a[0] - b[0]);
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    hours.length === 0
      ? [WHOLE_DAY]
      : inOrder(hours.filter(({ weekday }) => weekday === day).map((row) => [row.opens, row.closes])),
  );
  const days = holidays.map((row) => [Date.parse(`${row.day}T00:00:00Z`), inOrder(row.hours)] as const);
  return { timeZone, week, holidays: new Map(days) };
}

/**
 * Open times from an instant on, in their order, for at most twenty years. A minute that clocks skip is in none; one
 * that they show twice counts twice.
 */
export function* openTimes(calendar: Calendar, from: number): Generator<Span> {
  const end = from + 7305 * DAY;
  for (let at = from; at < end; ) {
    const { to, offset } = stretchAt(calendar.timeZone, at);
    for (let day = Math.floor((at + offset) / DAY) * DAY; day - offset < to; day += DAY)
      for (const [opens, closes] of hoursOn(calendar, day)) {
        const open = Math.max(at, day + opens * MINUTE - offset);
        const close = Math.min(to, day + closes * MINUTE - offset);
        if (open < close) yield { from: open, to: close };
      }
    at = to;
  }
}

/** 1 January 1970 was a Thursday. */
const hoursOn = ({ week, holidays }: Calendar, day: number) =>
  holidays.get(day) ?? week[(((day / DAY + 3) % 7) + 7) % 7]!;
