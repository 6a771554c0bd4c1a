/** Marks days whose figures are behind; the roll-up job clears them. Call it in the transaction of the change. */
import { sql } from 'drizzle-orm';
import type { Platform } from '../platform/platform.ts';

/**
 * The days of these mentions, in their brands' time zones. When a mention goes away or its time moves, call it
 * before the change (and after it too when the time moved).
 */
export async function markRollupsDue(platform: Platform, mentionIds: number[]): Promise<void> {
  if (mentionIds.length === 0) return;
  const ids = JSON.stringify(mentionIds);
  // The update locks a day that is due already: a roll-up must not clear it before this change commits.
  await platform.db.execute(sql`
    insert into rollups_due (brand_id, day)
    select distinct m.brand_id, (m.published_at at time zone b.time_zone)::date as day
    from mentions m join brands b on b.id = m.brand_id
    where m.id in (select value::bigint from jsonb_array_elements_text(${ids}::text::jsonb))
    order by 1, 2
    on conflict (brand_id, day) do update set day = excluded.day`);
}
