/** Reading as if nothing had been counted before. */
import { sql } from 'drizzle-orm';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';

/** What `read` finds as if nothing had been counted before. Changes nothing, and nobody waits for it. */
export const fromMentions = <Value>(platform: Platform, read: (inside: Platform) => Promise<Value>) =>
  takenBack(platform, async (inside) => {
    await distrustRollups(inside);
    return read(inside);
  });

/** What `work` gives; whatever it does to the database is taken back. */
export async function takenBack<Value>(
  platform: Platform,
  work: (inside: Platform) => Promise<Value>,
): Promise<Value> {
  let found: { value: Value } | null = null;
  const done = new Error('taken back');
  await transact(platform, async (inside) => {
    found = { value: await work(inside) };
    throw done;
  }).catch((error) => {
    if (error !== done) throw error;
  });
  return found!.value;
}

/**
 * For this transaction every day counts as due. A temporary table stands before the real one, so that no row is locked;
 * plans that were made for the real one are dropped.
 */
export async function distrustRollups({ db }: Platform): Promise<void> {
  await db.execute(sql`create temporary table rollups_due (brand_id bigint, day date, primary key (brand_id, day))
    on commit drop`);
  await db.execute(sql`insert into pg_temp.rollups_due
    select distinct m.brand_id, (m.published_at at time zone b.time_zone)::date
      from mentions m join brands b on b.id = m.brand_id
    union select brand_id, day from public.rollups union select brand_id, day from public.rollups_due`);
  await db.execute(sql`analyze pg_temp.rollups_due`);
  await db.execute(sql`discard plans`);
}
