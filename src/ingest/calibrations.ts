/** The calibrations of brands and their kinds of sources: which are used, which are left off. */
import { desc, inArray, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { bigints } from '../db/db.ts';
import { brands, calibrations } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { NamedCalibration } from '../scoring/calibration.ts';
import { ENGINE } from '../scoring/score.ts';

/** What a brand's mentions from a kind of source are scored with; null: the engine as it is. */
export type CalibrationOf = (brandId: number, sourceKind: string) => NamedCalibration | null;

/** A source's own calibration, else its brand's, else none; those of another engine do not count. */
export async function calibrationsInUse({ db }: Pick<Platform, 'db'>): Promise<CalibrationOf> {
  const used = await db.select().from(calibrations).where(sql`in_use and engine = ${ENGINE}`);
  const found = new Map(
    used.map(({ brandId, sourceKind, parameters, id }) => [
      placeOf(brandId, sourceKind),
      { ...parameters!, name: `c${id}` },
    ]),
  );
  return (brandId, sourceKind) =>
    found.get(placeOf(brandId, sourceKind)) ?? found.get(placeOf(brandId, null)) ?? null;
}

export const placeOf = (brandId: number, sourceKind: string | null) => `${brandId} ${sourceKind ?? ''}`;

export type StoredCalibration = typeof calibrations.$inferSelect;

/** The newest of each brand and kind of source; brands as a whole first. */
export async function newestCalibrations({ db }: Platform, brandIds: number[]): Promise<StoredCalibration[]> {
  const newest = sql`(select distinct on (brand_id, source_kind) id from calibrations
    where brand_id = any(${bigints(brandIds)}) order by brand_id, source_kind, id desc)`;
  return db
    .select()
    .from(calibrations)
    .where(inArray(calibrations.id, newest))
    .orderBy(calibrations.brandId, sql`source_kind nulls first`, desc(calibrations.id));
}

/** Uses what was learnt, or leaves it off, later fits too. Mentions are scored anew only when somebody asks. */
export async function switchCalibration(
  platform: Platform,
  actor: Actor,
  { id, brandIds, on }: { id: number; brandIds: number[]; on: boolean },
): Promise<void> {
  return transact(platform, async (inside) => {
    const [switched] = await inside.db
      .update(calibrations)
      .set({ leftOff: !on, inUse: sql`${on} and parameters is not null` })
      .where(
        sql`id = ${id} and brand_id = any(${bigints(brandIds)}) and id = (select max(newest.id)
          from calibrations newest where newest.brand_id = calibrations.brand_id
            and newest.source_kind is not distinct from calibrations.source_kind)`,
      )
      .returning();
    if (!switched)
      throw new Refusal('conflict', 'There is a newer calibration, or none. Load the page again.');
    const [brand] = await inside.db.select().from(brands).where(sql`id = ${switched.brandId}`);
    const what = on ? 'uses the calibration' : 'leaves the calibration off';
    await recordAudit(inside, actor, what, [brand!.name, switched.sourceKind].filter(Boolean).join(', '));
  });
}
