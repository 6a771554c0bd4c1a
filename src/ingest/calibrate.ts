/** Learns from corrections, per brand and kind of source, where they differ from those of the last time. */
import { sql } from 'drizzle-orm';
import type { Budget } from '../../jobs/job.ts';
import { type Brand, listBrands } from '../brands/brands.ts';
import { rows } from '../db/db.ts';
import { calibrations, mentions } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { type Correction, type Fitted, fitCalibration, MOST } from '../scoring/calibration.ts';
import { ENGINE } from '../scoring/score.ts';
import { scoreItem } from './recognise.ts';
import { storedItem } from './stored-item.ts';

/** `sourceKind` null: the brand as a whole. */
type Place = { brandId: number; sourceKind: string | null; fittedOn: string };

/** Fits what is due; what the budget leaves over stays due. `used` counts calibrations that won. */
export async function refitCalibrations(
  platform: Platform,
  { until }: Budget,
): Promise<{ fitted: number; used: number }> {
  const total = { fitted: 0, used: 0 };
  const brands = new Map((await listBrands(platform)).map((brand) => [brand.id, brand]));
  const due = await placesDue(platform);
  for (const brandId of new Set(due.map((place) => place.brandId))) {
    if (platform.now() >= until) break;
    const corrected = await corrections(platform, brands.get(brandId)!);
    for (const place of due.filter((one) => one.brandId === brandId)) {
      const own = corrected.filter(({ kind }) => place.sourceKind === null || kind === place.sourceKind);
      const fitted = fitCalibration(own);
      await keep(platform, place, fitted);
      total.fitted += 1;
      if (fitted.calibration) total.used += 1;
    }
  }
  return total;
}

/** Brands and their sources whose corrections, or whose engine, are not those of the newest fit. */
function placesDue({ db }: Platform): Promise<Place[]> {
  return rows<Place>(
    db,
    sql`with now as (
        select brand_id, source_kind,
          md5(string_agg(id || sentiment_by_user || content_hash, ' ' order by id)) as fitted_on
        from mentions where sentiment_by_user is not null and deleted_at is null
        group by grouping sets ((brand_id), (brand_id, source_kind))
      ), newest as (
        select distinct on (brand_id, source_kind) * from calibrations order by brand_id, source_kind, id desc
      )
      select now.brand_id::float8 as "brandId", now.source_kind as "sourceKind", now.fitted_on as "fittedOn"
      from now left join newest on newest.brand_id = now.brand_id
        and newest.source_kind is not distinct from now.source_kind
      where (newest.fitted_on, newest.engine) is distinct from (now.fitted_on, ${ENGINE})
      order by now.brand_id, now.source_kind nulls first`,
  );
}

/** The newest corrections, each with what the engine says of the text today, uncalibrated. */
async function corrections(platform: Platform, brand: Brand): Promise<(Correction & { kind: string })[]> {
  const found = await platform.db
    .select()
    .from(mentions)
    .where(sql`brand_id = ${brand.id} and sentiment_by_user is not null and deleted_at is null`)
    .orderBy(sql`id desc`)
    .limit(MOST);
  return found.flatMap((row) => {
    const { probabilities, label } = scoreItem(
      platform,
      { item: storedItem(row), brand, spans: row.matchedSpans },
      null,
    );
    if (!probabilities || label === 'unscored') return [];
    return { probabilities, shipped: label, label: row.sentimentByUser!, kind: row.sourceKind };
  });
}

/**
 * The fit takes the place of the one before; what somebody left off stays off. What was learnt stays when the
 * texts that it was learnt from were forgotten.
 */
function keep(platform: Platform, { brandId, sourceKind, fittedOn }: Place, fitted: Fitted): Promise<void> {
  const place = sql`brand_id = ${brandId} and source_kind is not distinct from ${sourceKind}::text`;
  return transact(platform, async ({ db, now }) => {
    await db.execute(sql`select id from brands where id = ${brandId} for update`);
    const [last] = await db.select().from(calibrations).where(place).orderBy(sql`id desc`).limit(1);
    if (last?.inUse && last.engine === ENGINE && fitted.before === null && fitted.n < last.n) return;
    await db.update(calibrations).set({ inUse: false }).where(sql`${place} and in_use`);
    const leftOff = last?.leftOff ?? false;
    await db.insert(calibrations).values({
      brandId,
      sourceKind,
      engine: ENGINE,
      parameters: fitted.calibration,
      n: fitted.n,
      fittedOn,
      before: fitted.before,
      after: fitted.after,
      gainLow: fitted.interval?.[0] ?? null,
      gainHigh: fitted.interval?.[1] ?? null,
      note: fitted.why,
      leftOff,
      inUse: fitted.calibration !== null && !leftOff,
      fittedAt: now(),
    });
  });
}
