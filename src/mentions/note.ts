import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { notes } from '../db/schema.ts';
import { Gone, Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import { type MentionRef, noSuchMention } from './conflict.ts';
import type { Actor } from './mention.ts';
import { storeCalls } from './note-calls.ts';
import { remark } from './remark.ts';

const LONGEST_WRITTEN = 10_000;

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
    await storeCalls(inside, { ...added, mentionId, text: note });
    return added;
  });
}

/** One's own words may be mended for so long; afterwards others may have acted on them. */
export const NOTE_CHANGES_MS = 86_400_000;

type OwnNote = MentionRef & { noteId: number };

/** New words for one's own note of the last 24 hours; whom it calls now is called. */
export function changeNote(
  platform: Platform,
  actor: Actor,
  { text, ...ref }: OwnNote & { text: string },
): Promise<void> {
  const note = writtenText(text, 'Write something, or remove the note.');
  return transact(platform, async (inside) => {
    const changed = await inside.db
      .update(notes)
      .set({ text: note, editedAt: inside.now() })
      .where(isOwn(inside, actor, ref))
      .returning({ id: notes.id });
    if (changed.length === 0) throw notYours();
    await storeCalls(inside, { ...ref, text: note });
    await remark(inside, actor, ref.mentionId, 'note-changed', { noteId: ref.noteId });
  });
}

/** Takes one's own note of the last 24 hours away; that there was one stays in the story. */
export function removeNote(platform: Platform, actor: Actor, ref: OwnNote): Promise<void> {
  return transact(platform, async (inside) => {
    const gone = await inside.db
      .delete(notes)
      .where(isOwn(inside, actor, ref))
      .returning({ id: notes.id });
    if (gone.length === 0) throw await whyNone(inside, ref);
    await remark(inside, actor, ref.mentionId, 'note-removed', { noteId: ref.noteId });
  });
}

function isOwn({ now }: Platform, { userId }: Actor, { noteId, mentionId, brandIds }: OwnNote) {
  const since = new Date(now().getTime() - NOTE_CHANGES_MS).toISOString();
  return sql`${notes.id} = ${noteId}::bigint and ${notes.mentionId} = ${mentionId}::bigint
    and ${notes.userId} = ${userId}::bigint and ${notes.at} > ${since}::timestamptz
    and exists (select 1 from mentions m where m.id = ${mentionId}::bigint and m.brand_id = any(${bigints(brandIds)}))`;
}

async function whyNone({ db }: Platform, { noteId }: OwnNote): Promise<Refusal> {
  const [other] = await rows(db, sql`select 1 from notes where id = ${noteId}::bigint`);
  return other ? notYours() : new Gone('This note was removed already.');
}

const notYours = () =>
  new Refusal('not-found', 'There is no such note of yours from the last 24 hours, so nothing was changed.');

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
