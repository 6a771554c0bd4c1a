import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Actor } from './mention.ts';

/**
 * Forgets the words and the author of a post that is gone upstream, its old versions too. What it counted for
 * stays, and so does our own work on it. Returns how many mentions became tombstones.
 */
export async function tombstone(
  { db, now }: Platform,
  actor: Actor,
  { sourceKind, externalId }: { sourceKind: string; externalId: string },
): Promise<number> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const gone = await rows(
    db,
    sql`with gone as (
        update mentions set title = null, text = '', url = null, author_name = null, author_handle = null,
          author_url = null, author_followers = null, location = null, reply_to = null, parent = null,
          matched_spans = '[]', evidence = '[]', content_hash = '', deleted_at = ${at}, updated_at = ${at},
          version = version + 1
        where brand_id in (select id from brands) and source_kind = ${sourceKind} and external_id = ${externalId}
          and deleted_at is null
        returning id, brand_id, version
      ), forgotten as (
        delete from mention_versions v using gone where v.mention_id = gone.id
      ), noted as (
        insert into events (mention_id, brand_id, kind, user_id, via, change, version, at)
        select id, brand_id, 'deleted', ${actor.userId}::bigint, ${actor.via}::text, '{}', version, ${at} from gone
      )
      select id from gone`,
  );
  return gone.length;
}
