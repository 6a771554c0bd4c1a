/** Stored mentions follow a change of their brand's themes, some hundred at a time, newest first. */
import { sql } from 'drizzle-orm';
import type { Budget } from '../../jobs/job.ts';
import { type Brand, brandById, listBrands } from '../brands/brands.ts';
import { rows } from '../db/db.ts';
import { mentions } from '../db/schema.ts';
import { markRollupsDue } from '../mentions/rollups-due.ts';
import { themesScored } from '../mentions/save-sql.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { scoreItem } from './recognise.ts';
import { storedItem } from './stored-item.ts';

const BATCH = 200;

/** Until nothing is behind or the time is over. */
export async function retheme(platform: Platform, { until }: Budget): Promise<{ rethemed: number }> {
  let rethemed = 0;
  for (const { id } of (await listBrands(platform)).filter(({ themesBehind }) => themesBehind !== null)) {
    for (let left = true; left && platform.now() < until; ) {
      const done = await transact(platform, (inside) => rethemeBatch(inside, id));
      rethemed += done;
      left = done === BATCH;
    }
  }
  return { rethemed };
}

/** The brand is locked, so that a change waits and then begins from the newest again. */
async function rethemeBatch(inside: Platform, brandId: number): Promise<number> {
  const [locked] = await rows<{ behind: number | null }>(
    inside.db,
    sql`select themes_behind::float8 as behind from brands where id = ${brandId} for update`,
  );
  const brand = await brandById(inside, brandId);
  if (!brand || locked?.behind == null) return 0;
  const found = await inside.db
    .select()
    .from(mentions)
    .where(sql`brand_id = ${brandId} and id <= ${locked.behind}::bigint and deleted_at is null`)
    .orderBy(sql`id desc`)
    .limit(BATCH);
  const changed = found.flatMap((row) => rethemed(inside, row, brand));
  await store(inside, changed);
  const next = found.length < BATCH ? null : found.at(-1)!.id - 1;
  await inside.db.execute(sql`update brands set themes_behind = ${next}::bigint where id = ${brandId}`);
  return found.length;
}

type Rethemed = { id: number; themes: string[]; aspects: unknown; terms: string[] };

/** What a person sees differs only where themes, aspects or terms do. */
function rethemed(platform: Platform, row: typeof mentions.$inferSelect, brand: Brand): Rethemed[] {
  const { themes, aspects, terms } = scoreItem(
    platform,
    { item: storedItem(row), brand, spans: row.matchedSpans },
    null,
  );
  const isSame =
    JSON.stringify([themes, aspects, terms]) ===
    JSON.stringify([row.scoredThemes ?? row.themes, row.aspects, row.terms]);
  return isSame ? [] : [{ id: row.id, themes, aspects, terms }];
}

async function store(inside: Platform, changed: Rethemed[]): Promise<void> {
  if (changed.length === 0) return;
  await inside.db.execute(sql`update mentions m set ${themesScored(sql`e.themes`)}, aspects = e.aspects, terms = e.terms
    from jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb)
      as e(id bigint, themes text[], aspects jsonb, terms text[])
    where m.id = e.id`);
  await markRollupsDue(
    inside,
    changed.map(({ id }) => id),
  );
}
