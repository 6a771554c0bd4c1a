/** Pictures of a reply that is being written: attached, and taken off. */
import { and, eq, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import { replies, replyPictures } from '../../db/schema.ts';
import type { MentionRef } from '../../mentions/conflict.ts';
import type { Actor } from '../../mentions/mention.ts';
import { beginDraft } from '../../mentions/reply.ts';
import { standingOf } from '../../mentions/reply-standing.ts';
import type { PictureLimit } from '../../mentions/writing/limits.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { sha256 } from '../../sources/feed/keys.ts';
import { cleanText } from '../../text.ts';
import { replyWay } from '../way.ts';
import { readPicture, refusedPicture } from './read-picture.ts';

type To = Pick<MentionRef, 'mentionId' | 'brandIds'>;

/** What every source takes that takes any. */
export const LONGEST_DESCRIPTION = 1500;

/** With the user's draft from now on; the same picture twice is one. Throws Refusal where the source takes it not. */
export async function attach(
  platform: Platform,
  actor: Actor,
  { file, description, ...to }: To & { file: Uint8Array; description: string },
): Promise<void> {
  await transact(platform, async (inside) => {
    await standingOf(inside, to);
    const limit = await limitOf(inside, to.mentionId);
    const { type, bytes } = readPicture(file);
    if (bytes.length > limit.bytes) throw refusedPicture(tooLarge(bytes.length, limit));
    const replyId = await beginDraft(inside, actor, to);
    const words = cleanText(description, LONGEST_DESCRIPTION);
    const picture = { replyId, type, bytes, digest: await sha256(bytes), description: words };
    await inside.db
      .insert(replyPictures)
      .values({ ...picture, addedAt: inside.now() })
      .onConflictDoUpdate({
        target: [replyPictures.replyId, replyPictures.digest],
        set: { description: words },
      });
    if ((await countOf(inside, replyId)) > limit.most) throw refusedPicture(tooMany(limit));
    await changed(inside, replyId);
  });
}

/** No picture of the user's draft any more; one that is gone already is no fault. */
export async function takeOff(
  platform: Platform,
  actor: Actor,
  { pictureId, ...to }: To & { pictureId: number },
): Promise<void> {
  await transact(platform, async (inside) => {
    await standingOf(inside, to);
    const replyId = await beginDraft(inside, actor, to);
    await inside.db
      .delete(replyPictures)
      .where(and(eq(replyPictures.id, pictureId), eq(replyPictures.replyId, replyId)));
    await changed(inside, replyId);
  });
}

/** Throws where a reply has pictures and its source takes them no longer. */
export async function guardPictures(
  platform: Platform,
  replyId: number,
  { mentionId }: Pick<To, 'mentionId'>,
): Promise<void> {
  if ((await countOf(platform, replyId)) > 0) await limitOf(platform, mentionId);
}

const TAKES_NONE = 'This source takes no pictures from Earshot. Leave it out, or give a link.';

async function limitOf(platform: Platform, mentionId: number): Promise<PictureLimit> {
  const { pictures } = await replyWay(platform, mentionId, { userId: null, approverBrandIds: [] });
  if (pictures) return pictures;
  throw refusedPicture(TAKES_NONE);
}

const MEGABYTE = 1_000_000;

const tooLarge = (bytes: number, limit: PictureLimit) =>
  `This picture has ${(bytes / MEGABYTE).toFixed(1)} MB; this source takes ${Math.floor(limit.bytes / MEGABYTE)} MB at most. Make it smaller.`;

const tooMany = ({ most }: PictureLimit) =>
  `This source takes ${most} pictures with a reply. Take one off before you attach another.`;

async function countOf({ db }: Platform, replyId: number): Promise<number> {
  const [found] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from reply_pictures where reply_id = ${replyId}::bigint`,
  );
  return found!.n;
}

/** What was approved is another reply now. */
async function changed({ db }: Platform, replyId: number): Promise<void> {
  await db.update(replies).set({ reviewerId: null }).where(eq(replies.id, replyId));
}
