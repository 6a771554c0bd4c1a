/** Changing when a brand answers and how soon. */
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../../accounts/audit.ts';
import { markBrandRollupsDue } from '../../brands/rollups-due.ts';
import { brands, businessHours, holidays, responseTargets } from '../../db/schema.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import type { Actor } from '../mention.ts';
import { type ClockRows, clockRows } from './clocks.ts';
import type { Interval } from './hours.ts';
import { planAnew } from './replan.ts';
import type { Target } from './targets.ts';
import type { Holiday } from './written.ts';

export type ResponseSettings = {
  /** For what no target names. */
  responseMinutes: number;
  resolveMinutes: number | null;
  targets: Target[];
  /** Monday first; null: round the clock. */
  week: Interval[][] | null;
  holidays: Holiday[];
};

/** As it is stored; null when there is no such brand. */
export async function responseSettings(
  platform: Platform,
  brandId: number,
): Promise<ResponseSettings | null> {
  const [stored] = await clockRows(platform, [brandId]);
  if (!stored) return null;
  const isGeneral = ({ priority, sourceKind }: Target) => priority === null && sourceKind === null;
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    stored.hours.filter((row) => row.weekday === weekday).map((row): Interval => [row.opens, row.closes]),
  );
  return {
    responseMinutes: stored.responseMinutes,
    resolveMinutes: stored.targets.find(isGeneral)?.resolveMinutes ?? null,
    targets: stored.targets.filter((target) => !isGeneral(target)),
    week: stored.hours.length === 0 ? null : week,
    holidays: stored.holidays,
  };
}

/** The same as the rows that a clock is made of. */
export function rowsOf(
  { responseMinutes, resolveMinutes, targets, week, holidays: days }: ResponseSettings,
  timeZone: string,
): Omit<ClockRows, 'brandId'> {
  const general = { priority: null, sourceKind: null, firstMinutes: null, resolveMinutes };
  const hours = (week ?? []).flatMap((intervals, index) =>
    intervals.map(([opens, closes]) => ({ weekday: index + 1, opens, closes })),
  );
  const all = resolveMinutes === null ? targets : [...targets, general];
  return { timeZone, responseMinutes, hours, holidays: days, targets: all };
}

/** Throws Refusal when the brand would never answer, or two targets are for the same. Due times follow. */
export async function changeResponseSettings(
  platform: Platform,
  actor: Actor,
  { brandId, settings }: { brandId: number; settings: ResponseSettings },
): Promise<void> {
  guardSettings(settings);
  return transact(platform, async (inside) => {
    const [brand] = await inside.db
      .update(brands)
      .set({ responseMinutes: settings.responseMinutes })
      .where(eq(brands.id, brandId))
      .returning({ name: brands.name, timeZone: brands.timeZone });
    if (!brand) throw new Refusal('not-found', 'There is no such brand. It may have been removed.');
    const [before] = await clockRows(inside, [brandId]);
    await replaceRows(inside, brandId, rowsOf(settings, brand.timeZone));
    const [after] = await clockRows(inside, [brandId]);
    if (countedBy(before!) !== countedBy(after!)) await markBrandRollupsDue(inside, brandId);
    await planAnew(inside, brandId);
    await recordAudit(inside, actor, 'changed hours and response targets of the brand', brand.name);
  });
}

/** Business time, and which promises to resolve were kept, are counted anew where these change. */
function countedBy({ hours, holidays: days, targets }: ClockRows): string {
  const toResolve = targets.flatMap(({ priority, sourceKind, resolveMinutes }) =>
    resolveMinutes === null ? [] : [[priority, sourceKind, resolveMinutes]],
  );
  return JSON.stringify([hours, days, toResolve]);
}

function guardSettings({ week, targets }: ResponseSettings): void {
  if (week?.every((day) => day.length === 0)) {
    const problem =
      'Every day is closed, so nothing would ever be due. Open a day, or answer round the clock.';
    throw new Refusal('invalid', problem, { day1: problem });
  }
  const keys = targets.map(({ priority, sourceKind }) => `${priority} ${sourceKind}`);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (twice === -1) return;
  const problem = 'There is a target for this priority and source already. Change that one.';
  throw new Refusal('invalid', problem, { [`target${twice}`]: problem });
}

async function replaceRows(
  { db }: Platform,
  brandId: number,
  { hours, holidays: days, targets }: Omit<ClockRows, 'brandId'>,
): Promise<void> {
  const ofBrand = sql`brand_id = ${brandId}::bigint`;
  for (const table of [businessHours, holidays, responseTargets]) await db.delete(table).where(ofBrand);
  if (hours.length > 0) await db.insert(businessHours).values(hours.map((row) => ({ brandId, ...row })));
  if (days.length > 0) await db.insert(holidays).values(days.map((row) => ({ brandId, ...row })));
  if (targets.length > 0)
    await db.insert(responseTargets).values(targets.map((row) => ({ brandId, ...row })));
}
