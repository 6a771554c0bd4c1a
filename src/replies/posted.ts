import { eq } from 'drizzle-orm';
import { replies } from '../db/schema.ts';
import { Conflict } from '../mentions/conflict.ts';
import type { Actor } from '../mentions/mention.ts';
import { makeMove } from '../mentions/move.ts';
import type { Platform } from '../platform/platform.ts';
import { safeUrl } from '../text.ts';

/** Authors answer within minutes or within days. */
export const FIRST_LOOK_MS = 10 * 60_000;

export type OnItsWay = { replyId: number; mentionId: number; brandId: number; userId: number | null };

/** It is out: the mention now waits for its author. What was set aside meanwhile stays so. */
export async function settlePosted(
  platform: Platform,
  { replyId, mentionId, brandId, userId }: OnItsWay,
  { id, url }: { id: string | null; url: string | null },
): Promise<void> {
  const done = { state: null, stateNote: null, leaseToken: null, nextAttemptAt: null };
  const followAt = id === null ? null : new Date(platform.now().getTime() + FIRST_LOOK_MS);
  await platform.db
    .update(replies)
    .set({ ...done, postedAt: platform.now(), externalId: id, followAt, url: url && safeUrl(url) })
    .where(eq(replies.id, replyId));
  const actor: Actor = { userId, via: 'web' };
  await makeMove(
    platform,
    actor,
    { mentionId, brandIds: [brandId] },
    { kind: 'reply', replyId, sent: true },
  ).catch((error) => {
    if (!(error instanceof Conflict)) throw error;
  });
}
