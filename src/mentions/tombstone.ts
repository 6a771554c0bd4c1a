import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Actor } from './mention.ts';
import { isUntold, UNKEYED } from './save-sql.ts';

/** The posts that a source says are gone; what another source found is not its to take away. */
export type GoneUpstream = { sourceKind: string; sourceId: number; externalIds: string[] };

/**
 * Forgets the words and the authors of posts that are gone upstream, their old versions too. What they counted
 * for stays, and so does our own work on them, without the pictures in it, which nobody can look through. Returns how many mentions became tombstones.
 */
export async function tombstone(
  platform: Platform,
  actor: Actor,
  { sourceKind, sourceId, externalIds }: GoneUpstream,
): Promise<number> {
  if (externalIds.length === 0) return 0;
  const ids = sql`select value from jsonb_array_elements_text(${JSON.stringify(externalIds)}::text::jsonb)`;
  return leaveTombstones(platform, actor, {
    why: 'deleted',
    going: sql`select id from mentions
      where brand_id in (select id from brands) and source_kind = ${sourceKind} and external_id in (${ids})
        and (source_id is null or source_id = ${sourceId}) and deleted_at is null
      order by id for update`,
  });
}

/** The event's kind: deleted by its author, kept for as long as it may be, or its author was erased. */
export type Why = 'deleted' | 'forgotten' | 'erased';

/** What is left of `going` (rows with an id, locked) is what it counted for. Returns how many there were. */
export async function leaveTombstones(
  { db, now }: Platform,
  actor: Actor,
  { going, why }: { going: SQL; why: Why },
): Promise<number> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const gone = await rows(
    db,
    sql`with going as materialized (select g.id, m.text_key from (${going}) g join mentions m using (id)), gone as (
        update mentions m set title = null, text = '', url = null, author_name = null, author_handle = null,
          author_url = null, author_followers = null, location = null, reply_to = null, parent = null,
          matched_spans = '[]', evidence = '[]', terms = '{}', content_hash = '', text_key = null, recheck_at = null,
          deleted_at = coalesce(deleted_at, ${at}), updated_at = ${at}, version = version + 1
        from going where m.id = going.id
        returning m.id, m.brand_id, m.version
      ), forgotten as (
        delete from mention_versions v using gone where v.mention_id = gone.id
      ), unsaid as (
        update surveys s set text = null from gone where s.mention_id = gone.id
      ), unshown as (
        delete from reply_pictures p using replies r, gone where r.id = p.reply_id and r.mention_id = gone.id
      ), untold as (
        delete from story_texts t using going
        where t.text_key = going.text_key and ${isUntold(sql`select id from going`)}
        returning t.text_key
      ), ${UNKEYED}, noted as (
        insert into events (mention_id, brand_id, kind, user_id, via, change, version, at)
        select id, brand_id, ${why}, ${actor.userId}::bigint, ${actor.via}::text, '{}', version, ${at} from gone
      )
      select id from gone`,
  );
  return gone.length;
}
