/** What star ratings stand in for: satisfaction and recommendation that nobody was asked about. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { FEW, type Interval, netInterval, netSentiment, shareInterval } from './figures.ts';
import type { Period } from './period.ts';
import { summedFigures } from './rolled.ts';
import type { Subject } from './subject.ts';

/** Ratings by whole stars; one between two counts as the nearer, a half as the higher. */
export type Stars = {
  one: number;
  two: number;
  three: number;
  four: number;
  five: number;
  /** Of the ratings as they were given. */
  n: number;
  sum: number;
  squares: number;
};

const NONE: Stars = { one: 0, two: 0, three: 0, four: 0, five: 0, n: 0, sum: 0, squares: 0 };

/** The ratings of the period and of the one before. */
export async function starsOf(
  platform: Platform,
  subject: Subject,
  period: Period,
  previous: Period,
): Promise<{ now: Stars; before: Stars }> {
  const days = { from: previous.from, to: period.to };
  const found = await rows<Stars & { isPrevious: boolean }>(
    platform.db,
    sql`
    select day < ${period.from}::date as "isPrevious", sum(one_star)::int as one, sum(two_stars)::int as two,
      sum(three_stars)::int as three, sum(four_stars)::int as four, sum(five_stars)::int as five,
      sum(ratings)::int as n, sum(rating_sum)::float8 as sum, sum(rating_squares)::float8 as squares
    from (${summedFigures(subject.brandIds, days, subject.only)}) f
    where day >= ${period.from}::date or day <= ${previous.to}::date
    group by 1`,
  );
  const of = (previously: boolean) => found.find((row) => row.isPrevious === previously) ?? NONE;
  return { now: of(false), before: of(true) };
}

/** A measure with what it rests on. */
export type Measure = { value: number | null; n: number; interval: Interval | null; few: boolean };

const measure = (value: number | null, n: number, interval: Interval | null): Measure => ({
  value,
  n,
  interval,
  few: n < FEW,
});

/** Share of 4 and 5 stars, 0 to 1, as customer satisfaction is counted in surveys; Wilson's interval. */
export function impliedCsat({ four, five, n }: Stars): Measure {
  const satisfied = four + five;
  return measure(n === 0 ? null : satisfied / n, n, shareInterval(satisfied, n));
}

/**
 * % of 5 stars − % of 1 to 3, from −100 to 100. Its variance is that of a difference of two shares of one multinomial,
 * (p + d − (p − d)²) ÷ n (Rocks 2016, The American Statistician 70, 365–372), adjusted as in netInterval.
 */
export function impliedNps(stars: Stars): Measure {
  const tones = {
    positive: stars.five,
    neutral: stars.four,
    negative: stars.one + stars.two + stars.three,
  };
  return measure(netSentiment(tones), stars.n, netInterval(tones));
}
