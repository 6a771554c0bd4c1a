import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import { type MentionRef, noSuchMention } from './conflict.ts';
import type { Actor } from './mention.ts';

export const LONGEST_WRITTEN = 10_000;

/** A note that stays inside. It is an event but no change: nobody's version grows stale by it. */
export function addNote(
  platform: Platform,
  actor: Actor,
  { text, mentionId, brandIds }: MentionRef & { text: string },
): Promise<{ noteId: number }> {
  const note = writtenText(text, 'Write something before you add the note.');
  return transact(platform, async (inside) => {
    const now = inside.now().toISOString();
    const [added] = await rows<{ noteId: number }>(
      inside.db,
      sql`with mention as (
        select id, brand_id, version from mentions
        where id = ${mentionId}::bigint and brand_id = any(${bigints(brandIds)})
      ), note as (
        insert into notes (mention_id, user_id, text, at)
        select id, ${actor.userId}::bigint, ${note}::text, ${now}::timestamptz from mention returning id
      ), event as (
        insert into events (mention_id, brand_id, kind, user_id, via, change, version, at)
        select m.id, m.brand_id, 'noted', ${actor.userId}::bigint, ${actor.via}::text,
          jsonb_build_object('to', jsonb_build_object('noteId', n.id)), m.version, ${now}::timestamptz
        from mention m, note n
      )
      select id::float8 as "noteId" from note`,
    );
    if (!added) throw noSuchMention();
    return added;
  });
}

/** Cleaned text. Throws when nothing is left of it, or too much was given. */
export function writtenText(text: string, whenEmpty: string): string {
  const clean = cleanText(text, LONGEST_WRITTEN * 2);
  const problem =
    clean === ''
      ? whenEmpty
      : clean.length > LONGEST_WRITTEN
        ? `This is longer than ${LONGEST_WRITTEN.toLocaleString('en')} characters. Shorten it.`
        : null;
  if (problem) throw new Refusal('invalid', problem, { text: problem });
  return clean;
}
