/** Handing a reply over: to whoever approves it, or to its source. */
import { eq, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { replies } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import { remark } from '../mentions/remark.ts';
import { keepReplyText } from '../mentions/reply.ts';
import {
  asksApproval,
  guardReplying,
  type Replying,
  type Standing,
  standingOf,
} from '../mentions/reply-standing.ts';
import { recordUse } from '../mentions/writing/templates.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { guardPictures } from './pictures/attached.ts';
import { forgetUploads } from './pictures/to-send.ts';

/** So long it can be taken back before it goes out. */
export const GRACE_MS = 10_000;

export type HandedOver = { replyId: number; state: 'waiting' | 'sending' };

/**
 * The user's reply goes to its source in ten seconds, or first to whoever approves it. Throws Conflict for a stale
 * mention, Refusal in somebody else's crisis and while another reply to it is on its way.
 */
export function handOver(
  platform: Platform,
  actor: Actor,
  input: Replying & { text: string; templateId?: number | null; ask?: boolean },
): Promise<HandedOver> {
  return transact(platform, async (inside) => {
    const standing = await standingOf(inside, input);
    await guardReplying(inside, actor, standing, input);
    await guardAlone(inside, actor, standing);
    const asks = input.ask || asksApproval(standing, input.approverBrandIds);
    if (!asks) guardSource(standing);
    const replyId = await keepReplyText(inside, actor, input);
    await guardPictures(inside, replyId, input);
    await recordUse(inside, actor, replyId);
    const state = asks ? 'waiting' : 'sending';
    await setOut(inside, replyId, state, GRACE_MS);
    await remark(inside, actor, input.mentionId, asks ? 'approval-asked' : 'sending', { replyId });
    return { replyId, state };
  });
}

/** On its way from now on; sent after `graceMs` at the soonest. */
export async function setOut(
  { db, now }: Platform,
  replyId: number,
  state: 'waiting' | 'sending',
  graceMs: number,
): Promise<void> {
  const nextAttemptAt = state === 'sending' ? new Date(now().getTime() + graceMs) : null;
  const fresh = { stateNote: null, begun: false, attempts: 0, sendKey: crypto.randomUUID() };
  await db
    .update(replies)
    .set({ ...fresh, state, stateSince: now(), nextAttemptAt })
    .where(eq(replies.id, replyId));
  await forgetUploads(db, replyId);
}

/** Throws where the source takes no replies from us. */
function guardSource({ sourceId, sourceKind }: Pick<Standing, 'sourceId' | 'sourceKind'>): void {
  if (sourceId !== null && adapterOf(sourceKind).reply) return;
  const problem =
    'Its source takes no replies from Earshot. Copy the text, post it there and mark it as answered.';
  throw new Refusal('invalid', problem, { text: problem });
}

const BEING: Record<string, string> = {
  waiting: 'a reply here that waits for approval',
  sending: 'a reply here that is being sent',
  unclear: 'a reply here that may have been posted already',
};

/** Two replies to one mention never go out at the same time. */
async function guardAlone({ db }: Platform, { userId }: Actor, { mentionId }: Standing): Promise<void> {
  const [other] = await rows<{ state: string; userId: number | null; name: string | null }>(
    db,
    sql`select r.state, r.user_id::float8 as "userId", u.name from replies r left join users u on u.id = r.user_id
      where r.mention_id = ${mentionId}::bigint and r.state in ('waiting','sending','unclear')`,
  );
  if (!other) return;
  const who = other.userId === userId ? 'You have' : `${other.name ?? 'Somebody who left'} has`;
  const problem = `${who} ${BEING[other.state]}. Yours is kept as a draft; look at that one first.`;
  throw new Refusal('conflict', problem, { text: problem });
}
