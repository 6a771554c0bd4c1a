/** The limit at which a brand's own past would have rung as seldom as was declared. Pure. */

/** How rare the things were that happened, in times a year, and in how many years. */
export type Past = { rarest: number[]; years: number };

/** As much as so many episodes speak for the formula being right. */
const PRIOR_EPISODES = 4;
/** Standard errors by which the past may have been kinder than what comes. */
const CAUTION = 1.5;
/** What chance brings about once in so many years was none. */
const SURELY_REAL = 1 / 200;
/** The share of episodes whose depth gives the slope: the deepest may have been real. */
const SHALLOW = 0.4;
/** So many speak for the slope that the formula has. */
const PRIOR_DEPTHS = 16;
const SLOPE = { least: 0.4, most: 2 };

/**
 * `loose` is the limit at which the past was read, and `nominal` how often a year it should have rung. How often it
 * did gives the height of the tail there, and how far below the limit a quantile of the episodes went its slope, as
 * in Hill's estimate (1975, Annals of Statistics 3, 1163–1174).
 */
export function calibrated(
  past: Past,
  loose: { limit: number; nominal: number },
  alarmsAYear: number,
): number {
  const rarest = past.rarest.filter((one) => one > SURELY_REAL);
  const expected = PRIOR_EPISODES + loose.nominal * past.years;
  const seen = PRIOR_EPISODES + rarest.length + CAUTION * Math.sqrt(PRIOR_EPISODES + rarest.length);
  const declared = (alarmsAYear * expected) / (loose.nominal * seen);
  return loose.limit * declared ** (1 / slopeOf(rarest, loose.limit));
}

/** 1 where the tail is as the formula has it, less where rarer things come more often. */
function slopeOf(rarest: number[], limit: number): number {
  const depths = rarest.map((one) => Math.log(limit / one)).toSorted((a, b) => a - b);
  const depth = depths[Math.floor(depths.length * SHALLOW)] ?? 0;
  const trust = depths.length / (depths.length + PRIOR_DEPTHS);
  const measured = -Math.log(1 - SHALLOW) / Math.max(depth, 1e-6);
  return Math.min(SLOPE.most, Math.max(SLOPE.least, 1 / (1 - trust + trust / measured)));
}
