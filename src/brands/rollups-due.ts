import { sql } from 'drizzle-orm';
import type { Platform } from '../platform/platform.ts';

/** Has every day of a brand counted again, old days and new ones. Call it after its time zone changed. */
export async function markBrandRollupsDue(platform: Platform, brandId: number): Promise<void> {
  await platform.db.execute(sql`
    insert into rollups_due (brand_id, day)
    select brand_id, day from rollups where brand_id = ${brandId}
    union
    select m.brand_id, (m.published_at at time zone b.time_zone)::date
    from mentions m join brands b on b.id = m.brand_id where m.brand_id = ${brandId}
    order by 1, 2
    on conflict (brand_id, day) do update set day = excluded.day`);
}
