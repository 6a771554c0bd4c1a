import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';

export type BrandCounts = { brandId: number; rules: number; mentionsIn30Days: number };

/** How many match rules each brand has, and how many mentions of the last 30 days. */
export function brandCounts({ db, now }: Platform): Promise<BrandCounts[]> {
  const since = new Date(now().getTime() - 30 * 86_400_000).toISOString();
  return rows(
    db,
    sql`select b.id::int as "brandId",
          (select count(*)::int from match_rules r where r.brand_id = b.id) as rules,
          (select count(*)::int from mentions m
            where m.brand_id = b.id and m.published_at >= ${since}::timestamptz) as "mentionsIn30Days"
        from brands b`,
  );
}

/** Every mention of a brand, whatever became of it. */
export async function mentionsOfBrand({ db }: Platform, brandId: number): Promise<number> {
  const [found] = await rows<{ mentions: number }>(
    db,
    sql`select count(*)::int as mentions from mentions where brand_id = ${brandId}`,
  );
  return found!.mentions;
}
