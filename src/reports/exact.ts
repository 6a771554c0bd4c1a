/** Exact intervals for counts, without any normal approximation. Pure. */
import type { Interval } from './figures.ts';
import { betaCdf, logGamma } from './gamma.ts';

/** Two-sided 95 %: so much on each side. */
const TAIL = 0.025;
const HALVINGS = 100;

/** Events in so much exposure, such as complaints among mentions. */
export type Rate = { events: number; exposure: number };

/** `high` is infinite where the events before were none. */
export type Ratio = { ratio: number; interval: Interval };

/** Where a rising function of 0–1 reaches `wanted`. */
function reached(rising: (x: number) => number, wanted: number, [from, to]: [number, number]): number {
  let [low, high] = [from, to];
  for (let step = 0; step < HALVINGS && high - low > 0; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Exact 95 % interval of a share, 0 to 1 (Clopper and Pearson 1934, Biometrika 26, 404–413). `n` is above 0. */
export function exactShare(part: number, n: number): Interval {
  const at = (a: number, b: number, wanted: number) => reached((x) => betaCdf(x, a, b), wanted, [0, 1]);
  return {
    low: part === 0 ? 0 : at(part, n - part + 1, TAIL),
    high: part === n ? 1 : at(part + 1, n - part, 1 - TAIL),
  };
}

/**
 * How many times the rate before the rate after is, with its exact 95 % interval: given the sum of both, the events
 * after are binomial (Przyborowski and Wilenski 1940, Biometrika 31, 313–323). Null without events or exposure.
 */
export function rateRatio(after: Rate, before: Rate): Ratio | null {
  const events = after.events + before.events;
  if (events === 0 || after.exposure <= 0 || before.exposure <= 0) return null;
  const scale = before.exposure / after.exposure;
  const odds = (share: number) => (share >= 1 ? Number.POSITIVE_INFINITY : (share / (1 - share)) * scale);
  const { low, high } = exactShare(after.events, events);
  return { ratio: odds(after.events / events), interval: { low: odds(low), high: odds(high) } };
}

/** Counts of one theme in two windows. */
export type BeforeAfter = { before: number; after: number };

/**
 * The change of a count over the change of another one in the same windows, with its exact 95 % interval: given all
 * four margins, the count after is hypergeometric with this odds ratio (Cornfield 1956; Fisher's exact interval).
 * Null where one of the four sums is 0.
 */
export function ratioOfRatios(own: BeforeAfter, other: BeforeAfter): Ratio | null {
  const [ownSum, otherSum] = [own.before + own.after, other.before + other.after];
  const [sumAfter, sumBefore] = [own.after + other.after, own.before + other.before];
  if (Math.min(ownSum, otherSum, sumAfter, sumBefore) === 0) return null;
  const least = Math.max(0, sumAfter - otherSum);
  const most = Math.min(sumAfter, ownSum);
  const weights = Array.from({ length: most - least + 1 }, (_, index) =>
    logWays(ownSum, least + index, otherSum, sumAfter),
  );
  const atLeast = (logOdds: number, count: number) => tail(weights, logOdds, count - least);
  const solve = (rising: (x: number) => number, wanted: number) =>
    Math.exp(reached(rising, wanted, [-60, 60]));
  const low = own.after === least ? 0 : solve((x) => atLeast(x, own.after), TAIL);
  const high =
    own.after === most ? Number.POSITIVE_INFINITY : solve((x) => atLeast(x, own.after + 1), 1 - TAIL);
  return {
    ratio: (own.after * other.before) / (own.before * other.after),
    interval: { low, high },
  };
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

const logWays = (ownSum: number, count: number, otherSum: number, sumAfter: number) =>
  logChoose(ownSum, count) + logChoose(otherSum, sumAfter - count);

/** The chance of that place or a later one, where each place has its weight times odds to its power. */
function tail(weights: readonly number[], logOdds: number, from: number): number {
  const logs = weights.map((weight, place) => weight + place * logOdds);
  const top = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  let [all, above] = [0, 0];
  for (const [place, log] of logs.entries()) {
    const chance = Math.exp(log - top);
    all += chance;
    if (place >= from) above += chance;
  }
  return above / all;
}
