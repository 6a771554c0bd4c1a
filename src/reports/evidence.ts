/** The evidence checker: what the reports show, beside the same reports counted from the mentions alone. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { type Difference, differences } from './compare.ts';
import { PERIODS, type PeriodInput } from './period.ts';
import { type Reputation, reputation } from './reputation.ts';
import type { Question } from './subject.ts';

export type Asked = Question & { period: PeriodInput };

export type Found = Difference & {
  /** Whose report, and of which days. */
  report: string;
};

/** Compares the report of every brand, and of all own ones together, for every period that has a name. */
export async function* checkReports(platform: Platform): AsyncGenerator<Found> {
  for (const asked of await questions(platform)) {
    const first = await compared(platform, asked);
    // Mentions may come between the two: what differs is asked again.
    const again = first.length > 0 ? await compared(platform, asked) : [];
    const lasting = new Set(again.map(({ figure }) => figure));
    yield* first.filter(({ figure }) => lasting.has(figure));
  }
}

async function compared(platform: Platform, asked: Asked): Promise<Found[]> {
  const shown = await reputation(platform, asked);
  const found = differences(shown, await fromMentions(platform, asked));
  return found.map((difference) => ({ report: titleOf(shown), ...difference }));
}

/** `Fernhill Bikes, 2026-10-23 to 2026-11-21`. */
export const titleOf = ({ brand, period }: Pick<Reputation, 'brand' | 'period'>) =>
  `${brand?.name ?? 'All own brands'}, ${period.from} to ${period.to}`;

async function questions({ db }: Platform): Promise<Asked[]> {
  const brands = await rows<{ id: number; kind: string }>(
    db,
    sql`select id::float8 as id, kind from brands order by id`,
  );
  const visibleBrandIds = brands.map(({ id }) => id);
  const hasOwn = brands.some(({ kind }) => kind === 'own');
  const whose = [...(hasOwn ? [null] : []), ...visibleBrandIds];
  return whose.flatMap((brandId) =>
    PERIODS.map((period) => ({ brandId, visibleBrandIds, period: { period } })),
  );
}

/** The report as if nothing had been counted before. Changes nothing, and nobody waits for it. */
export async function fromMentions(platform: Platform, asked: Asked): Promise<Reputation> {
  let report: Reputation | null = null;
  const takenBack = new Error('recomputed');
  await transact(platform, async (inside) => {
    await distrustRollups(inside);
    report = await reputation(inside, asked);
    throw takenBack;
  }).catch((error) => {
    if (error !== takenBack) throw error;
  });
  return report!;
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
