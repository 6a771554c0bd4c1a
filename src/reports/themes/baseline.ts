/** What is to be expected of a theme: its share of voices before, by weekday, and how much that share varies. Pure. */
import type { Predictive } from '../predictive.ts';

/** Voices per day, oldest first: the baseline's days, then those of the window. */
export type Days = readonly number[];

const WEEK = 7;
/** Jeffreys' prior: half a voice more than was seen, so that nothing before is not impossible. */
const PRIOR = 0.5;
/** 95 % point of χ² with 6 degrees of freedom: weekdays that are alike differ less. */
const CHANCE_SPREAD = 12.59;
/** Days differ by a seventh at least, whatever a quiet month shows. */
const LEAST_VARIATION = 0.02;
const MOST_VARIATION = 2;
/** A theme's own variation counts from about ten voices a day on; below, that of all themes does. */
const SHARED_WEIGHT = 1000;

const sum = (values: Days) => values.reduce((total, value) => total + value, 0);

/**
 * The share of each weekday, oldest day's weekday first: drawn to the common share as far as chance alone could make
 * weekdays differ so (after James and Stein 1961), and never below it.
 */
function weekdayShares(counts: Days, voices: Days, window: number): number[] {
  const last = counts.length - window;
  const share = (sum(counts.slice(0, last)) + PRIOR) / Math.max(1, sum(voices.slice(0, last)));
  const parts = Array.from({ length: WEEK }, (_, weekday) => {
    const [count, all] = [ofWeekday(counts, weekday, last), ofWeekday(voices, weekday, last)];
    return { own: all > 0 ? count / all : share, expected: all * share, count };
  });
  const spread = parts.reduce(
    (total, { count, expected }) => total + (expected > 0 ? (count - expected) ** 2 / expected : 0),
    0,
  );
  const trust = Math.max(0, 1 - CHANCE_SPREAD / Math.max(spread, 1e-9));
  return parts.map(({ own }) => Math.max(share, share + trust * (own - share)));
}

function ofWeekday(values: Days, weekday: number, last: number): number {
  let total = 0;
  for (let day = weekday; day < last; day += WEEK) total += values[day]!;
  return total;
}

/** A baseline that was read: its excess over Poisson and its expectation, both squared and added up. */
export type Baseline = {
  counts: Days;
  voices: Days;
  last: number;
  shares: number[];
  excess: number;
  squared: number;
};

/** Reads the days before the window. */
export function baselineOf(counts: Days, voices: Days, window: number): Baseline {
  const shares = weekdayShares(counts, voices, window);
  const last = counts.length - window;
  let [excess, squared] = [0, 0];
  for (let day = 0; day < last; day++) {
    const mean = voices[day]! * shares[day % WEEK]!;
    excess += (counts[day]! - mean) ** 2 - mean;
    squared += mean ** 2;
  }
  return { counts, voices, last, shares, excess, squared };
}

/** How much shares vary from day to day beyond chance: excess ÷ squared, over all themes. */
export function sharedVariation(baselines: Pick<Baseline, 'excess' | 'squared'>[]): number {
  const weighed = (of: 'excess' | 'squared') =>
    baselines.reduce((total, one) => total + one[of] / (one.squared + SHARED_WEIGHT), 0);
  const squared = weighed('squared');
  return bounded(squared > 0 ? weighed('excess') / squared : 0);
}

const bounded = (variation: number) => Math.min(MOST_VARIATION, Math.max(LEAST_VARIATION, variation));

/** The distribution of the window's count if nothing has changed: a gamma-mixed Poisson. */
export function expectedOf(baseline: Baseline, shared: number): Predictive {
  const { counts, voices, last, shares, excess, squared } = baseline;
  let mean = 0;
  for (let day = last; day < counts.length; day++) mean += voices[day]! * shares[day % WEEK]!;
  const variation = bounded((excess + SHARED_WEIGHT * shared) / (squared + SHARED_WEIGHT));
  return { mean, size: 1 / (variation + 1 / (sum(counts.slice(0, last)) + PRIOR)) };
}
