/** Whether a brand is spoken of less than chance makes it: a long silence, or three thin days. Pure. */
import { predictiveOf } from './expectation.ts';
import { HOUR_MS } from './local-hours.ts';
import { fallsAYear } from './recurrence.ts';
import { WINDOWS } from './variation.ts';
import type { Found, Watched } from './watch.ts';

export type Quiet = Found & { direction: 'drop' | 'silence' };

const LONGEST = WINDOWS.length - 1;
const DROP_HOURS = WINDOWS[LONGEST]!;

/** `times`: of the mentions within the last three days at least, and of the last one, oldest first. */
export function quietAt(volume: Watched, times: readonly number[], now: number, limit: number): Quiet | null {
  const silence = silenceAt(volume, times.at(-1) ?? null, now);
  if (silence && silence.alarmsAYear <= limit) return silence;
  const since = now - DROP_HOURS * HOUR_MS;
  const count = times.filter((at) => at > since).length;
  const expected = volume.expected(since, now);
  const predictive = predictiveOf(volume.expectation, expected, LONGEST);
  const alarmsAYear = fallsAYear(predictive, count, DROP_HOURS);
  if (count === 0 || alarmsAYear > limit) return null;
  const { size } = predictive;
  return {
    direction: 'drop',
    key: volume.key,
    at: now,
    hours: DROP_HOURS,
    count,
    expected,
    size,
    alarmsAYear,
  };
}

function silenceAt(volume: Watched, last: number | null, now: number): Quiet | null {
  if (last === null || last >= now) return null;
  const hours = (now - last) / HOUR_MS;
  const expected = volume.expected(last, now);
  const window = WINDOWS.findIndex((longer) => longer >= hours);
  const predictive = predictiveOf(volume.expectation, expected, window < 0 ? LONGEST : window);
  const alarmsAYear = fallsAYear(predictive, 0, hours);
  const found = {
    key: volume.key,
    at: now,
    hours: Math.ceil(hours),
    count: 0,
    expected,
    size: predictive.size,
  };
  return { direction: 'silence', ...found, alarmsAYear };
}
