/** An author who writes again in a thread is waiting again, whatever was decided about the thread meanwhile. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Changed, changeMentions } from '../change.ts';
import { SYSTEM } from '../mention.ts';

/**
 * Opens what the authors of these new mentions said before in the same thread: snoozed, waiting for them, or done
 * after we answered. One statement in the caller's transaction; what was read from before the watch opens nothing.
 */
export function openForAuthors(platform: Platform, newIds: readonly number[]): Promise<Changed[]> {
  const chosen = sql`select distinct o.id, null::int as expected from mentions f
    join mentions o on o.source_kind = f.source_kind and o.author_handle = f.author_handle
    where f.id = any(${bigints(newIds)}) and not f.backfilled and not f.spam
      and (f.parent is not null or f.reply_to is not null)
      and o.brand_id = f.brand_id and o.id <> f.id and o.published_at <= f.published_at and o.deleted_at is null
      and (f.parent in (o.parent, o.external_id) or f.reply_to = o.external_id)`;
  return openAgain(platform, chosen);
}

/** `chosen` as in Change. `url`: where the author wrote. */
export function openAgain(platform: Platform, chosen: SQL, url: string | null = null): Promise<Changed[]> {
  return changeMentions(platform, SYSTEM, {
    chosen,
    ...(url && { extra: { url } }),
    brandIds: null,
    from: ['snoozed', 'pending', 'resolved'],
    where: sql`(m.status <> 'resolved' or m.first_replied_at is not null)`,
    kind: 'author-wrote',
    set: { status: sql`'open'`, snoozedUntil: sql`null`, resolvedAt: sql`null` },
  });
}
