/** What a brand's past makes likely on one of its days. Pure. */
import { type Expectation, expectationOf } from './expectation.ts';
import { between, type Past, watchedFrom } from './past.ts';
import type { Watched } from './watch.ts';

/** Days of the past that count, and the last ones that do not: what is judged must not be its own measure. */
const HISTORY_DAYS = 182;
export const LAG_DAYS = 3;
const DAY = 24;
export const WEEK = 7;

export type Model = { key: string; expectation: Expectation }[];

/** What the hours up to `day` (in days of `past`) make likely; the first line is the largest series. */
export function modelAt(past: Past, day: number): Model {
  const last = past.from + (day - LAG_DAYS) * DAY;
  let like: Expectation | null = null;
  return past.lines.map((line) => {
    const expectation = expectationOf(between(past, line, last - HISTORY_DAYS * DAY, last), like);
    like ??= expectation;
    return { key: line.key, expectation };
  });
}

/** The week that begins with `day`, to be watched with what was learnt from `calm`. */
export function watchedOn(past: Past, calm: Past, day: number): Watched[] {
  const first = past.from + (day - LAG_DAYS - 1) * DAY;
  const hours = upToDay(past, day + WEEK);
  return modelAt(calm, day).map(({ expectation }, index) =>
    watchedFrom(past.lines[index]!, expectation, hours, first),
  );
}

const upToDay = ({ from, cells, exposure }: Past, day: number) => ({
  from,
  cells: cells.subarray(0, day * DAY),
  exposure: exposure.subarray(0, day * DAY),
});
