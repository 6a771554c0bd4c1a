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

const FAR_AWAY = 1e12;
