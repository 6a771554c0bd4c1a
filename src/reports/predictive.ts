/** Counts against what was to be expected of them: the negative binomial distribution. Pure. */

/** `mean`, and `size` by which the variance is mean + mean² / size; a large size is nearly Poisson. */
export type Predictive = { mean: number; size: number };

const STIRLING_FROM = 8;

/** ln Γ(x) for x > 0: Stirling's series from 8 on, reached by Γ(x + 1) = x Γ(x); error below 10⁻⁹. */
export function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < STIRLING_FROM; at++) shift += Math.log(at);
  const series = 1 / (12 * at) - 1 / (360 * at ** 3) + 1 / (1260 * at ** 5);
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift;
}

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

const MOST_STEPS = 5000;
const NEGLIGIBLE = 1e-12;

/** The chance of `count` or more, 0 to 1. */
export function chanceOfAtLeast(predictive: Predictive, count: number): number {
  if (count <= 0) return 1;
  const { mean, size } = predictive;
  if (mean <= 0) return 0;
  const share = mean / (size + mean);
  // Below the mean the other tail is shorter.
  if (count <= mean) return Math.max(0, 1 - sumDown(predictive, count - 1, share));
  let chance = Math.exp(logChance(predictive, count));
  let sum = 0;
  for (let at = count; at < count + MOST_STEPS && chance > sum * NEGLIGIBLE; at++) {
    sum += chance;
    chance *= (share * (at + size)) / (at + 1);
  }
  return Math.min(1, sum);
}

/** The chance of `count` or fewer. */
function sumDown(predictive: Predictive, count: number, share: number): number {
  let chance = Math.exp(logChance(predictive, count));
  let sum = 0;
  for (let at = count; at >= 0 && chance > sum * NEGLIGIBLE; at--) {
    sum += chance;
    chance *= at / (share * (at - 1 + predictive.size));
  }
  return sum;
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
