/** Signing in with a password, slowly for those who guess. */
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { signInAttempts, users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recordAudit } from './audit.ts';
import { checkPassword, hashPassword } from './password.ts';
import { hashOf } from './secret-token.ts';
import { endSession, startSession } from './sessions.ts';

/** Tries count for so long. */
export const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT = 10;
const PER_ADDRESS = 40;

type Attempt = {
  email: string;
  password: string;
  /** Of the browser; null when the door does not know it. */
  address: string | null;
  /** The session that the browser came with: it ends, so that none can be planted. */
  oldSession: string | null;
};

/** The secret of a new session. Unknown, disabled and mistaken users get the same sentence in the same time. */
export async function signIn(platform: Platform, attempt: Attempt): Promise<string> {
  const email = attempt.email.trim().toLowerCase();
  const counted = await countAttempt(platform, email, attempt.address);
  const user = await userByEmail(platform, email);
  const found = await checkPassword(platform, attempt.password, user?.passwordHash ?? null);
  if (!user || user.disabledAt || !found.right) {
    await recordFailure(platform, attempt, user);
    throw new Refusal('forbidden', 'This e-mail address and password do not belong together. Try again.');
  }
  const rehashed = found.outdated ? await hashPassword(platform, attempt.password) : null;
  return transact(platform, async (inside) => {
    await inside.db.delete(signInAttempts).where(inArray(signInAttempts.id, counted));
    if (rehashed) await inside.db.update(users).set({ passwordHash: rehashed }).where(eq(users.id, user.id));
    if (attempt.oldSession) await endSession(inside, attempt.oldSession);
    await recordAudit(
      inside,
      { userId: user.id, via: 'web', address: attempt.address },
      'signed in',
      user.email,
    );
    return startSession(inside, user.id);
  });
}

/** What was typed is not kept where nobody has this address: it may be a password. */
async function recordFailure(
  platform: Platform,
  { address }: Attempt,
  user: { email: string; disabledAt: Date | null } | undefined,
): Promise<void> {
  const action = user?.disabledAt ? 'was locked out and tried to sign in' : 'failed to sign in';
  const subject = user?.email ?? 'an unknown address';
  await recordAudit(platform, { userId: null, via: 'web', address }, action, subject);
}

async function userByEmail(platform: Platform, email: string) {
  const [user] = await platform.db.select().from(users).where(sql`lower(${users.email}) = ${email}`);
  return user;
}

/** Takes a place in the buckets before the password is looked at; throws when one is full. Returns row ids. */
export async function countAttempt(
  platform: Platform,
  email: string,
  address: string | null,
): Promise<number[]> {
  const account = `account:${await hashOf(email.toLowerCase())}`;
  const limits = new Map([[account, PER_ACCOUNT]]);
  if (address) limits.set(`address:${network(address)}`, PER_ADDRESS);
  return transact(platform, async (inside) => {
    await lockBuckets(inside, [...limits.keys()]);
    await guardBuckets(inside, limits);
    const rows = [...limits.keys()].map((bucket) => ({ bucket, at: platform.now() }));
    const added = await inside.db.insert(signInAttempts).values(rows).returning({ id: signInAttempts.id });
    return added.map((row) => row.id);
  });
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

/** An IPv6 customer owns a /64; guessing from all of it counts as one. */
function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [before, after] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = after ? new Array<string>(Math.max(0, 8 - before!.length - after.length)).fill('0') : [];
  return [...before!, ...zeros, ...(after ?? [])].slice(0, 4).join(':');
}
