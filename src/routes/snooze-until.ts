/** Until when a form says that something is snoozed. */
import { Refusal } from '../failure.ts';
import { clockTime, NAPS, type Nap, napEnd } from '../mentions/snooze-times.ts';

/** What stands for a time of one's own, which the field `at` holds. */
const OWN = 'at';
export const UNTIL = [...NAPS, OWN] as const;

/** A nap, or what one's own clock shows then. Throws Refusal for what is no time. */
export function snoozeEnd(until: Nap | typeof OWN, at: string, now: Date, timeZone: string): Date {
  if (until !== OWN) return napEnd(until, now, timeZone);
  const end = clockTime(at, timeZone);
  if (end) return end;
  const problem = at === '' ? 'Say until when: a day and a time.' : `“${at}” is no time.`;
  const sentence = `${problem} Write it as 2026-11-21 14:30.`;
  throw new Refusal('invalid', sentence, { at: sentence });
}
