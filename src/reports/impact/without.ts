/** What a part does to a mean: the whole against the whole without it. Pure. */
import type { Interval, Tones } from '../figures.ts';

const Z = 1.959963984540054;

/** Of values: how many, their sum, and the sum of their squares. */
export type Moments = { n: number; sum: number; squares: number };

export type Without = {
  /** The mean of all, and of all but the part. */
  all: number;
  without: number;
  /** all − without: below 0 where the part pulls the mean down. */
  impact: number;
  interval: Interval;
};

/** Tones as values of −1, 0 and 1, whose mean is net sentiment. */
export const momentsOf = ({ positive, neutral, negative }: Tones): Moments => ({
  n: positive + neutral + negative,
  sum: positive - negative,
  squares: positive + negative,
});

/**
 * Null where the part, or the rest, is empty. The 95 % interval is by the infinitesimal jackknife (Jaeckel 1972;
 * Efron 1982, The Jackknife, the Bootstrap and Other Resampling Plans, chapter 6): each mention of the part moves
 * the difference by (x − all) / n, each other one by (x − all) / n − (x − without) / rest.
 */
export function withoutPart(whole: Moments, part: Moments): Without | null {
  const rest = {
    n: whole.n - part.n,
    sum: whole.sum - part.sum,
    squares: whole.squares - part.squares,
  };
  if (part.n === 0 || rest.n === 0) return null;
  const all = whole.sum / whole.n;
  const without = rest.sum / rest.n;
  const slope = 1 / whole.n - 1 / rest.n;
  const shift = without / rest.n - all / whole.n;
  const moved = squaresOf(part, 1 / whole.n, -all / whole.n) + squaresOf(rest, slope, shift);
  const half = Z * Math.sqrt(Math.max(0, moved));
  const impact = all - without;
  return { all, without, impact, interval: { low: impact - half, high: impact + half } };
}

/** Σ (a x + b)² */
const squaresOf = ({ n, sum, squares }: Moments, a: number, b: number) =>
  a ** 2 * squares + 2 * a * b * sum + b ** 2 * n;
