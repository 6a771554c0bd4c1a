import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recountHours } from './hourly.ts';
import {
  COUNTING,
  figureColumns,
  KEY,
  listThemes,
  recount,
  recountAnswers,
  recountPairs,
} from './recount.ts';
import { PAIR_COLUMNS } from './rolled.ts';
import { addUpLastMonth, recountWorkOf } from './team/recount-work.ts';

const BATCH = 500;

type DueDay = { brand_id: number; day: string };

/** Brings the days that are due up to date, newest first, until none is left or the time is over. */
export async function rollUp(platform: Platform, budget: { until: Date }): Promise<{ days: number }> {
  await markOlderCountings(platform);
  let days = 0;
  while (platform.now() < budget.until) {
    const done = await transact(platform, rollUpBatch);
    days += done;
    if (done < BATCH) break;
  }
  await transact(platform, addUpLastMonth);
  return { days };
}

/** After an update that counts in another way every stored day is due once. */
async function markOlderCountings({ db }: Platform): Promise<void> {
  await db.execute(sql`
    insert into rollups_due (brand_id, day)
    select distinct brand_id, day from rollups where counting < ${COUNTING} order by 1, 2
    on conflict (brand_id, day) do nothing`);
}

async function rollUpBatch(platform: Platform): Promise<number> {
  // Two statements: the recount must see what committed while the lock was being taken.
  const due = await rows<DueDay>(
    platform.db,
    sql`select brand_id, day::text as day from rollups_due order by day desc, brand_id limit ${BATCH}
      for update skip locked`,
  );
  if (due.length > 0) {
    await recountDays(platform, due);
    await recountHours(platform, due);
    await recountWorkOf(platform, due);
  }
  return due.length;
}

async function recountDays({ db }: Platform, due: DueDay[]): Promise<void> {
  const days = sql`(
    select * from jsonb_to_recordset(${JSON.stringify(due)}::text::jsonb) as d(brand_id bigint, day date))`;
  const those = sql`(brand_id, day) in ${days}`;
  await db.execute(sql`delete from rollups where ${those}`);
  await db.execute(sql`delete from answer_rollups where ${those}`);
  await db.execute(sql`delete from complaint_pairs where ${those}`);
  await db.execute(sql`delete from theme_mentions where ${those}`);
  await db.execute(sql`
    insert into rollups (${KEY}, ${figureColumns()}, counting)
    select f.*, ${COUNTING}::smallint from (${recount(days)}) f`);
  await db.execute(sql`insert into answer_rollups (${KEY}, step, answers) ${recountAnswers(days)}`);
  await db.execute(sql`insert into complaint_pairs (${PAIR_COLUMNS}) ${recountPairs(days)}`);
  await db.execute(
    sql`insert into theme_mentions (brand_id, theme, day, said, mention_ids) ${listThemes(days)}`,
  );
  await db.execute(sql`delete from rollups_due where ${those}`);
}
