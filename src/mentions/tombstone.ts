import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Actor } from './mention.ts';

/** The posts that a source says are gone; what another source found is not its to take away. */
export type GoneUpstream = { sourceKind: string; sourceId: number; externalIds: string[] };

/**
 * Forgets the words and the authors of posts that are gone upstream, their old versions too. What they counted
 * for stays, and so does our own work on them. Returns how many mentions became tombstones.
 */
export async function tombstone(
  { db, now }: Platform,
  actor: Actor,
  { sourceKind, sourceId, externalIds }: GoneUpstream,
): Promise<number> {
  if (externalIds.length === 0) return 0;
  const at = sql`${now().toISOString()}::timestamptz`;
  const ids = sql`select value from jsonb_array_elements_text(${JSON.stringify(externalIds)}::text::jsonb)`;
  const gone = await rows(
    db,
    sql`with going as materialized (
        select id from mentions
        where brand_id in (select id from brands) and source_kind = ${sourceKind} and external_id in (${ids})
          and (source_id is null or source_id = ${sourceId}) and deleted_at is null
        order by id for update
      ), gone as (
        update mentions m set title = null, text = '', url = null, author_name = null, author_handle = null,
          author_url = null, author_followers = null, location = null, reply_to = null, parent = null,
          matched_spans = '[]', evidence = '[]', content_hash = '', deleted_at = ${at}, updated_at = ${at},
          version = version + 1
        from going where m.id = going.id
        returning m.id, m.brand_id, m.version
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
