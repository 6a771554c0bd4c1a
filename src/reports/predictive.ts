/** Counts against what was to be expected of them: the negative binomial distribution. Pure. */
import { betaCdf, logGamma } from './gamma.ts';

/** `mean`, and `size` by which the variance is mean + mean² / size; a large size is nearly Poisson. */
export type Predictive = { mean: number; size: number };

/** The chance of exactly `count`, 0 to 1. */
export const chanceOfExactly = (predictive: Predictive, count: number): number =>
  predictive.mean <= 0 ? (count === 0 ? 1 : 0) : Math.exp(logChance(predictive, count));

/** ln of the chance of exactly `count`. */
function logChance({ mean, size }: Predictive, count: number): number {
  return (
    logGamma(count + size) -
    logGamma(size) -
    logGamma(count + 1) +
    size * Math.log(size / (size + mean)) +
    count * Math.log(mean / (size + mean))
  );
}

/** The chance of `count` or more, 0 to 1 (DLMF 8.17.24: a sum of the negative binomial is an incomplete beta). */
export function chanceOfAtLeast({ mean, size }: Predictive, count: number): number {
  if (count <= 0) return 1;
  return mean <= 0 ? 0 : betaCdf(mean / (size + mean), count, size);
}

/** The least count that `chance` or less lies above: 0.975 gives the upper end of a 95 % interval. */
export function quantileOf(predictive: Predictive, chance: number): number {
  const { mean, size } = predictive;
  if (mean <= 0) return 0;
  let [low, high] = [-1, Math.ceil(mean + 4)];
  while (chanceOfAtLeast(predictive, high + 1) > 1 - chance) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (chanceOfAtLeast({ mean, size }, middle + 1) > 1 - chance) low = middle;
    else high = middle;
  }
  return high;
}
