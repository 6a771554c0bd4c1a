/** How often chance alone would do this: from a count in a window to false alarms a year. Pure. */
import { chanceOfExactly, type Predictive } from '../../reports/predictive.ts';

const HOURS_A_YEAR = 8766;

/**
 * How many times a year a window of so many hours, looked at without a pause, reaches `count` anew: the rate at which
 * it gets there, (k − μ) / W · P(N = k). Alm 1983, Scandinavian Journal of Statistics 10, 155–163, for the Poisson
 * process; with a negative binomial count it is a little too high, as busy hours come together.
 */
export function risesAYear(predictive: Predictive, count: number, hours: number): number {
  const above = count - predictive.mean;
  if (predictive.mean <= 0 || above < spreadOf(predictive)) return Number.POSITIVE_INFINITY;
  return (HOURS_A_YEAR / hours) * above * chanceOfExactly(predictive, count);
}

/** The same for falling to `count`; for no mention at all it is λ · P(0), at which silences of that length begin. */
export function fallsAYear(predictive: Predictive, count: number, hours: number): number {
  const below = predictive.mean - count;
  if (predictive.mean <= 0 || below < spreadOf(predictive)) return Number.POSITIVE_INFINITY;
  return (HOURS_A_YEAR / hours) * below * chanceOfExactly(predictive, count);
}

/** Nearer to the mean it is reached all the time, and the formula does not hold. */
const spreadOf = ({ mean, size }: Predictive) => Math.sqrt(mean + mean ** 2 / size);
