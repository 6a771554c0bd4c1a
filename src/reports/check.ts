import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { recount } from './recount.ts';

/** A stored daily figure that a recount does not confirm; null where that side has no row. */
export type RollupDifference = {
  brandId: number;
  day: string;
  sourceKind: string;
  stored: Record<string, number> | null;
  counted: Record<string, number> | null;
};

/** The daily check: what differs is written to the log and becomes due again. */
export async function checkAndMend(platform: Platform): Promise<{ differences: number }> {
  const differing = await checkRollups(platform);
  if (differing.length > 0) {
    platform.log('error', 'Stored daily figures differ from a recount; those days are counted again.', {
      differences: differing.length,
      first: differing[0],
    });
    await markDifferent(platform, differing);
  }
  return { differences: differing.length };
}

async function markDifferent(platform: Platform, differing: RollupDifference[]): Promise<void> {
  const days = JSON.stringify(differing.map(({ brandId, day }) => ({ brand_id: brandId, day })));
  await platform.db.execute(sql`
    insert into rollups_due (brand_id, day)
    select distinct brand_id, day from jsonb_to_recordset(${days}::text::jsonb) as d(brand_id bigint, day date)
    order by 1, 2 on conflict (brand_id, day) do update set day = excluded.day`);
}

const NOT_DUE = sql`not exists (
  select 1 from rollups_due u where u.brand_id = d.brand_id and u.day = d.day)`;

const FIGURES = sql`jsonb_build_object('mentions', f.mentions, 'negative', f.negative, 'neutral', f.neutral,
  'positive', f.positive, 'unscored', f.unscored, 'ratings', f.ratings,
  'ratingSum', round(f.rating_sum::numeric, 6), 'needingResponse', f.needing_response,
  'answered', f.answered)`;

const DAYS_WITH_MENTIONS = sql`
  select * from (
    select distinct m.brand_id, (m.published_at at time zone b.time_zone)::date as day
    from mentions m join brands b on b.id = m.brand_id
  ) d where ${NOT_DUE}`;

/** Recounts every day that is not due and compares; empty when all stored figures are right. */
export function checkRollups(platform: Platform): Promise<RollupDifference[]> {
  return rows<RollupDifference>(
    platform.db,
    sql`
    with counted as (
      select f.brand_id, f.day, f.source_kind, ${FIGURES} as counted from (${recount(DAYS_WITH_MENTIONS)}) f
    ), stored as (
      select f.brand_id, f.day, f.source_kind, ${FIGURES} as stored
      from (select d.* from rollups d where ${NOT_DUE}) f
    )
    select brand_id::int as "brandId", day::text as day, source_kind as "sourceKind", stored, counted
    from stored full join counted using (brand_id, day, source_kind)
    where stored is distinct from counted
    order by 2, 1, 3`,
  );
}
