import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recount } from './recount.ts';

const BATCH = 500;

type DueDay = { brand_id: number; day: string };

/** Brings the days that are due up to date, newest first, until none is left or the time is over. */
export async function rollUp(platform: Platform, budget: { until: Date }): Promise<{ days: number }> {
  let days = 0;
  while (platform.now() < budget.until) {
    const done = await transact(platform, rollUpBatch);
    days += done;
    if (done < BATCH) break;
  }
  return { days };
}

async function rollUpBatch(platform: Platform): Promise<number> {
  // Two statements: the recount must see what committed while the lock was being taken.
  const due = await rows<DueDay>(
    platform.db,
    sql`select brand_id, day::text as day from rollups_due order by day desc, brand_id limit ${BATCH}
      for update skip locked`,
  );
  if (due.length > 0) await recountDays(platform, due);
  return due.length;
}

async function recountDays(platform: Platform, due: DueDay[]): Promise<void> {
  await platform.db.execute(sql`
    with due as (
      select * from jsonb_to_recordset(${JSON.stringify(due)}::text::jsonb) as d(brand_id bigint, day date)
    ), fresh as (
      ${recount(sql`select brand_id, day from due`)}
    ), emptied as (
      delete from rollups r using due d
      where r.brand_id = d.brand_id and r.day = d.day and not exists (
        select 1 from fresh f where (f.brand_id, f.day, f.source_kind) = (r.brand_id, r.day, r.source_kind))
    ), cleared as (
      delete from rollups_due u using due d where u.brand_id = d.brand_id and u.day = d.day
    )
    insert into rollups (brand_id, day, source_kind, mentions, negative, neutral, positive, unscored,
      ratings, rating_sum, needing_response, answered)
    select * from fresh
    on conflict (brand_id, day, source_kind) do update set
      mentions = excluded.mentions, negative = excluded.negative, neutral = excluded.neutral,
      positive = excluded.positive, unscored = excluded.unscored, ratings = excluded.ratings,
      rating_sum = excluded.rating_sum, needing_response = excluded.needing_response,
      answered = excluded.answered`);
}
