/** What the clocks of a rule's time zone show: whether it is to be quiet, and when the next day begins. Pure. */
import { stretchAt } from '../mentions/clock/zone.ts';

/** Minutes after midnight, as the clocks of the zone show them; `until` before `from` is on the next day. */
export type QuietHours = { from: number; until: number; zone: string };

const MINUTE = 60_000;
const DAY = 86_400_000;

/** When the quiet hours end that `at` lies in; null when it lies in none. Throws RangeError for an unknown zone. */
export function quietUntil({ from, until, zone }: QuietHours, at: Date): Date | null {
  const shown = shownAt(zone, at) % DAY;
  const begins = from * MINUTE;
  const ends = until * MINUTE;
  const isQuiet = from < until ? shown >= begins && shown < ends : shown >= begins || shown < ends;
  return isQuiet ? whenShown(zone, at, until) : null;
}

/** The day that the zone's calendars show, as YYYY-MM-DD. */
export const dayShown = (zone: string, at: Date) =>
  new Date(shownAt(zone, at)).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** When the day after it begins. */
export const nextDay = (zone: string, at: Date) => whenShown(zone, at, 0);

/** As if the zone's clocks were UTC. */
const shownAt = (zone: string, at: Date) => at.getTime() + stretchAt(zone, at.getTime()).offset;

/** The next time at which the clocks show that minute of the day, or are put forward over it. */
function whenShown(zone: string, at: Date, minute: number): Date {
  const shown = shownAt(zone, at);
  const today = Math.floor(shown / DAY) * DAY + minute * MINUTE;
  const wanted = today > shown ? today : today + DAY;
  for (let from = at.getTime(); ; ) {
    const { to, offset } = stretchAt(zone, from);
    if (wanted - offset < to) return new Date(Math.max(from, wanted - offset));
    from = to;
  }
}
