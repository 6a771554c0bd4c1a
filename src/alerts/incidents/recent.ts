/** The mentions of the last days, each with the series in which it counts. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { heardOnce } from '../../reports/hourly.ts';
import type { Watching } from './past-of.ts';
import type { Seen } from './watch.ts';

/** The longest window, and a day in which late ones are still found. */
export const RECENT_DAYS = 4;
const MOST = 50_000;

export type Recent = Seen & { id: number; keys: string[] };

/** Oldest first; of kinds of sources that are settled. */
export async function recentOf(
  platform: Platform,
  brand: Watching,
  kinds: readonly string[],
): Promise<Recent[]> {
  const now = platform.now().toISOString();
  const days = sql`select ${brand.id}::bigint as brand_id, day::date as day from generate_series(
    (${now}::timestamptz at time zone ${brand.timeZone})::date - ${RECENT_DAYS}::int,
    (${now}::timestamptz at time zone ${brand.timeZone})::date, interval '1 day') as day`;
  const found = await rows<Recent>(
    platform.db,
    sql`select id::float8 as id, (extract(epoch from published_at) * 1000)::float8 as at,
        jsonb_agg(case when part = '' then series else series || ' ' || part end) as keys
      from (${heardOnce(days)}) once
      where series <> 'rating' and published_at <= ${now}::timestamptz
        and source_kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::text::jsonb))
      group by id, published_at order by published_at desc, id desc limit ${MOST}`,
  );
  return found.reverse();
}

/** When the brand was last spoken of, in milliseconds; null: never. */
export async function lastHeard(platform: Platform, brandId: number): Promise<number | null> {
  const [last] = await rows<{ at: number }>(
    platform.db,
    sql`select (extract(epoch from published_at) * 1000)::float8 as at from mentions
      where brand_id = ${brandId} and published_at <= ${platform.now().toISOString()}::timestamptz
      order by published_at desc nulls first limit 1`,
  );
  return last?.at ?? null;
}
