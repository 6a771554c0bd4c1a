/** Which stored mentions were not scored by today's engine, calibrations and weights. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { ENGINE } from '../scoring/score.ts';

/** What a row of `mentions` is scored by today, as calibrationsInUse and weightsInUse have it. */
const today = sql`(${ENGINE} || coalesce((select '+c' || c.id from calibrations c
  where c.in_use and c.engine = ${ENGINE} and c.brand_id = mentions.brand_id
    and coalesce(c.source_kind, mentions.source_kind) = mentions.source_kind
  order by c.source_kind nulls last limit 1), '')
  || coalesce((select '+w' || max(w.id) from priority_weights w), ''))`;

/** For rows of `mentions`; `brandIds` null: all brands. Tombstones have no text left to score. */
export function isDue(brandIds: number[] | null): SQL {
  const among = brandIds === null ? sql`true` : sql`mentions.brand_id = any(${bigints(brandIds)})`;
  return sql`${among} and mentions.deleted_at is null and mentions.scored_by <> ${today}`;
}

/** How many there are, and the highest id of all mentions. Reads every mention of these brands. */
export async function countDue(
  { db }: Platform,
  brandIds: number[] | null,
): Promise<{ due: number; lastId: number }> {
  const [found] = await rows<{ due: number; lastId: number }>(
    db,
    sql`select (select count(*)::int from mentions where ${isDue(brandIds)}) as due,
      (select coalesce(max(id), 0)::float8 from mentions) as "lastId"`,
  );
  return found!;
}
