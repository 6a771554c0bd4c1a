/** What people decide about a mention. Each is one transaction with its event; a lost race throws Conflict. */
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { guardAssignment } from './assign.ts';
import { type Changed, chosenFrom, countAsSeen } from './change.ts';
import type { MentionRef } from './conflict.ts';
import type { Actor, DismissedReason } from './mention.ts';
import { guardMove, type Move, makeMove, makeMoves } from './move.ts';

/** Done: nothing is left to do. */
export function resolve(platform: Platform, actor: Actor, ref: MentionRef): Promise<Changed> {
  return makeMove(platform, actor, ref, { kind: 'resolve' });
}

/** Set aside; figures leave it out. */
export function dismiss(
  platform: Platform,
  actor: Actor,
  { reason, ...ref }: MentionRef & { reason: DismissedReason },
): Promise<Changed> {
  return makeMove(platform, actor, ref, { kind: 'dismiss', reason });
}

/** Out of the queue until a time, at most a year away. */
export function snooze(
  platform: Platform,
  actor: Actor,
  { until, ...ref }: MentionRef & { until: Date },
): Promise<Changed> {
  return makeMove(platform, actor, ref, { kind: 'snooze', until });
}

/** Open again, whatever it was. */
export function reopen(platform: Platform, actor: Actor, ref: MentionRef): Promise<Changed> {
  return makeMove(platform, actor, ref, { kind: 'reopen' });
}

/** A person says that it is no spam: it counts again, and is never suspected for these reasons again. */
export function clear(platform: Platform, actor: Actor, ref: MentionRef): Promise<Changed> {
  return makeMove(platform, actor, ref, { kind: 'clear' });
}

export type ManyMoved = {
  done: number;
  /** Not where the user saw them, so left alone. */
  changedByOthers: number;
  /** As the user saw them, and left alone because it is so already or cannot be done with them. */
  notForThem: number;
  /** What `undoMany` takes. */
  batchId: string;
};

export type Many = {
  mentionIds: number[];
  /** What the user saw, in the order of the ids. */
  versions?: (number | undefined)[];
  brandIds: number[];
  batchId?: string;
};

const BATCH = 500;

/** One move on many mentions: one transaction, one statement per 500. Mentions of other brands are left out. */
export async function moveMany(
  platform: Platform,
  actor: Actor,
  {
    mentionIds,
    versions,
    brandIds,
    move,
    batchId = crypto.randomUUID(),
  }: Many & { move: Exclude<Move, { kind: 'reply' }> },
): Promise<ManyMoved> {
  guardMove(move, platform.now());
  return transact(platform, async (inside) => {
    if (move.kind === 'assign') await guardAssignment(inside, move, mentionIds, brandIds);
    let [done, notForThem] = [0, 0];
    for (let from = 0; from < mentionIds.length; from += BATCH) {
      const to = from + BATCH;
      const chosen = chosenFrom(mentionIds.slice(from, to), versions?.slice(from, to));
      const changed = await makeMoves(inside, actor, move, chosen, brandIds, batchId);
      done += changed.length;
      notForThem += await countAsSeen(inside, chosen, brandIds);
    }
    return { done, changedByOthers: mentionIds.length - done - notForThem, notForThem, batchId };
  });
}
