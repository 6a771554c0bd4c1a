/** What star ratings stand in for: satisfaction and recommendation that nobody was asked about. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { FEW, type Interval, netInterval, netSentiment, shareInterval } from './figures.ts';
import type { Period } from './period.ts';
import { isPrevious, publishedInEither } from './published.ts';
import { COUNTED } from './recount.ts';
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
  const given = (stars: number) =>
    sql`count(*) filter (where floor(m.rating + 0.5) = ${sql.raw(String(stars))})::int`;
  const found = await rows<Stars & { isPrevious: boolean }>(
    platform.db,
    sql`
    select ${isPrevious(subject, period)} as "isPrevious", ${given(1)} as one, ${given(2)} as two,
      ${given(3)} as three, ${given(4)} as four, ${given(5)} as five, count(*)::int as n,
      sum(m.rating)::float8 as sum, sum(m.rating * m.rating)::float8 as squares
    from mentions m
    where m.rating is not null and ${COUNTED} and ${publishedInEither(subject, period, previous)}
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
