/** Hours since 1970 and the weekday and hour that a clock in a zone shows in them. Pure. */

export const HOUR_MS = 3_600_000;
/** Monday 00:00 is cell 0, Sunday 23:00 is cell 167. */
export const CELLS = 168;

export const hourOf = (at: Date | number) => Math.floor(Number(at) / HOUR_MS);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The cell of each of `length` hours from hour `from` on; the hour that clocks repeat has its cell twice. */
export function localCells(from: number, length: number, timeZone: string): Uint8Array {
  const cells = new Uint8Array(length);
  for (let start = 0; start < length; start += 24) {
    const end = Math.min(length, start + 24);
    const first = offsetAt(from + start, timeZone);
    // Clocks change in few hours of a year: a day with one offset at both ends has no other between.
    const isEven = offsetAt(from + end - 1, timeZone) === first;
    for (let at = start; at < end; at++)
      cells[at] = cellAt(from + at, isEven ? first : offsetAt(from + at, timeZone));
  }
  return cells;
}

/** 1970 began on a Thursday. */
const cellAt = (hour: number, offset: number) => mod(hour + offset + 3 * 24, CELLS);

const mod = (value: number, by: number) => ((value % by) + by) % by;

/** Whole hours by which clocks there are ahead of UTC; of half an hour the hour that has begun counts. */
function offsetAt(hour: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(new Date(hour * HOUR_MS))
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour', number>;
  return hourOf(Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour)) - hour;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' },
  });
  formats.set(timeZone, format);
  return format;
}
