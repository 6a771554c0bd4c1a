/** Slowness for those who guess or flood: tries are counted in buckets, such as an account or an address. */
import { and, gt, inArray, sql } from 'drizzle-orm';
import { signInAttempts } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';

/** Tries count for so long. */
export const WINDOW_MS = 15 * 60_000;

/** Takes a place in every bucket (name → most tries in the window); throws when one is full. Returns row ids. */
export async function takePlaces(platform: Platform, limits: Map<string, number>): Promise<number[]> {
  return transact(platform, async (inside) => {
    await lockBuckets(inside, [...limits.keys()]);
    await guardBuckets(inside, limits);
    const rows = [...limits.keys()].map((bucket) => ({ bucket, at: platform.now() }));
    const added = await inside.db.insert(signInAttempts).values(rows).returning({ id: signInAttempts.id });
    return added.map((row) => row.id);
  });
}

/** Gives the places back: a right password is no try. */
export async function leavePlaces({ db }: Platform, ids: number[]): Promise<void> {
  await db.delete(signInAttempts).where(inArray(signInAttempts.id, ids));
}

/** Attempts that arrive together are counted one after the other; in one order, so that none wait in a ring. */
async function lockBuckets(platform: Platform, buckets: string[]): Promise<void> {
  for (const bucket of buckets.toSorted()) {
    await platform.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${bucket}, 0))`);
  }
}

async function guardBuckets(platform: Platform, limits: Map<string, number>): Promise<void> {
  const since = new Date(platform.now().getTime() - WINDOW_MS);
  const counts = await platform.db
    .select({ bucket: signInAttempts.bucket, attempts: sql<number>`count(*)::int` })
    .from(signInAttempts)
    .where(and(inArray(signInAttempts.bucket, [...limits.keys()]), gt(signInAttempts.at, since)))
    .groupBy(signInAttempts.bucket);
  if (counts.some(({ bucket, attempts }) => attempts >= limits.get(bucket)!)) {
    throw new Refusal('too-many', 'Too many tries. Wait 15 minutes, then try again.');
  }
}

/** What counts as one address: an IPv6 customer owns a /64, and guessing from all of it counts as one. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [before, after] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = after ? new Array<string>(Math.max(0, 8 - before!.length - after.length)).fill('0') : [];
  return [...before!, ...zeros, ...(after ?? [])].slice(0, 4).join(':');
}
