/** The fixes of brands, newest first. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Fix } from './fix.ts';

const MOST = 100;

type Row = Omit<Fix, 'relapsedAt'> & { relapsedAt: number | null };

/** At most 100. */
export const fixesOf = (platform: Platform, brandIds: number[]): Promise<Fix[]> =>
  fixesWhere(platform, sql`f.brand_id = any(${bigints(brandIds)})`);

type Asked = { brandIds: number[]; period: { from: string; to: string } };

/** Fixes that shipped in these days: some of what their theme cost then was before them. Newest first. */
export const shippedIn = (platform: Platform, { brandIds, period }: Asked): Promise<Fix[]> =>
  fixesWhere(
    platform,
    sql`f.brand_id = any(${bigints(brandIds)}) and f.shipped_on between ${period.from}::date and ${period.to}::date`,
  );

/** One fix of these brands, or null. */
export async function fixById(platform: Platform, id: number, brandIds: number[]): Promise<Fix | null> {
  const where = sql`f.id = ${id}::bigint and f.brand_id = any(${bigints(brandIds)})`;
  return (await fixesWhere(platform, where))[0] ?? null;
}

export async function fixesWhere({ db }: Platform, where: SQL): Promise<Fix[]> {
  const found = await rows<Row>(
    db,
    sql`select f.id::float8 as id, f.brand_id::float8 as "brandId", b.name as "brandName",
        b.time_zone as "timeZone", f.theme, f.title, f.shipped_on::text as "shippedOn",
        f.comparison_theme as "comparisonTheme", f.window_days::int as "windowDays",
        f.template_id::float8 as "templateId", f.watch_from::text as "watchFrom", f.held_on::text as "heldOn",
        f.relapsed_on::text as "relapsedOn", (extract(epoch from f.relapsed_at) * 1000)::float8 as "relapsedAt",
        f.incident_id::float8 as "incidentId", u.name as by
      from fixes f join brands b on b.id = f.brand_id left join users u on u.id = f.user_id
      where ${where} order by f.shipped_on desc, f.id desc limit ${MOST}`,
  );
  return found.map((row) => ({
    ...row,
    relapsedAt: row.relapsedAt === null ? null : new Date(row.relapsedAt),
  }));
}
