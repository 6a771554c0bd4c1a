/** When the story's clock stops for something to happen: more often the nearer it is to today. Pure. */
import { OUTAGES } from './story/happenings.ts';

export type Tick = { at: Date; polls: boolean; endsDay: boolean };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const EVERY_HOUR = Array.from({ length: 19 }, (_, index) => index + 5);
/** Hours of the day, UTC, from so many days ago on. */
const HOURS = [
  { sinceDaysAgo: 1000, hours: [9, 15, 21], pollDays: 4 },
  { sinceDaysAgo: 62, hours: [6, 9, 12, 15, 18, 21], pollDays: 1 },
  { sinceDaysAgo: 14, hours: EVERY_HOUR, pollDays: 1 },
];
const LAST_HOURS = 6 * HOUR;

/** From `days` before the end to the end itself; the first one only sets the stage. */
export function tickTimes(end: Date, days: number): [start: Date, ...ticks: Tick[]] {
  const today = Math.floor(end.getTime() / DAY);
  const start = new Date((today - days + 1) * DAY);
  const ticks = Array.from({ length: days }, (_, index) =>
    dayTicks(end, today - days + 1 + index, today),
  ).flat();
  return [start, ...ticks.filter(({ at }) => at < end), { at: end, polls: true, endsDay: true }];
}

function dayTicks(end: Date, day: number, today: number): Tick[] {
  const { hours, pollDays } = HOURS.findLast(({ sinceDaysAgo }) => today - day <= sinceDaysAgo)!;
  return hours.map((hour, index) => {
    const at = new Date(day * DAY + hour * HOUR);
    const endsDay = index === hours.length - 1;
    const polls = (endsDay && day % pollDays === 0) || isPolledClosely(end.getTime() - at.getTime());
    return { at, polls, endsDay };
  });
}

/** A day around an outage, and in the last hours. */
function isPolledClosely(ago: number): boolean {
  const isNear = OUTAGES.some(
    ({ fromHours, toHours }) => ago <= fromHours * HOUR + DAY && ago >= toHours * HOUR - LAST_HOURS,
  );
  return isNear || ago < LAST_HOURS;
}
