/** Opens an incident, with what it is about. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { quantileOf } from '../../reports/predictive.ts';
import { raiseIncident } from '../raise-incident.ts';
import { causeOf } from './cause.ts';
import type { NewIncident } from './new-incident.ts';
import type { Watching } from './past-of.ts';
import { sealIncident } from './seal.ts';
import { totalBy } from './total.ts';

/** False when it is open already: another process found it too. */
export async function openIncident(
  platform: Platform,
  brand: Watching,
  found: NewIncident,
  /** In milliseconds: when that was learnt which its expectation comes from; null where nothing was. */
  learntAt: number | null,
): Promise<boolean> {
  const cause = await causeOf(platform, brand, found);
  return transact(platform, async (inside) => {
    const at = sql`${inside.now().toISOString()}::timestamptz`;
    const begun = sql`${new Date(found.startedAt).toISOString()}::timestamptz`;
    const [low, high] = usual(found);
    const [opened] = await rows<{ id: number }>(
      inside.db,
      sql`insert into incidents (brand_id, series, theme, direction, started_at, hours, count, expected, low, high,
          mean, alarms_a_year, total, peak, peak_at, unusual_at, cause, first_mention_id, loudest_mention_id,
          learnt_at, opened_at, updated_at, peak_seen_at, counted_ids, peak_ids, cause_ids)
        values (${brand.id}, ${found.series}, ${found.theme}, ${found.direction}, ${begun}, ${found.hours},
          ${found.count}, ${found.expected}, ${low}, ${high}, ${found.mean}::float8, ${found.alarmsAYear},
          ${found.count}, ${found.count}, ${new Date(found.at).toISOString()}::timestamptz,
          ${new Date(found.at).toISOString()}::timestamptz, ${JSON.stringify(cause.cause)}::text::jsonb,
          ${cause.firstId}::bigint, ${cause.loudestId}::bigint, ${learntAt === null ? null : new Date(learntAt).toISOString()}::timestamptz,
          ${at}, ${at}, ${at}, ${bigints(found.ids)}, ${bigints(found.ids)}, ${bigints(cause.ids)})
        on conflict do nothing returning id::int as id`,
    );
    if (!opened) return false;
    await inside.db.execute(sql`update incidents i set total = ${totalBy(at)} where i.id = ${opened.id}`);
    await sealIncident(inside, opened.id);
    await raiseIncident(inside, opened.id);
    return true;
  });
}

/** 95 % of such windows, when all is as usual. */
export function usual({
  expected,
  mean,
  size,
}: Pick<NewIncident, 'expected' | 'mean' | 'size'>): [low: number, high: number] {
  if (mean !== null) return [expected, expected];
  const predictive = { mean: expected, size };
  return [quantileOf(predictive, 0.025), quantileOf(predictive, 0.975)];
}
