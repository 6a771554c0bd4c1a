/**
 * What the reputation score is made of, and what each part weighs. Only the proportions count: 50, 30 and 20 are the
 * same as 5, 3 and 2. docs/reputation-score.md explains the arithmetic.
 */
export const SCORE_WEIGHTS = {
  /** Net sentiment of all mentions: −1 when all are negative, 0 when as many are positive, 1 when all are positive. */
  sentiment: 50,
  /** Mean of the star ratings: −1 at one star, 0 at three, 1 at five. */
  stars: 30,
  /** Answered among the mentions that need a response: −1 for none, 0 for half, 1 for all. */
  responses: 20,
} as const;

export type ScorePart = keyof typeof SCORE_WEIGHTS;
export type ScoreWeights = Record<ScorePart, number>;

export const SCORE_PARTS = Object.keys(SCORE_WEIGHTS) as ScorePart[];
