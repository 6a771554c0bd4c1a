/** The counts per hour that spikes are found against, beside a recount of the mentions. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { heardOnce } from '../reports/hourly.ts';
import type { KeptFound } from './check-kept.ts';
import { REASONS } from './why.ts';

type Row = {
  brandId: number;
  day: string;
  series: string;
  part: string;
  shown: number;
  recomputed: number;
  isGone: boolean;
};

/** Days on which hours were counted and that are not due. */
const COUNTED_DAYS = sql`
  select distinct h.brand_id, (h.hour at time zone b.time_zone)::date as day
  from hourly_counts h join brands b on b.id = h.brand_id
  where not exists (select 1 from rollups_due u
    where u.brand_id = h.brand_id and u.day = (h.hour at time zone b.time_zone)::date)`;

/**
 * Every day and series of which the hours add up to something else. A mention that was emptied still counts, but no longer
 * tells who wrote what: then its day cannot be counted as it was.
 */
export async function* checkHours({ db }: Platform): AsyncGenerator<KeptFound> {
  const found = await rows<Row>(
    db,
    sql`
    with days as materialized (${COUNTED_DAYS}), stored as (
      select d.brand_id, d.day, h.series, h.part, sum(h.count)::int as stored
      from days d join brands b on b.id = d.brand_id join hourly_counts h on h.brand_id = d.brand_id
        and h.hour >= d.day::timestamp at time zone b.time_zone
        and h.hour < (d.day + 1)::timestamp at time zone b.time_zone
      group by 1, 2, 3, 4
    ), counted as (
      select brand_id, day, series, part, count(*)::int as counted
      from (${heardOnce(sql`select brand_id, day from days`)}) once group by 1, 2, 3, 4
    )
    select brand_id::float8 as "brandId", day::text as day, series, part, coalesce(stored, 0) as shown,
      coalesce(counted, 0) as recomputed, exists (
        select 1 from mentions m join brands b on b.id = m.brand_id where m.brand_id = days.brand_id
          and m.published_at >= days.day::timestamp at time zone b.time_zone
          and m.published_at < (days.day + 1)::timestamp at time zone b.time_zone and m.deleted_at is not null
      ) as "isGone"
    from stored full join counted using (brand_id, day, series, part) join days using (brand_id, day)
    where stored is distinct from counted order by 1, 2, 3, 4`,
  );
  for (const { brandId, day, series, part, isGone, ...difference } of found)
    yield {
      report: `brand ${brandId}`,
      figure: `hours ${[day, series, part].join(' ').trim()}`,
      ...difference,
      unknown: isGone ? REASONS.gone : null,
    };
}
