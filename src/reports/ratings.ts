/** Average stars, each with the number of ratings behind it. */
import { sumOf, type Totals } from './daily.ts';

export type SourceRating = { sourceKind: string; mean: number; previousMean: number | null; n: number };

/** Over all source kinds; null without ratings. `totals` are those of the subject. */
export function averageRating(totals: Totals[]): {
  mean: number | null;
  previousMean: number | null;
  n: number;
} {
  const now = totals.filter((row) => !row.isPrevious);
  return {
    mean: mean(now),
    previousMean: mean(totals.filter((row) => row.isPrevious)),
    n: sumOf(now, 'ratings'),
  };
}

/** Per source kind that has ratings in the period, most ratings first. */
export function ratingsBySource(totals: Totals[]): SourceRating[] {
  return [...new Set(totals.map(({ sourceKind }) => sourceKind))]
    .map((sourceKind) => ({
      sourceKind,
      ...averageRating(totals.filter((row) => row.sourceKind === sourceKind)),
    }))
    .filter((rating): rating is SourceRating => rating.mean !== null)
    .sort((a, b) => b.n - a.n || a.sourceKind.localeCompare(b.sourceKind));
}

function mean(totals: Totals[]): number | null {
  const ratings = sumOf(totals, 'ratings');
  return ratings === 0 ? null : sumOf(totals, 'ratingSum') / ratings;
}
