/** What a series of mentions makes likely for the hours to come: level, trend, week, and how much it varies. Pure. */
import type { Predictive } from '../../reports/predictive.ts';
import { byDay, DAY, type Day } from './days.ts';
import { type History, weekShape } from './shape.ts';
import { type Variation, variationsOf } from './variation.ts';

/** What is stored of a series between two readings of its history. */
export type Expectation = {
  /** Per hour listened for, the week's mean. */
  level: number;
  /** A factor for each hour of the week. */
  shape: number[];
  /** By window. */
  variation: Variation[];
  /** How much the mean itself may be off: the square of its standard error ÷ mean. */
  doubt: number;
  /** Days listened for. */
  days: number;
};

/** Days after which a count weighs half; quiet series remember longer, until about as many counts as this are left. */
const HALF_LIFE = { least: 28, most: 91, counts: 40 };
const SHAPE_HALF_LIFE = 91;
/** The middle of the days that are judged, seen from the end of the history. */
const AHEAD_DAYS = 4.5;
/** A trend is believed in by half when it is this many standard errors from none. */
const HALF_BELIEVED = 2;
const MOST_TREND = 2;
/** Half a mention more than was seen (Jeffreys). */
const PRIOR_COUNT = 0.5;
/** A first week tells little of the weeks to come. */
const DOUBT_OF_A_WEEK = 0.3;

/**
 * Reads a history of whole hours; the last one ends where forecasts begin, some days before now. `like`: of a larger
 * series of the same brand.
 */
export function expectationOf(history: History, like: Expectation | null = null): Expectation {
  const { counts, exposure } = history;
  const shape = weekShape(history, forgetting(counts.length, SHAPE_HALF_LIFE));
  const days = byDay(history, shape);
  const halfLife = halfLifeOf(days);
  const { level, seen } = levelOf(days, halfLife);
  const listened = sum(exposure) / DAY;
  return {
    level,
    shape: [...shape],
    variation: variationsOf(history, shape, days, { halfLife, like: like?.variation ?? null }),
    doubt: 1 / (seen + PRIOR_COUNT) + (DOUBT_OF_A_WEEK * 7) / Math.max(1, listened),
    days: listened,
  };
}

/** The distribution of the count of a window in which `mean` mentions are to be expected. */
export function predictiveOf({ variation, doubt }: Expectation, mean: number, window: number): Predictive {
  const { clumps, swings } = variation[window]!;
  return { mean, size: mean / (clumps + (swings + doubt) * mean) };
}

function halfLifeOf(days: Day[]): number {
  const rate = days.reduce((all, { count }) => all + count, 0) / Math.max(1, days.length);
  return Math.min(
    HALF_LIFE.most,
    Math.max(HALF_LIFE.least, (HALF_LIFE.counts * Math.LN2) / Math.max(rate, 1e-6)),
  );
}

/** The level some days after the last, and on how many counts it rests. */
function levelOf(days: Day[], halfLife: number): { level: number; seen: number } {
  const all = { weight: 0, count: 0, age: 0 };
  for (const [weight, { count, expected }, age] of weighed(days, halfLife)) {
    all.weight += weight * expected;
    all.count += weight * count;
    all.age += weight * expected * age;
  }
  if (all.weight <= 0) return { level: 0, seen: 0 };
  const mean = (all.count + PRIOR_COUNT) / (all.weight + PRIOR_COUNT * DAY);
  const age = all.age / all.weight;
  const trend = trendOf(days, halfLife, mean, age);
  const factor = 1 + (trend / mean) * (age + AHEAD_DAYS);
  return { level: mean * Math.min(MOST_TREND, Math.max(1 / MOST_TREND, factor)), seen: all.count };
}

/** Weighted least squares around the mean, as far as its standard error lets it be believed; per day. */
function trendOf(days: Day[], halfLife: number, mean: number, middle: number): number {
  let [covariance, spread, error] = [0, 0, 0];
  for (const [weight, { count, expected }, age] of weighed(days, halfLife)) {
    const since = middle - age;
    const apart = count - mean * expected;
    covariance += weight * since * apart;
    spread += weight * since ** 2 * expected;
    error += (weight * since) ** 2 * Math.max(apart ** 2, mean * expected);
  }
  if (spread <= 0 || error <= 0) return 0;
  const t2 = covariance ** 2 / error;
  return (covariance / spread) * (t2 / (t2 + HALF_BELIEVED ** 2));
}

function* weighed(days: Day[], halfLife: number): Generator<[weight: number, day: Day, age: number]> {
  for (let at = 0; at < days.length; at++) {
    const age = days.length - at - 0.5;
    yield [2 ** (-age / halfLife), days[at]!, age];
  }
}

/** The weight of each hour by its age. */
function forgetting(length: number, halfLife: number): Float64Array {
  const each = 2 ** (-1 / (halfLife * DAY));
  const weights = new Float64Array(length);
  for (let at = length - 1, weight = 1; at >= 0; at--, weight *= each) weights[at] = weight;
  return weights;
}

const sum = (values: ArrayLike<number>) => {
  let all = 0;
  for (let at = 0; at < values.length; at++) all += values[at]!;
  return all;
};
