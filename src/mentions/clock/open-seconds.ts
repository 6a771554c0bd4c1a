/** A brand's open times as a table in which a database finds business time by bisection. Pure. */
import { type Calendar, openTimes } from './hours.ts';

/** Seconds since 1970, and for each open time the business seconds that had passed when it began. */
export type OpenSeconds = { opens: number[]; closes: number[]; passed: number[] };

/** All open times between two instants; a calendar that is never open has one far away. */
export function openSeconds(calendar: Calendar, from: Date, to: Date): OpenSeconds {
  const found: OpenSeconds = { opens: [], closes: [], passed: [] };
  let passed = 0;
  for (const span of openTimes(calendar, from.getTime())) {
    if (span.from >= to.getTime()) break;
    found.opens.push(span.from / 1000);
    found.closes.push(span.to / 1000);
    found.passed.push(passed);
    passed += (span.to - span.from) / 1000;
  }
  return found.opens.length > 0 ? found : { opens: [FAR_AWAY], closes: [FAR_AWAY], passed: [0] };
}

/** The earliest instant from which at most so many open minutes passed until then; null: all of the table. */
export function lastOpen(
  { opens, closes }: OpenSeconds,
  { minutes, until }: { minutes: number; until: Date },
): Date | null {
  let left = minutes * 60;
  for (const [back, opened] of opens.toReversed().entries()) {
    const closed = Math.min(closes.at(-1 - back)!, until.getTime() / 1000);
    if (closed - opened > left) return new Date((closed - left) * 1000);
    left -= closed - opened;
  }
  return null;
}

const FAR_AWAY = 1e12;
