/** What the clocks of a time zone show: stretches of time in which they stand equally far from UTC. Pure. */

/** From and to in milliseconds since 1970; `offset` in milliseconds is added to UTC. */
export type Stretch = { from: number; to: number; offset: number };

const SECOND = 1000;
const DAY = 86_400_000;
/** Nowhere are clocks as far from UTC. */
const FURTHEST = 16 * 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const years = new Map<string, Stretch[]>();

/** The stretch that `at` lies in, cut at the ends of its year. Throws RangeError for an unknown zone. */
export function stretchAt(timeZone: string, at: number): Stretch {
  const year = new Date(at).getUTCFullYear();
  const key = `${timeZone} ${year}`;
  const known = years.get(key) ?? stretchesOf(timeZone, year);
  years.set(key, known);
  return known.find(({ to }) => at < to)!;
}

/** The instant with which a day (`2026-11-23`) begins there, also where clocks skip or repeat midnight. */
export const startOfDay = (day: string, timeZone: string) =>
  instantOf(Date.parse(`${day}T00:00:00Z`), timeZone);

/**
 * The first instant at which clocks there show a time (given as if it were UTC, in milliseconds); where they skip it,
 * the one at which they go on.
 */
export function instantOf(shown: number, timeZone: string): Date {
  let stretch = stretchAt(timeZone, shown - FURTHEST);
  while (shown - stretch.offset >= stretch.to) stretch = stretchAt(timeZone, stretch.to);
  return new Date(Math.max(shown - stretch.offset, stretch.from));
}

function stretchesOf(timeZone: string, year: number): Stretch[] {
  const end = Date.UTC(year + 1, 0, 1);
  const found: Stretch[] = [];
  let from = Date.UTC(year, 0, 1);
  let offset = offsetAt(timeZone, from);
  for (let day = from; day < end; day += DAY) {
    const next = Math.min(day + DAY, end - SECOND);
    const later = offsetAt(timeZone, next);
    if (later === offset) continue;
    const to = changeBetween(timeZone, day, next);
    found.push({ from, to, offset });
    [from, offset] = [to, later];
  }
  return [...found, { from, to: end, offset }];
}

/** The second at which the clocks are changed. */
function changeBetween(timeZone: string, before: number, after: number): number {
  const offset = offsetAt(timeZone, before);
  let [low, high] = [before / SECOND, after / SECOND];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle * SECOND) === offset) low = middle;
    else high = middle;
  }
  return high * SECOND;
}

function offsetAt(timeZone: string, at: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) shown[type] = Number(value);
  const { year, month, day, hour, minute, second } = shown as Record<string, number>;
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - at;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  formats.set(timeZone, format);
  return format;
}
