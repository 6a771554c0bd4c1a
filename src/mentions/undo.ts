/** Taking changes back: each is the inverse change with an event of its own. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { CHANGED, type Changed, restored, touched, written } from './change.ts';
import { noSuchMention, whyNot } from './conflict.ts';
import { learnFromMoves } from './learn-relevance.ts';
import type { Actor } from './mention.ts';
import { markRollupsDue } from './rollups-due.ts';

const UNDOABLE = sql`('resolved','dismissed','snoozed','reopened','assigned','unassigned','corrected','themed','tagged','replied','cleared','ruled')`;

/**
 * An event `e` may be taken back until somebody else changed the mention, or the same person changed the same
 * fields again.
 */
export const isUndoable = sql`e.undone_at is null and e.kind in ${UNDOABLE} and not (e.change -> 'to' ? 'sent') and not exists (
  select 1 from events later where later.mention_id = e.mention_id and later.id > e.id
    and case when later.user_id is distinct from e.user_id
      then later.kind in ${UNDOABLE} or later.kind in ('woken','author-wrote','undone')
      else later.kind in ${UNDOABLE} and later.undone_at is null
        and (later.change -> 'to') ?| array(select jsonb_object_keys(e.change -> 'to')) end)`;

/** Takes one change back. Throws Conflict when somebody else has changed the mention since. */
export async function undo(
  platform: Platform,
  actor: Actor,
  { eventId, brandIds }: { eventId: number; brandIds: number[] },
): Promise<Changed> {
  return transact(platform, async (inside) => {
    const [undone] = await undoEvents(inside, actor, sql`e.id = ${eventId}::bigint`, brandIds);
    if (!undone) throw await whyNotUndone(inside, actor, eventId, brandIds);
    return undone;
  });
}

const BATCH = 500;

/**
 * Takes one's own move on many mentions back, some hundred at a time in one transaction; what others changed
 * since is left as it is.
 */
export function undoMany(
  platform: Platform,
  actor: Actor,
  { batchId, brandIds }: { batchId: string; brandIds: number[] },
): Promise<{ done: number; changedByOthers: number }> {
  const own = sql`e.batch_id = ${batchId}::uuid and e.user_id is not distinct from ${actor.userId}::bigint
    and e.kind <> 'undone'`;
  return transact(platform, async (inside) => {
    let done = 0;
    for (let undone = BATCH; undone === BATCH; done += undone)
      undone = (await undoEvents(inside, actor, own, brandIds)).length;
    const [left] = await rows<{ n: number }>(
      inside.db,
      sql`select count(*)::int as n from events e where ${own} and e.undone_at is null`,
    );
    return { done, changedByOthers: left!.n };
  });
}

/** `which`: over `events e`, one for each mention, some hundred at a time. */
export async function undoEvents(
  platform: Platform,
  actor: Actor,
  which: SQL,
  brandIds: number[],
): Promise<Changed[]> {
  const now = platform.now();
  const changed = await rows<Changed>(
    platform.db,
    sql`with before as (
      select m.id, m.version, e.id as event_id, e.change from events e join mentions m on m.id = e.mention_id
      where ${which} and m.brand_id = any(${bigints(brandIds)}) and ${isUndoable}
      order by m.id limit ${BATCH} for update of m
    ), changed as (
      update mentions m set ${restored(sql`(b.change -> 'from')`)}, ${touched(now)} from before b
      where m.id = b.id and m.version = b.version
      returning m.id, m.brand_id, m.version, m.status, b.event_id,
        jsonb_build_object('from', b.change -> 'to', 'to', b.change -> 'from') as change
    ), marked as (
      update events e set undone_at = ${now.toISOString()}::timestamptz from changed c where e.id = c.event_id
    ), unposted as (
      update replies r set posted_at = null from changed c
      where r.id = (c.change -> 'from' ->> 'replyId')::bigint and r.mention_id = c.id
    ), ${written(actor, 'undone', now)}
    select ${CHANGED}`,
  );
  const ids = changed.map(({ mentionId }) => mentionId);
  await Promise.all([markRollupsDue(platform, ids), learnFromMoves(platform, actor, changed)]);
  return changed;
}

async function whyNotUndone(
  platform: Platform,
  actor: Actor,
  eventId: number,
  brandIds: number[],
): Promise<Refusal> {
  const [event] = await rows<{ mentionId: number; undone: boolean }>(
    platform.db,
    sql`select mention_id::float8 as "mentionId", undone_at is not null as undone from events
      where id = ${eventId}::bigint and brand_id = any(${bigints(brandIds)})`,
  );
  if (!event) return noSuchMention();
  if (event.undone) return new Refusal('conflict', 'This change was taken back already.');
  return whyNot(platform, actor, { mentionId: event.mentionId, brandIds });
}
