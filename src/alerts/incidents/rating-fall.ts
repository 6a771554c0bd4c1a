/** Whether the last ratings are worse than chance makes them. Pure. */

/** How ratings of 1 to 5 stars are spread, on how many they rest, and how many a year there are. */
export type RatingModel = { shares: number[]; seen: number; aYear: number };

export type RatingFall = { count: number; mean: number; expected: number; alarmsAYear: number };

/** So many of the last ratings are looked at together. */
export const LAST_RATINGS = [5, 10, 20, 40] as const;
/** Days in which they must have come. */
export const RATING_DAYS = 30;
const HALF_LIFE_DAYS = 91;
/** Ten reviews of a shop that nobody knows yet. */
const PRIOR = [1.5, 0.5, 1, 2, 5];
const LEAST_SEEN = 20;

/** `days`: counts of 1 to 5 stars a day, oldest first. */
export function ratingModelOf(days: readonly (readonly number[])[]): RatingModel | null {
  const keep = 2 ** (-1 / HALF_LIFE_DAYS);
  const sums = [0, 0, 0, 0, 0];
  let [seen, weight] = [0, 0];
  for (const day of days) {
    weight = weight * keep + 1;
    for (let star = 0; star < 5; star++) {
      sums[star] = sums[star]! * keep + day[star]!;
      seen += day[star]!;
    }
  }
  if (seen < LEAST_SEEN) return null;
  const known = sums.reduce((all, one) => all + one, 0);
  const prior = PRIOR.reduce((all, one) => all + one, 0);
  const shares = sums.map((one, star) => (one + PRIOR[star]!) / (known + prior));
  return { shares, seen: known, aYear: (known / weight) * 365.25 };
}

export const meanOf = (shares: readonly number[]) =>
  shares.reduce((sum, share, star) => sum + share * (star + 1), 0);

/** The rarest fall among the last 5, 10, 20, 40 of `stars`, oldest first; null where there is none. */
export function ratingFall(model: RatingModel, stars: readonly number[]): RatingFall | null {
  const expected = meanOf(model.shares);
  const deviation = Math.sqrt(
    model.shares.reduce((sum, share, star) => sum + share * (star + 1 - expected) ** 2, 0),
  );
  let found: RatingFall | null = null;
  for (const count of LAST_RATINGS) {
    if (stars.length < count) break;
    const sum = stars.slice(-count).reduce((all, one) => all + one, 0);
    const mean = sum / count;
    // Nearer than one standard error it is as usual.
    if (mean > expected - deviation / Math.sqrt(count)) continue;
    // What is not known of the usual spread counts as if the fall were smaller.
    const spread = Math.sqrt(1 + count / model.seen);
    const chance = chanceOfSum(
      model.shares,
      count,
      Math.floor(count * (expected - (expected - mean) / spread)),
    );
    const alarmsAYear = chance * model.aYear;
    if (!found || alarmsAYear < found.alarmsAYear) found = { count, mean, expected, alarmsAYear };
  }
  return found;
}

/** The chance that so many ratings add up to `sum` stars or fewer, exactly: their spread folded with itself. */
export function chanceOfSum(shares: readonly number[], count: number, sum: number): number {
  let chances = [1];
  for (let rating = 0; rating < count; rating++) {
    const next = new Array<number>(chances.length + 4).fill(0);
    for (const [above, chance] of chances.entries())
      for (const [star, share] of shares.entries()) next[above + star]! += chance * share;
    chances = next;
  }
  return chances.slice(0, Math.max(0, sum - count + 1)).reduce((all, one) => all + one, 0);
}
