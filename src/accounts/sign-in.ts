/** Signing in with a password, slowly for those who guess. */
import { eq, sql } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { leavePlaces, networkOf, takePlaces } from './attempts.ts';
import { recordAudit } from './audit.ts';
import { checkPassword, hashPassword } from './password.ts';
import { hashOf } from './secret-token.ts';
import { endSession, startSession } from './sessions.ts';

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
    await leavePlaces(inside, counted);
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
  if (address) limits.set(`address:${networkOf(address)}`, PER_ADDRESS);
  return takePlaces(platform, limits);
}
