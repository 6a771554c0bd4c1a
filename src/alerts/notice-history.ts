/** What rules about incidents and sources would have been asked in the stored history. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Priority } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { incidentPriority, sourcePriority } from './notices.ts';
import type { Stretch, Tried } from './tried.ts';

type Noticed = { at: Date; priority: Priority };

/** In the order of time. That a source fell silent without an error is not in it. */
export const noticesIn = (
  platform: Platform,
  about: 'sources' | 'incidents',
  tried: Tried,
  stretch: Stretch,
): Promise<Noticed[]> =>
  about === 'sources' ? gapsIn(platform, stretch) : incidentsIn(platform, tried, stretch);

const between = (column: SQL, { from, until }: Stretch): SQL =>
  sql`${column} >= ${from.toISOString()}::timestamptz and ${column} < ${until.toISOString()}::timestamptz`;

async function incidentsIn(
  { db }: Platform,
  { brandId, brandIds }: Tried,
  stretch: Stretch,
): Promise<Noticed[]> {
  const found = await rows<{ at: string; series: string; direction: string }>(
    db,
    sql`select i.opened_at as at, i.series, i.direction from incidents i join brands b on b.id = i.brand_id
      where ${between(sql`i.opened_at`, stretch)} and ${brandId === null ? sql`b.kind = 'own'` : sql`b.id = ${brandId}::bigint`}
        and ${brandIds ? sql`b.id = any(${bigints(brandIds)})` : sql`true`} order by i.opened_at, i.id`,
  );
  return found.map(({ at, ...incident }) => ({ at: new Date(at), priority: incidentPriority(incident) }));
}

async function gapsIn({ db }: Platform, stretch: Stretch): Promise<Noticed[]> {
  const found = await rows<{ at: string }>(
    db,
    sql`select from_at as at from source_gaps where ${between(sql`from_at`, stretch)} order by from_at, id`,
  );
  return found.map(({ at }) => ({ at: new Date(at), priority: sourcePriority('broken') }));
}
