/** Business time counted minute by minute from what clocks show, for holding src/mentions/clock against. */

const MINUTE = 60_000;
const QUARTER = 15;

/** What the clocks show at each minute from `start` on. */
export type Shown = { start: number; day: Int32Array; minute: Int16Array };

/** Clocks are asked every quarter of an hour; no zone here changes them at another minute. */
export function shownIn(timeZone: string, start: number, minutes: number): Shown {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const shown: Shown = { start, day: new Int32Array(minutes), minute: new Int16Array(minutes) };
  for (let at = 0; at < minutes; at += QUARTER) {
    const [day, time] = format.format(start + at * MINUTE).split(' ') as [string, string];
    const [hour, minute] = time.split(':').map(Number) as [number, number];
    for (let next = 0; next < QUARTER; next++) {
      shown.day[at + next] = Date.parse(day) / 86_400_000;
      shown.minute[at + next] = hour * 60 + minute + next;
    }
  }
  return shown;
}

export type Rows = {
  hours: { weekday: number; opens: number; closes: number }[];
  holidays: { day: string; hours: [number, number][] }[];
  pauses: { from: Date; to: Date | null }[];
};

/** 1 for each minute that counts. */
export function countingMinutes(
  { start, day, minute }: Shown,
  { hours, holidays, pauses }: Rows,
): Uint8Array {
  const counts = new Uint8Array(day.length);
  const special = new Map(holidays.map((one) => [Date.parse(one.day) / 86_400_000, minutesOf(one.hours)]));
  const usual = [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
    const own = hours.filter((one) => one.weekday % 7 === weekday);
    return minutesOf(hours.length === 0 ? [[0, 1440]] : own.map((one) => [one.opens, one.closes]));
  });
  for (let at = 0; at < day.length; at++) {
    const open = special.get(day[at]!) ?? usual[(day[at]! + 4) % 7]!;
    counts[at] = open[minute[at]!]!;
  }
  for (const { from, to } of pauses) {
    const end = to === null ? day.length : (to.getTime() - start) / MINUTE;
    counts.fill(0, (from.getTime() - start) / MINUTE, end);
  }
  return counts;
}

function minutesOf(open: [number, number][]): Uint8Array {
  const minutes = new Uint8Array(1440);
  for (const [opens, closes] of open) minutes.fill(1, opens, closes);
  return minutes;
}

/** The end of the minute in which the last one is counted; null when these minutes do not hold so many. */
export function dueAfter(counts: Uint8Array, from: number, minutes: number): number | null {
  let left = minutes;
  for (let at = from; at < counts.length; at++) {
    left -= counts[at]!;
    if (left === 0) return at + 1;
  }
  return null;
}

export function countBetween(counts: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) count += counts[at]!;
  return count;
}
