/** How much counts of a window vary beyond chance: measured on the history, drawn to what is common. Pure. */
import { DAY, type Day } from './days.ts';
import type { History } from './shape.ts';

/** Hours that are looked at together. */
export const WINDOWS = [2, 4, 8, 16, 32, 72] as const;

/** Beyond chance, the variance of a count is clumps · mean + swings · mean². */
export type Variation = {
  /** Mentions that call forth others: of so many more a mention is. */
  clumps: number;
  /** Good and bad days. */
  swings: number;
};

/** What is common, with its standard error: what is believed before any data. */
const COMMON: Variation = { clumps: 0.1, swings: 0.15 };
const ERROR: Variation = { clumps: 0.1, swings: 0.15 };
const LEAST = { clumps: 0.02, swings: 0.01 };
/** So many standard errors above what was measured: to take it too small costs false alarms. */
const CAUTION = 0.7;
/** Less of a window that was listened for says nothing. */
const LEAST_EXPOSED = 0.5;

/** For each of WINDOWS. `like`: what a larger series of the same brand showed, which stands for what is common. */
export function variationsOf(
  history: History,
  shape: ArrayLike<number>,
  days: Day[],
  { halfLife, like }: { halfLife: number; like: Variation[] | null },
): Variation[] {
  const levels = levelsOf(days, halfLife);
  const expected = expectedHours(history, shape, levels);
  const measured = WINDOWS.map((hours, window) =>
    solved(sumsOf(history, expected, hours), like?.[window] ?? COMMON, !like),
  );
  return measured.map(({ swings }, window) => ({ swings, clumps: wholeClumps(measured, window) }));
}

/** Windows that slide hold whole clumps, where those that lie side by side cut them: the next longer one tells more. */
const wholeClumps = (measured: Variation[], window: number) =>
  Math.max(...measured.slice(0, window + 2).map(({ clumps }) => clumps));

/** The level of each day as it was known some days before. */
function levelsOf(days: Day[], halfLife: number): Float64Array {
  const keep = 2 ** (-1 / halfLife);
  const levels = new Float64Array(days.length);
  const all = days.reduce(
    (sum, { count, expected }) => ({ count: sum.count + count, expected: sum.expected + expected }),
    { count: 0, expected: 0 },
  );
  const mean = all.count / Math.max(1e-9, all.expected);
  // Begins at the mean of all, so that the first days are no surprise.
  let [count, expected] = [mean * halfLife * DAY * 0.5, halfLife * DAY * 0.5];
  for (let at = 0; at < days.length; at++) {
    levels[at] = count / expected;
    count = count * keep + days[at]!.count;
    expected = expected * keep + days[at]!.expected;
  }
  return levels;
}

function expectedHours({ counts, exposure, cells }: History, shape: ArrayLike<number>, levels: Float64Array) {
  const expected = new Float64Array(counts.length);
  const start = counts.length - levels.length * DAY;
  for (let at = start; at < counts.length; at++)
    expected[at] = levels[Math.floor((at - start) / DAY)]! * exposure[at]! * shape[cells[at]!]!;
  return expected;
}

type Sums = { m2: number; m3: number; m4: number; e1: number; e2: number };

/**
 * Method of moments: (count − mean)² − mean on mean and mean², weighed by its variance for a Poisson count,
 * 2 mean² + mean, and against COMMON; hours before whole windows are left out.
 */
function sumsOf({ counts, exposure }: History, expected: Float64Array, window: number): Sums {
  const sums: Sums = { m2: 0, m3: 0, m4: 0, e1: 0, e2: 0 };
  for (let end = counts.length; end - window >= 0; end -= window) {
    let [count, mean, exposed] = [0, 0, 0];
    for (let at = end - window; at < end; at++) {
      count += counts[at]!;
      mean += expected[at]!;
      exposed += exposure[at]!;
    }
    if (exposed < LEAST_EXPOSED * window || mean <= 0) continue;
    const weight = 1 / (2 * mean ** 2 + mean);
    const excess = (count - mean) ** 2 - mean;
    sums.m2 += weight * mean ** 2;
    sums.m3 += weight * mean ** 3;
    sums.m4 += weight * mean ** 4;
    sums.e1 += weight * mean * excess;
    sums.e2 += weight * mean ** 2 * excess;
  }
  return sums;
}

/** The normal equations of two unknowns; where one would be negative, the other alone. */
function solved({ m2, m3, m4, e1, e2 }: Sums, common: Variation, cautious: boolean): Variation {
  const [p1, p2] = [1 / ERROR.clumps ** 2, 1 / ERROR.swings ** 2];
  const [a, b, d] = [m2 + p1, m3, m4 + p2];
  const [x, y] = [e1 + p1 * common.clumps, e2 + p2 * common.swings];
  const determinant = a * d - b * b;
  let [clumps, swings] = [(d * x - b * y) / determinant, (a * y - b * x) / determinant];
  if (clumps < 0) [clumps, swings] = [0, y / d];
  else if (swings < 0) [clumps, swings] = [x / a, 0];
  const caution = cautious ? CAUTION : 0;
  return {
    clumps: Math.max(LEAST.clumps, clumps + caution / Math.sqrt(a)),
    swings: Math.max(LEAST.swings, swings + caution / Math.sqrt(d)),
  };
}
