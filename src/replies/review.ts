/** Approving replies, and sending them back to whoever wrote them. */
import { and, eq, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { replies } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import { writtenText } from '../mentions/note.ts';
import { remark } from '../mentions/remark.ts';
import { guardHold, type Standing, standingOf } from '../mentions/reply-standing.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { cleanText } from '../text.ts';
import { GRACE_MS, setOut } from './hand-over.ts';

export type Review = { replyId: number; approverBrandIds: number[] };
type Waiting = { mentionId: number; userId: number | null; text: string; pictures: number[] };

/** `sending`: it goes out in ten seconds; `approved`: its author now posts it on the site. */
export type Approved = { state: 'sending' | 'approved' };

/** Agrees to it as it was `seen`, with these `pictures`, and with other words where `text` gives some. One's own reply is for somebody else to approve. */
export function approve(
  platform: Platform,
  actor: Actor,
  { text, seen, pictures, ...review }: Review & { text?: string; seen?: string; pictures?: number[] },
): Promise<Approved> {
  const edited = text === undefined ? null : writtenText(text, 'Nothing is left to approve.');
  return transact(platform, async (inside) => {
    const { reply, standing } = await waiting(inside, review);
    if (reply.userId === actor.userId) throw new Refusal('forbidden', OWN);
    const isOther = seen !== undefined && seen !== cleanText(reply.text);
    if (isOther || (pictures && `${pictures}` !== `${reply.pictures}`))
      throw new Refusal('conflict', CHANGED);
    guardHold(actor, standing);
    const state = canSend(standing) ? 'sending' : 'approved';
    const words = edited ?? reply.text;
    const set = { text: words, reviewerId: actor.userId, stateNote: null, stateSince: inside.now() };
    await inside.db
      .update(replies)
      .set({ ...set, state: null })
      .where(eq(replies.id, review.replyId));
    if (state === 'sending') await setOut(inside, review.replyId, state, GRACE_MS);
    const told = { replyId: review.replyId, ...(words !== reply.text && { edited: true }) };
    await remark(inside, actor, reply.mentionId, 'approved', told);
    return { state };
  });
}

const OWN = 'This is your own reply: somebody else has to approve it.';

const CHANGED =
  'Its author has changed this reply since you opened it, so it is not approved. Your words are kept below.';

/** Sends it back to its author, with the reason. */
export function sendBack(
  platform: Platform,
  actor: Actor,
  { note, ...review }: Review & { note: string },
): Promise<void> {
  const reason = writtenText(note, 'Say what should change, so that its author can act on it.');
  return transact(platform, async (inside) => {
    const { reply } = await waiting(inside, review);
    await inside.db
      .update(replies)
      .set({ state: 'returned', stateNote: reason, stateSince: inside.now(), reviewerId: actor.userId })
      .where(and(eq(replies.id, review.replyId), eq(replies.state, 'waiting')));
    await remark(inside, actor, reply.mentionId, 'returned', { replyId: review.replyId, note: reason });
  });
}

const canSend = ({ sourceId, sourceKind }: Standing) =>
  sourceId !== null && adapterOf(sourceKind).reply !== undefined;

async function waiting(
  platform: Platform,
  { replyId, approverBrandIds }: Review,
): Promise<{ reply: Waiting; standing: Standing }> {
  const [reply] = await rows<Waiting>(
    platform.db,
    sql`select r.mention_id::float8 as "mentionId", r.user_id::float8 as "userId", r.text,
        array(select p.id::float8 from reply_pictures p where p.reply_id = r.id order by p.id) as pictures
      from replies r join mentions m on m.id = r.mention_id
      where r.id = ${replyId}::bigint and m.brand_id = any(${bigints(approverBrandIds)}) and r.state = 'waiting'
      for update of r`,
  );
  if (!reply) throw new Refusal('conflict', 'This reply no longer waits for an approval. Look at it again.');
  const standing = await standingOf(platform, { mentionId: reply.mentionId, brandIds: approverBrandIds });
  return { reply, standing };
}
