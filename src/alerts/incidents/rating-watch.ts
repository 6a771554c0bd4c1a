/** A brand's past, looked at with every rating that came for falls of the stars. Pure. */
import { HOUR_MS } from './local-hours.ts';
import { LAST_RATINGS, RATING_DAYS, type RatingFall, ratingFall, ratingModelOf } from './rating-fall.ts';
import { CALM_MS, type Episode, USUAL_A_YEAR } from './watch.ts';

/** `at` in milliseconds. */
export type Rating = { at: number; stars: number };

export type RatingDrop = RatingFall & { at: number; startedAt: number };

const DAY_MS = 24 * HOUR_MS;
const MOST = Math.max(...LAST_RATINGS);

/** Counts of 1 to 5 stars for each of `days` days after `from`. */
export function starsByDay(ratings: readonly Rating[], from: number, days: number): number[][] {
  const counts = Array.from({ length: days }, () => [0, 0, 0, 0, 0]);
  for (const { at, stars } of ratings) {
    const day = counts[Math.floor((at - from) / DAY_MS)];
    if (day) day[stars - 1]!++;
  }
  return counts;
}

type Asked = {
  /** When the past begins, in milliseconds, and how many days it has. */
  start: number;
  days: number;
  /** The first day on which a fall may be found. */
  from: number;
  lagDays: number;
  limit: number;
  /** Spikes of criticism: their ratings are no news. */
  told: readonly Episode[];
};

/** The falls that would have opened an incident; after one is over, only what came later counts. */
export function ratingDrops(ratings: readonly Rating[], { start, days, from, lagDays, limit, told }: Asked) {
  const counts = starsByDay(ratings, start, days);
  const opened: RatingDrop[] = [];
  let last: Rating[] = [];
  let [model, madeOn, isOpen] = [ratingModelOf([]), -1, false];
  for (const rating of ratings) {
    const day = Math.floor((rating.at - start) / DAY_MS);
    if (day < from || day >= days) continue;
    if (day !== madeOn) [model, madeOn] = [ratingModelOf(counts.slice(0, Math.max(0, day - lagDays))), day];
    if (told.some((one) => rating.at >= one.from && rating.at <= one.until + CALM_MS)) {
      [last, isOpen] = [[], false];
      continue;
    }
    const recent = last.filter(({ at }) => at > rating.at - RATING_DAYS * DAY_MS);
    last = [...recent, rating].slice(-MOST);
    const fall =
      model &&
      ratingFall(
        model,
        last.map(({ stars }) => stars),
      );
    const isRare = fall !== null && fall.alarmsAYear <= (isOpen ? USUAL_A_YEAR : limit);
    if (isRare && !isOpen) opened.push({ ...fall, at: rating.at, startedAt: last.at(-fall.count)!.at });
    if (!isRare && isOpen) last = [];
    isOpen = isRare;
  }
  return opened;
}
