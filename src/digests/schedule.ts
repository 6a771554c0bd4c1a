/** When a digest is due, on the reader's own clock. Pure. */
import { instantOf } from '../mentions/clock/zone.ts';
import { localTime } from '../mentions/snooze-times.ts';

export type Cadence = 'hourly' | 'daily' | 'weekly';

/** `hour` of the day and ISO `weekday` (1 is Monday) count where the cadence has them. */
export type Schedule = { cadence: Cadence; hour: number; weekday: number };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BETWEEN: Record<Exclude<Cadence, 'hourly'>, number> = { daily: 1, weekly: 7 };

/** The end of the first period that ends after `at`. */
export function nextEnd(schedule: Schedule, at: Date, timeZone: string): Date {
  if (schedule.cadence === 'hourly') return new Date((Math.floor(at.getTime() / HOUR) + 1) * HOUR);
  const { cadence, hour, weekday } = schedule;
  const today = Date.parse(`${localTime(at, timeZone).slice(0, 10)}T00:00:00Z`);
  const ahead = cadence === 'daily' ? 0 : (weekday - isoWeekday(today) + 7) % 7;
  const next = instantOf(today + ahead * DAY + hour * HOUR, timeZone);
  if (next > at) return next;
  return instantOf(today + (ahead + BETWEEN[cadence]) * DAY + hour * HOUR, timeZone);
}

/** The end of the last period that ended by then: where the next one starts. */
export function lastEnd(schedule: Schedule, at: Date, timeZone: string): Date {
  if (schedule.cadence === 'hourly') return new Date(Math.floor(at.getTime() / HOUR) * HOUR);
  // A change of clocks makes a period up to an hour or two shorter, never a day.
  const around = (BETWEEN[schedule.cadence] + 0.5) * DAY;
  let end = nextEnd(schedule, new Date(at.getTime() - around), timeZone);
  for (let next = end; next <= at; next = nextEnd(schedule, next, timeZone)) end = next;
  return end;
}

/** A Sunday is 7. */
const isoWeekday = (midnight: number): number => new Date(midnight).getUTCDay() || 7;
