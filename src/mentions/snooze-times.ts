/** Until when a nap lasts, in the user's own days. Pure. */
import { instantOf } from './clock/zone.ts';

export const NAPS = ['1h', '3h', 'tomorrow', 'monday'] as const;
export type Nap = (typeof NAPS)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MORNING_HOUR = 9;

/** One or three hours from now, or 9:00 on the next day or the next Monday in that time zone. */
export function napEnd(nap: Nap, now: Date, timeZone: string): Date {
  if (nap === '1h') return new Date(now.getTime() + HOUR);
  if (nap === '3h') return new Date(now.getTime() + 3 * HOUR);
  const today = Date.parse(`${localTime(now, timeZone).slice(0, 10)}T00:00:00Z`);
  const ahead = nap === 'tomorrow' ? 1 : (8 - new Date(today).getUTCDay()) % 7 || 7;
  return instantOf(today + ahead * DAY + MORNING_HOUR * HOUR, timeZone);
}

/** When the day ends on which it is `now` in that time zone. */
export function dayEnd(now: Date, timeZone: string): Date {
  const today = Date.parse(`${localTime(now, timeZone).slice(0, 10)}T00:00:00Z`);
  return instantOf(today + DAY, timeZone);
}

/** When this day (`2026-11-23`) begins in that time zone; null for what is no day. */
export function dayStart(day: string, timeZone: string): Date | null {
  const shown = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(shown) ? null : instantOf(shown, timeZone);
}

/** From the year 1000 to 2999, which every calendar here can show. */
const ON_A_CLOCK = /^([12]\d{3}-\d\d-\d\d)(?:[ T]([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?)?$/;

/** When clocks in that zone show what was typed: `2026-11-23 14:30`, or a day for its midnight; null for what is no time. */
export function clockTime(typed: string, timeZone: string): Date | null {
  const [, day = '', hour = '00', minute = '00'] = ON_A_CLOCK.exec(typed) ?? [];
  const shown = new Date(`${day}T${hour}:${minute}:00Z`);
  const isReal = !Number.isNaN(shown.getTime()) && shown.toISOString().startsWith(day);
  return isReal ? instantOf(shown.getTime(), timeZone) : null;
}

/** What clocks in that zone show, as if it were UTC. */
export function localTime(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return `${format.format(at).replace(' ', 'T')}Z`;
}
