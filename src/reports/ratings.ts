/** Average stars, each with the number of ratings behind it. */
import { sumOf, type Totals } from './daily.ts';

export type SourceRating = { sourceKind: string; mean: number; previousMean: number | null; n: number };

/** Null without ratings. */
export function averageRating(totals: Totals[]): number | null {
  const ratings = sumOf(totals, 'ratings');
  return ratings === 0 ? null : sumOf(totals, 'ratingSum') / ratings;
}

/** Per source kind that has ratings in the period, most ratings first. */
export function ratingsBySource(now: Totals[], before: Totals[] | null): SourceRating[] {
  return [...new Set(now.map(({ sourceKind }) => sourceKind))]
    .map((sourceKind) => {
      const here = (totals: Totals[]) => totals.filter((row) => row.sourceKind === sourceKind);
      return {
        sourceKind,
        mean: averageRating(here(now)),
        previousMean: before && averageRating(here(before)),
        n: sumOf(here(now), 'ratings'),
      };
    })
    .filter((rating): rating is SourceRating => rating.mean !== null)
    .sort((a, b) => b.n - a.n || a.sourceKind.localeCompare(b.sourceKind));
}
