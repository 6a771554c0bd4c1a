/** How rare a count must be so that a brand rings as seldom as was declared, over all its series and windows. Pure. */
import { type Expectation, predictiveOf } from './expectation.ts';
import { risesAYear } from './recurrence.ts';
import { WINDOWS } from './variation.ts';

export type Series = 'volume' | 'negatives' | 'theme' | 'rating';

/** Fewer are never a spike. */
export const LEAST_MENTIONS = 3;
/** How much of the false alarms a series may use, beside the others. */
const WEIGHTS: Record<Series, number> = { volume: 0.5, negatives: 2, theme: 1, rating: 1 };
/** Windows and series that overlap ring together: of so many alarms, counted one by one, about one is left. */
const TOGETHER = 1.6;

export const weightOf = (series: Series) => WEIGHTS[series];

type Watched = { series: Series; expectation: Expectation };

/**
 * The largest number of times a year that a single test may have happened by chance, for a weight of 1, at which all
 * tests together stay within `alarmsAYear`. What can hardly reach the least count adds only that little (after
 * Tarone 1990, Biometrics 46, 515–522).
 */
export function limitOf(watched: Watched[], alarmsAYear: number): number {
  const allowed = alarmsAYear * TOGETHER;
  const tests = watched.flatMap(({ series, expectation }) =>
    WINDOWS.map((hours, window) => ({
      weight: weightOf(series),
      steps: stepsOf(expectation, hours, window),
    })),
  );
  let [low, high] = [0, allowed];
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    const spent = tests.reduce((sum, { weight, steps }) => sum + reached(steps, middle * weight), 0);
    if (spent <= allowed) low = middle;
    else high = middle;
  }
  return low;
}

/** How often a year each count is reached, from the least one on; falling. */
function stepsOf(expectation: Expectation, hours: number, window: number): number[] {
  const predictive = predictiveOf(expectation, expectation.level * hours, window);
  const steps: number[] = [];
  const first = Math.max(LEAST_MENTIONS, Math.floor(predictive.mean) + 1);
  const stride = Math.max(1, Math.floor(predictive.mean / 50));
  for (let count = first; steps.length < 400; count += stride) {
    const rate = risesAYear(predictive, count, hours);
    steps.push(rate);
    if (count > predictive.mean * 1.3 && rate < 1e-3) break;
  }
  return steps;
}

/** The rate that is reached where every rate above `limit` is let pass. */
const reached = (steps: number[], limit: number): number => {
  let from = steps.length - 1;
  while (from > 0 && steps[from - 1]! <= limit) from--;
  return steps[from]! <= limit ? steps[from]! : 0;
};
