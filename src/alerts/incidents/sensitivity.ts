/** How often a brand's incidents may open for nothing, and how often they would have opened. */
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../../accounts/audit.ts';
import { bigints, rows } from '../../db/db.ts';
import { brands } from '../../db/schema.ts';
import { Refusal } from '../../failure.ts';
import type { Actor } from '../../mentions/mention.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { seenIn } from './past.ts';
import { pastOf, type Watching } from './past-of.ts';
import { LEAST_DAYS } from './rehearsal.ts';
import { type Opened, wouldOpen } from './would-open.ts';

export const MOST_ALARMS = 365;
const DAY = 24;

/** What was typed, as a number; throws Refusal with the sentence for the field. */
export function readAlarms(typed: string): number {
  const alarms = Number(typed.trim());
  if (typed.trim() === '' || !Number.isInteger(alarms) || alarms < 0 || alarms > MOST_ALARMS) {
    const sentence = `Give a whole number from 0 to ${MOST_ALARMS}: 4 is about one false alarm every three months, 0 looks for no incidents.`;
    throw new Refusal('invalid', sentence, { alarms: sentence });
  }
  return alarms;
}

/** Counts from the job's next run on. */
export async function changeFalseAlarms(
  platform: Platform,
  actor: Actor,
  { brandId, alarms }: { brandId: number; alarms: number },
): Promise<void> {
  await transact(platform, async (inside) => {
    const [changed] = await inside.db
      .update(brands)
      .set({ falseAlarmsAYear: alarms })
      .where(eq(brands.id, brandId))
      .returning({ name: brands.name });
    if (!changed) throw new Refusal('not-found', 'This brand is not there any more.');
    await recordAudit(inside, actor, 'changes false alarms a year', `${changed.name}: ${alarms}`);
  });
}

/** `days`: how much of the past was looked at; 0 while too little is known. */
export type Backtest = {
  alarms: number;
  days: number;
  opened: (Omit<Opened, 'at'> & { at: Date })[];
};

/** What would have opened incidents in the stored past, by models as they would have been then. */
export async function backtestIncidents(
  platform: Platform,
  brand: Watching,
  alarms: number,
): Promise<Backtest> {
  const found = await pastOf(platform, brand);
  const days = found ? Math.floor(found.past.cells.length / DAY) : 0;
  if (!found || days <= LEAST_DAYS || alarms === 0)
    return { alarms, days: Math.max(0, days - LEAST_DAYS), opened: [] };
  const { past, ratings } = found;
  const opened = wouldOpen({ past, seen: seenIn(past), ratings }, { alarmsAYear: alarms, days });
  return {
    alarms,
    days: days - LEAST_DAYS,
    opened: opened.map((one) => ({ ...one, at: new Date(one.at) })),
  };
}

/** The brands of which too little is known to say what is usual. */
export async function learningAmong(
  { db, now }: Platform,
  among: { id: number; name: string; falseAlarmsAYear: number }[],
): Promise<{ id: number; name: string; days: number; needed: number }[]> {
  const heard = await rows<{ id: number; days: number }>(
    db,
    sql`select b.id::float8 as id,
        coalesce((extract(epoch from ${now().toISOString()}::timestamptz - first.hour) / 86400)::float8, 0) as days
      from brands b left join lateral (
        select hour from hourly_counts where brand_id = b.id and series = 'volume' order by hour limit 1
      ) first on true
      where b.id = any(${bigints(among.map(({ id }) => id))})`,
  );
  const days = new Map(heard.map((one) => [one.id, Math.floor(one.days)]));
  return among
    .filter(({ id, falseAlarmsAYear }) => falseAlarmsAYear > 0 && (days.get(id) ?? 0) < LEAST_DAYS)
    .map(({ id, name }) => ({ id, name, days: days.get(id) ?? 0, needed: LEAST_DAYS }));
}
