/** The arithmetic of the reputation score, in whole numbers, so that it is the same everywhere. Pure. */
import { FEW, type Interval, netInterval, shareInterval, Z } from '../figures.ts';
import { type Fraction, millionths, sharedOut } from '../fractions.ts';
import { SCORE_PARTS, type ScorePart, type ScoreWeights } from './weights.ts';

/** What the score rests on. */
export type ScoreFacts = {
  positive: number;
  neutral: number;
  negative: number;
  ratings: number;
  ratingSum: number;
  /** Sum of the squares of the ratings; only the interval needs it. */
  ratingSquares: number;
  needing: number;
  answered: number;
};

export type Contribution = {
  part: ScorePart;
  weight: number;
  /** Observations behind it. */
  n: number;
  /** −1 to 1, 0 is the middle; null without observations. */
  value: number | null;
  /** Of the part, from −1 to 1. */
  interval: Interval | null;
  /** Fewer than 30 observations: left out, and its weight goes to the others. */
  few: boolean;
  /** What it adds to the middle of 50, to one decimal; 0 where it is left out. */
  points: number;
};

export type Score = {
  /** 0 to 100 to one decimal: 50 and the points of the parts. Null where every part has too few observations. */
  value: number | null;
  /** 95 %, for the worst case that all parts err in the same direction. */
  interval: Interval | null;
  contributions: Contribution[];
};

export const MIDDLE = 50;

const FRACTIONS: Record<ScorePart, (facts: ScoreFacts) => Fraction> = {
  sentiment: ({ positive, neutral, negative }) => ({
    over: millionths(positive) - millionths(negative),
    under: millionths(positive) + millionths(neutral) + millionths(negative),
  }),
  stars: ({ ratings, ratingSum }) => ({
    over: millionths(ratingSum) - 3n * millionths(ratings),
    under: 2n * millionths(ratings),
  }),
  responses: ({ needing, answered }) => ({
    over: 2n * millionths(answered) - millionths(needing),
    under: millionths(needing),
  }),
};

const OBSERVED: Record<ScorePart, (facts: ScoreFacts) => number> = {
  sentiment: ({ positive, neutral, negative }) => positive + neutral + negative,
  stars: ({ ratings }) => ratings,
  responses: ({ needing }) => needing,
};

/** The score of these facts. The same facts and weights give the same score on any machine. */
export function scoreOf(facts: ScoreFacts, weights: ScoreWeights): Score {
  const counted = SCORE_PARTS.filter((part) => OBSERVED[part](facts) >= FEW && weights[part] > 0);
  const whole = counted.reduce((sum, part) => sum + weights[part], 0);
  const points = sharedOut(counted.map((part) => tenthsOf(FRACTIONS[part](facts), weights[part], whole)));
  const contributions = SCORE_PARTS.map((part) => {
    const place = counted.indexOf(part);
    return {
      ...measured(part, facts),
      weight: weights[part],
      points: place === -1 ? 0 : points[place]! / 10,
    };
  });
  if (whole === 0) return { value: null, interval: null, contributions };
  const value = (MIDDLE * 10 + points.reduce((sum, tenths) => sum + tenths, 0)) / 10;
  return { value, interval: intervalOf(value, contributions, whole), contributions };
}

function measured(part: ScorePart, facts: ScoreFacts): Omit<Contribution, 'weight' | 'points'> {
  const n = Math.round(OBSERVED[part](facts));
  const { over, under } = FRACTIONS[part](facts);
  const value = under === 0n ? null : Number(over) / Number(under);
  return { part, n, value, interval: INTERVALS[part](facts), few: n < FEW };
}

const tenthsOf = ({ over, under }: Fraction, weight: number, whole: number): Fraction => ({
  over: BigInt(MIDDLE * 10) * millionths(weight) * over,
  under: millionths(whole) * under,
});

const scaled = (interval: Interval | null, scale: (value: number) => number) =>
  interval && { low: scale(interval.low), high: scale(interval.high) };

const INTERVALS: Record<ScorePart, (facts: ScoreFacts) => Interval | null> = {
  sentiment: (facts) => scaled(netInterval(facts), (points) => points / 100),
  stars: (facts) => scaled(meanInterval(facts), (mean) => (mean - 3) / 2),
  responses: ({ answered, needing }) => scaled(shareInterval(answered, needing), (share) => 2 * share - 1),
};

/** 95 % interval of the mean rating by the normal distribution, within 1 to 5; null for fewer than two. */
export function meanInterval({
  ratings: n,
  ratingSum,
  ratingSquares,
}: Pick<ScoreFacts, 'ratings' | 'ratingSum' | 'ratingSquares'>): Interval | null {
  if (n < 2) return null;
  const mean = ratingSum / n;
  const variance = Math.max(0, ratingSquares - n * mean ** 2) / (n - 1);
  const half = Z * Math.sqrt(variance / n);
  return { low: Math.max(1, mean - half), high: Math.min(5, mean + half) };
}

/** Rounded outwards to one decimal. */
function intervalOf(score: number, contributions: Contribution[], whole: number): Interval {
  const counted = contributions.filter(({ few, weight }) => !few && weight > 0);
  const spread = (end: 'low' | 'high') =>
    counted.reduce((sum, { value, interval, weight }) => {
      const distance = value === null || interval === null ? 0 : Math.abs(interval[end] - value);
      return sum + (weight / whole) * MIDDLE * distance;
    }, 0);
  return {
    low: Math.max(0, Math.floor((score - spread('low')) * 10) / 10),
    high: Math.min(100, Math.ceil((score + spread('high')) * 10) / 10),
  };
}

/** By how much each part moved the score; the moves add up to the difference of the scores. */
export function movesBetween(before: Score, after: Score): { part: ScorePart; points: number }[] {
  return after.contributions.map(({ part, points }, index) => ({
    part,
    points: Math.round((points - before.contributions[index]!.points) * 10) / 10,
  }));
}
