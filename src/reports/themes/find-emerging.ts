/** Finds what is on the rise and keeps it, one row for as long as it lasts. */
import { sql } from 'drizzle-orm';
import type { Budget } from '../../../jobs/job.ts';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { addDays, dayOf } from '../period.ts';
import { risesOf, WINDOWS } from './emerging.ts';
import { type Finding, findingsOf, onePerName, riseKey } from './findings.ts';
import { notSealed, sealRises } from './seal-rise.ts';
import { mentionsBehindRises, type Watching, watchedOf } from './voices.ts';

/** What was not found for longer begins anew when it rises again. */
const LASTS_DAYS = 3;
const KEPT_DAYS = 90;

/** Looks at every brand's day so far, until the time is over. */
export async function findEmerging(platform: Platform, { until }: Budget): Promise<{ found: number }> {
  const brands = await rows<Watching>(
    platform.db,
    sql`select id::int as id, time_zone as "timeZone" from brands order by id`,
  );
  let found = 0;
  for (const brand of brands) {
    if (platform.now() >= until) break;
    found += (await findEmergingOf(platform, brand)).length;
  }
  await platform.db.execute(
    sql`delete from emerging_themes where last_day < (${platform.now().toISOString()}::timestamptz)::date - ${KEPT_DAYS}::int`,
  );
  return { found };
}

type Kept = Finding & { mentions: number; negative: number };

/** What is on the rise today, kept. */
export async function findEmergingOf(platform: Platform, brand: Watching): Promise<Kept[]> {
  const { day, findings } = await risingNow(platform, brand);
  if (findings.length > 0) await transact(platform, (inside) => keep(inside, brand.id, day, findings));
  return findings;
}

/** What is on the rise today. Stores nothing. */
export async function risingNow(
  platform: Platform,
  brand: Watching,
): Promise<{ day: string; findings: Kept[] }> {
  const day = dayOf(platform.now(), brand.timeZone);
  const watched = await watchedOf(platform, brand, day, WINDOWS);
  const rises = onePerName(watched.flatMap(risesOf));
  const behind = await mentionsBehindRises(platform, brand, day, rises);
  const ids = new Map([...behind].map(([key, { ids }]) => [key, ids]));
  const findings = findingsOf(rises, ids).map((finding) => {
    const { ids: all, negative } = behind.get(riseKey(finding)) ?? { ids: [], negative: 0 };
    return { ...finding, mentions: all.length, negative };
  });
  return { day, findings };
}

/** A finding continues the row that it shares its name or a companion with; else it is a new one. */
async function keep(inside: Platform, brandId: number, day: string, findings: Kept[]): Promise<void> {
  const lasting = sql`brand_id = ${brandId} and last_day >= ${addDays(day, -LASTS_DAYS)}::date`;
  const changed = await notSealed(inside, lasting);
  const kept = await written(inside, brandId, day, findings);
  await sealRises(
    inside,
    kept.filter((id) => !changed.has(id)),
  );
}

/** Gives the rows that were written. */
async function written(
  { db, now }: Platform,
  brandId: number,
  day: string,
  findings: Kept[],
): Promise<number[]> {
  const records = JSON.stringify(
    findings.map(({ ratioLow, ratioHigh, chance: _, ...one }) => ({
      ...one,
      low: ratioLow,
      high: ratioHigh,
    })),
  );
  const at = sql`${now().toISOString()}::timestamptz`;
  const kept = await rows<{ id: number }>(
    db,
    sql`
    with found as (
      select f.*, (
        select e.id from emerging_themes e
        where e.brand_id = ${brandId} and e.last_day >= ${addDays(day, -LASTS_DAYS)}::date
          and (array[f.name] || f.also) && (array[e.name] || e.also)
        order by e.name = f.name desc, e.id limit 1) as known
      from jsonb_to_recordset(${records}::text::jsonb) as f(kind text, name text, also text[], days int,
        mentions int, negative int, voices int, expected float8, ratio float8, low float8, high float8)
    ), lasting as (
      update emerging_themes e set kind = f.kind, name = f.name, also = f.also, last_day = ${day}::date,
        days = f.days, mentions = f.mentions, negative = f.negative, voices = f.voices, expected = f.expected,
        ratio = f.ratio, ratio_low = f.low, ratio_high = f.high, counted_at = ${at}
      from found f where e.id = f.known returning e.id
    ), begun as (
      insert into emerging_themes (brand_id, kind, name, also, first_day, last_day, days, mentions, negative,
      voices, expected, ratio, ratio_low, ratio_high, found_at, counted_at)
    select ${brandId}, kind, name, also, ${day}::date, ${day}::date, days, mentions, negative, voices, expected,
      ratio, low, high, ${at}, ${at}
    from found where known is null returning id
    ) select id::float8 as id from lasting union all select id::float8 from begun`,
  );
  return kept.map(({ id }) => id);
}

export type Emerging = Omit<Finding, 'chance'> & {
  brandId: number;
  firstDay: string;
  lastDay: string;
  mentions: number;
  negative: number;
};

/** What rose on these days, newest first. */
export async function emergingOn(
  platform: Platform,
  brandIds: number[],
  { from, to }: { from: string; to: string },
): Promise<Emerging[]> {
  return rows<Emerging>(
    platform.db,
    sql`
    select brand_id::int as "brandId", kind, name, also, first_day::text as "firstDay",
      last_day::text as "lastDay", days::int as days, mentions, negative, voices, expected, ratio,
      ratio_low as "ratioLow", ratio_high as "ratioHigh"
    from emerging_themes
    where brand_id = any(${`{${brandIds.join(',')}}`}::text::bigint[])
      and last_day >= ${from}::date and first_day <= ${to}::date
    order by last_day desc, first_day desc, voices desc, id`,
  );
}
