/** Themes and terms that are spoken of more than chance explains. Pure: counts in, findings out. */

import { chanceOfAtLeast, type Predictive } from '../predictive.ts';
import { type Baseline, baselineOf, type Days, expectedOf, sharedVariation } from './baseline.ts';

/** How often a flat stream may be named in a year and a brand; looking several times a day adds little. */
const FALSE_ALARMS_A_YEAR = 0.1;
export const BASELINE_DAYS = 28;
/** The day, and the three and seven days that end with it, for what rises slowly and for quiet brands. */
export const WINDOWS = [1, 3, 7] as const;

/** A voice is one person in one thread: neither a viral thread nor a busy writer is many. */
export type Counted = { kind: 'theme' | 'term'; name: string; counts: Days };

/** `voices` of all mentions; every list has BASELINE_DAYS + window days. */
export type Watched = { window: number; voices: Days; counted: Counted[] };

export type Rise = {
  kind: Counted['kind'];
  name: string;
  days: number;
  voices: number;
  expected: number;
  /** Share now ÷ share before, with its 95 % interval. */
  ratio: number;
  ratioLow: number;
  ratioHigh: number;
  /** How likely as many voices were if nothing had changed. */
  chance: number;
};

const LEAST_VOICES = 7;
/** Voices expected in a window from which on something is spoken of every day. */
const COMMON = 2;
const LEAST_HISTORY = { days: 14, voices: 100 };
const LEAST_RATIO = 1.5;
const Z = 1.959963984540054;

/** What rose, least likely first; empty while there is too little to compare with. */
export function risesOf({ window, voices, counted }: Watched): Rise[] {
  const history = voices.slice(0, voices.length - window);
  const known = history.filter((day) => day > 0).length;
  const total = history.reduce((sum, day) => sum + day, 0);
  if (known < LEAST_HISTORY.days || total < LEAST_HISTORY.voices) return [];
  const read = counted.map((one) => ({ one, baseline: baselineOf(one.counts, voices, window) }));
  const shared = sharedVariation(read.map(({ baseline }) => baseline));
  const tested = read.map(({ one, baseline }) => judged(one, baseline, shared));
  const limit = chanceLimit(tested.map(({ expected }) => expected));
  return tested
    .filter(
      ({ now, expected, rise }) =>
        now >= LEAST_VOICES && rise.chance <= limit * weightOf(expected) && rise.ratioLow >= 1,
    )
    .filter(({ rise }) => rise.ratio >= LEAST_RATIO)
    .map(({ rise }) => rise)
    .sort((a, b) => a.chance - b.chance || b.voices - a.voices || (a.name < b.name ? -1 : 1));
}

function judged({ kind, name, counts }: Counted, baseline: Baseline, shared: number) {
  const now = counts.slice(baseline.last).reduce((sum, day) => sum + day, 0);
  const expected = expectedOf(baseline, shared);
  const ratio = now / Math.max(expected.mean, 1e-9);
  // Delta method on the logarithm: the count's own chance, and what the expectation leaves open.
  const error = Math.exp(Z * Math.sqrt(1 / Math.max(now, 0.5) + 1 / expected.size));
  const chance = now < LEAST_VOICES ? 1 : chanceOfAtLeast(expected, now);
  const rise = {
    kind,
    name,
    days: counts.length - baseline.last,
    voices: now,
    expected: expected.mean,
    ratio,
    chance,
  };
  return { now, expected, rise: { ...rise, ratioLow: ratio / error, ratioHigh: ratio * error } };
}

/** What is seldom spoken of needs no share of the false alarms: where it rises, it is unlikely beyond doubt. */
const weightOf = ({ mean }: Predictive) => Math.min(1, (mean / COMMON) ** 2);

/**
 * The largest chance for a weight of 1 at which the expected number of false alarms stays within what was
 * declared; what can hardly reach the least number of voices adds only that little (after Tarone 1990).
 */
function chanceLimit(expected: Predictive[]): number {
  const allowed = FALSE_ALARMS_A_YEAR / 365 / WINDOWS.length;
  const tests = expected
    .map((one) => ({ weight: weightOf(one), reach: chanceOfAtLeast(one, LEAST_VOICES) }))
    .sort((a, b) => a.reach / a.weight - b.reach / b.weight);
  let spent = 0;
  let weights = tests.reduce((sum, { weight }) => sum + weight, 0);
  for (const { weight, reach } of tests) {
    if (spent + (weights * reach) / weight > allowed) return (allowed - spent) / weights;
    spent += reach;
    weights -= weight;
  }
  return 1;
}
