/** A write that is sent twice with one Idempotency-Key happens once; the second gets the first one's answer. */
import { and, eq, lt } from 'drizzle-orm';
import { idempotencyKeys } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

const LIFE_MS = 24 * 3_600_000;

export type KeyedRequest = { tokenId: number; key: string; requestHash: string };

export type EarlierRequest = {
  requestHash: string;
  /** Null while it is still running, or when it never finished. */
  status: number | null;
  /** Null when the answer had a secret, or no body. */
  body: string | null;
};

/** Claims the key; null means "go on", else this is what became of the request that had it first. */
export async function claimKey(
  { db, now }: Platform,
  { tokenId, key, requestHash }: KeyedRequest,
): Promise<EarlierRequest | null> {
  const mine = and(eq(idempotencyKeys.tokenId, tokenId), eq(idempotencyKeys.key, key));
  const tooOld = new Date(now().getTime() - LIFE_MS);
  await db.delete(idempotencyKeys).where(and(mine, lt(idempotencyKeys.createdAt, tooOld)));
  const claimed = await db
    .insert(idempotencyKeys)
    .values({ tokenId, key, requestHash, createdAt: now() })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return null;
  const [earlier] = await db.select().from(idempotencyKeys).where(mine);
  return earlier ?? { requestHash, status: null, body: null };
}

/** Keeps the answer for repetitions. */
export async function finishKey(
  { db }: Platform,
  { tokenId, key }: KeyedRequest,
  answer: { status: number; body: string | null },
): Promise<void> {
  await db
    .update(idempotencyKeys)
    .set(answer)
    .where(and(eq(idempotencyKeys.tokenId, tokenId), eq(idempotencyKeys.key, key)));
}

/** Gives the key back after a refusal: nothing happened, so the same key may try again. */
export async function releaseKey({ db }: Platform, { tokenId, key }: KeyedRequest): Promise<void> {
  await db
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.tokenId, tokenId), eq(idempotencyKeys.key, key)));
}
