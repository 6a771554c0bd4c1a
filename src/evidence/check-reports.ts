/** What the reports show, beside the same reports counted from the mentions alone. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { PERIODS } from '../reports/period.ts';
import { type Difference, differences } from './compare.ts';
import { type Asked, everyReport } from './reports.ts';

export type Found = Difference & {
  /** Whose report, and of which days. */
  report: string;
};

/** Compares every report of every brand, and of all own ones together, for every period that has a name. */
export async function* checkReports(platform: Platform): AsyncGenerator<Found> {
  for (const { name, asked } of await questions(platform)) {
    const first = await compared(platform, name, asked);
    // Mentions may come between the two: what differs is asked again.
    const again = first.length > 0 ? await compared(platform, name, asked) : [];
    const lasting = new Set(again.map(({ report, figure }) => `${report} ${figure}`));
    yield* first.filter(({ report, figure }) => lasting.has(`${report} ${figure}`));
  }
}

async function compared(platform: Platform, name: string, asked: Asked): Promise<Found[]> {
  const shown = await everyReport(platform, asked);
  const counted = await fromMentions(platform, (inside) => everyReport(inside, asked));
  return [...shown].flatMap(([page, report]) =>
    differences(report, counted.get(page)).map((difference) => ({
      report: `${name}, ${page}, ${asked.period.period}`,
      ...difference,
    })),
  );
}

type Named = { name: string; asked: Asked };

async function questions({ db }: Platform): Promise<Named[]> {
  const brands = await rows<{ id: number; name: string; kind: string }>(
    db,
    sql`select id::float8 as id, name, kind from brands order by id`,
  );
  const visibleBrandIds = brands.map(({ id }) => id);
  // One own brand alone is all of them.
  const together = brands.filter(({ kind }) => kind === 'own').length > 1;
  const whose = [...(together ? [{ id: null, name: 'All own brands' }] : []), ...brands];
  return whose.flatMap(({ id, name }) =>
    PERIODS.map((period) => ({ name, asked: { brandId: id, visibleBrandIds, period: { period } } })),
  );
}

/** What `read` finds as if nothing had been counted before. Changes nothing, and nobody waits for it. */
export async function fromMentions<Value>(
  platform: Platform,
  read: (inside: Platform) => Promise<Value>,
): Promise<Value> {
  let found: { value: Value } | null = null;
  const takenBack = new Error('recomputed');
  await transact(platform, async (inside) => {
    await distrustRollups(inside);
    found = { value: await read(inside) };
    throw takenBack;
  }).catch((error) => {
    if (error !== takenBack) throw error;
  });
  return found!.value;
}

/**
 * For this transaction every day counts as due. A temporary table stands before the real one, so that no row is locked;
 * plans that were made for the real one are dropped.
 */
async function distrustRollups({ db }: Platform): Promise<void> {
  await db.execute(sql`create temporary table rollups_due (brand_id bigint, day date, primary key (brand_id, day))
    on commit drop`);
  await db.execute(sql`insert into pg_temp.rollups_due
    select distinct m.brand_id, (m.published_at at time zone b.time_zone)::date
      from mentions m join brands b on b.id = m.brand_id
    union select brand_id, day from rollups union select brand_id, day from public.rollups_due`);
  await db.execute(sql`analyze pg_temp.rollups_due`);
  await db.execute(sql`discard plans`);
}
