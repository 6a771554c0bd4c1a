import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { heardOnce } from '../../reports/hourly.ts';
import { dayOf } from '../../reports/period.ts';
import type { Watching } from './past-of.ts';
import { LAST_RATINGS, RATING_DAYS } from './rating-fall.ts';
import type { Rating } from './rating-watch.ts';

/** The last ratings after `since` (milliseconds), oldest first, as the hourly counts have them. */
export async function ratingsOf(platform: Platform, brand: Watching, since: number): Promise<Rating[]> {
  const now = platform.now().getTime();
  const from = new Date(Math.max(since, now - RATING_DAYS * 86_400_000)).toISOString();
  const found = await rows<{ stars: number; at: number; count: number }>(
    platform.db,
    sql`select part::int as stars, (extract(epoch from hour) * 1000)::float8 as at, sum(count)::int as count
      from hourly_counts
      where brand_id = ${brand.id} and series = 'rating' and hour >= ${from}::timestamptz
      group by hour, part order by hour desc, part limit ${Math.max(...LAST_RATINGS)}`,
  );
  return found
    .flatMap(({ stars, at, count }) => Array.from({ length: count }, () => ({ stars, at })))
    .reverse();
}

/** Which mentions gave the last `count` ratings since then (milliseconds), oldest first. */
export async function ratingIds(
  { db, now }: Platform,
  brand: Watching,
  { since, count }: { since: number; count: number },
): Promise<number[]> {
  const [from, to] = [new Date(since), now()].map((at) => dayOf(at, brand.timeZone));
  const days = sql`select ${brand.id}::bigint as brand_id, day::date as day
    from generate_series(${from}::date, ${to}::date, interval '1 day') as day`;
  const found = await rows<{ id: number }>(
    db,
    sql`select id::float8 as id from (
        select id, published_at from (${heardOnce(days)}) once where series = 'rating'
        order by date_bin('1 hour', published_at, starts) desc, part, id limit ${count}::int
      ) last order by published_at, id`,
  );
  return found.map(({ id }) => id);
}

/** Until when ratings were told of, by their own incidents or by those of criticism; milliseconds, 0 for never. */
export async function ratingsToldUntil({ db }: Platform, brandId: number): Promise<number> {
  const [last] = await rows<{ at: number | null }>(
    db,
    sql`select (extract(epoch from max(closed_at)) * 1000)::float8 as at from incidents
      where brand_id = ${brandId} and status = 'closed'
        and (series = 'rating' or series in ('negatives', 'theme') and direction = 'rise')`,
  );
  return last?.at ?? 0;
}
