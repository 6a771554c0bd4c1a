/** A brand's past, watched as it would have been: for the limit, and for "would have opened". Pure. */
import { calibrated } from './calibration.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import { limitOf } from './limit.ts';
import { HOUR_MS } from './local-hours.ts';
import { between, type Past, watchedFrom } from './past.ts';
import { type Found, type Seen, Watch, type Watched } from './watch.ts';

/** Days of the past that count, and the last ones that do not: what is judged must not be its own measure. */
export const HISTORY_DAYS = 182;
export const LAG_DAYS = 3;
/** Nothing is known of a week before the second one. */
export const LEAST_DAYS = 14;
/** Of the declared rate, what spikes may use; the rest is for falling ratings and for silences. */
export const SHARES = { rises: 0.7, rating: 0.1, quiet: 0.1 };
const DAY = 24;
const WEEK = 7;
/** How often a year the past is looked at for what is rare. */
const LOOSE = { aYear: 60, times: 4 };
const YEAR_DAYS = 365;

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

export type Replayed = {
  opened: Found[];
  /** For the days to come, by what happened in the year before. */
  limit: number;
};

type Options = {
  alarmsAYear: number;
  days: number;
  from?: number;
  /** Told of each week what was to be expected of it; times in milliseconds. */
  onWeek?: (watched: Watched[], since: number, until: number) => void;
};

/** Watches `seen` from day `from` on; models are read anew every week. */
export function replay(past: Past, seen: readonly Seen[], options: Options): Replayed {
  const { alarmsAYear, days, from = 0, onWeek } = options;
  const nominal = Math.max(LOOSE.aYear, alarmsAYear * LOOSE.times);
  const [watch, shadow] = [new Watch([], 0), new Watch([], 0)];
  const rare: { from: number; rarest: number }[] = [];
  const opened: Found[] = [];
  let [next, limit] = [0, 0];
  for (let day = LEAST_DAYS; day < days; day += WEEK) {
    const watched = watchedOn(past, day);
    const loose = { limit: limitOf(watched, nominal), nominal };
    const first = Math.max(LEAST_DAYS, day - YEAR_DAYS);
    const rarest = rare.filter((one) => one.from > startOf(past, first)).map((one) => one.rarest);
    limit = calibrated({ rarest, years: (day - first) / YEAR_DAYS }, loose, alarmsAYear * SHARES.rises);
    shadow.renew(watched, loose.limit);
    watch.renew(watched, limit);
    const end = startOf(past, Math.min(days, day + WEEK));
    if (day >= from) onWeek?.(watched, startOf(past, day), end);
    for (; next < seen.length && seen[next]!.at < end; next++) {
      const one = seen[next]!;
      if (one.at < startOf(past, day)) continue;
      rare.push(...shadow.over(one.at));
      shadow.see(one);
      if (one.at < startOf(past, from)) continue;
      watch.over(one.at);
      const found = watch.see(one);
      if (found) opened.push(found);
    }
  }
  return { opened, limit };
}

const startOf = ({ from }: Past, day: number) => (from + day * DAY) * HOUR_MS;

function watchedOn(past: Past, day: number): Watched[] {
  const first = past.from + (day - LAG_DAYS - 1) * DAY;
  const hours = upToDay(past, day + WEEK);
  return modelAt(past, day).map(({ expectation }, index) =>
    watchedFrom(past.lines[index]!, expectation, hours, first),
  );
}

const upToDay = ({ from, cells, exposure }: Past, day: number) => ({
  from,
  cells: cells.subarray(0, day * DAY),
  exposure: exposure.subarray(0, day * DAY),
});
