/** A message on a Friday afternoon, to see what hours and targets make of it. Pure. */
import { countedTo, type Part } from './due.ts';
import { calendarOf, openTimes } from './hours.ts';
import type { ResponseClock } from './targets.ts';

export type Example = { start: Date; minutes: number; parts: Part[] };

const FRIDAY = { weekday: 5, opens: 16 * 60 + 45, closes: 16 * 60 + 46 };

/** The next Friday 16:45 in the calendar's zone, and its first response by the most general target. */
export function exampleOf({ calendar, targets }: ResponseClock, now: Date): Example {
  const fridays = calendarOf({ timeZone: calendar.timeZone, hours: [FRIDAY], holidays: [] });
  const [next] = openTimes(fridays, now.getTime() + 60_000);
  const start = new Date(next!.from);
  const minutes = targets.at(-1)!.firstMinutes!;
  return { start, minutes, parts: countedTo(start, minutes, calendar) };
}
