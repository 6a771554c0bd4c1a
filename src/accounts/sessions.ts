/** Who is signed in. The browser keeps a secret, the database its hash. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { sessions, users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { hashOf, newSecret } from './secret-token.ts';
import { ACCOUNT_COLUMNS, type Account, toAccount } from './viewer.ts';

const HOUR = 3_600_000;
/** A working day with its evening: triage happens in bursts, so the usual 30 minutes would be in the way. */
const IDLE_MS = 12 * HOUR;
/** Also the life of the cookie. */
export const LONGEST_MS = 7 * 24 * HOUR;
/** Reading a page writes at most this often. */
const NOTED_EVERY_MS = HOUR / 2;

/** Signs a user in: the secret for the cookie. */
export async function startSession(platform: Platform, userId: number): Promise<string> {
  const secret = newSecret();
  const now = platform.now();
  await platform.db.insert(sessions).values({
    tokenHash: await hashOf(secret),
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + LONGEST_MS),
  });
  return secret;
}

/** The account behind a cookie; null when the session is unknown, over, idle too long, or its user disabled. */
export async function sessionAccount(platform: Platform, secret: string): Promise<Account | null> {
  const now = platform.now();
  const tokenHash = await hashOf(secret);
  const [row] = await platform.db
    .select({ ...ACCOUNT_COLUMNS, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, before(now, IDLE_MS)),
        isNull(users.disabledAt),
      ),
    );
  if (!row) return null;
  const { lastSeenAt, ...account } = row;
  if (lastSeenAt < before(now, NOTED_EVERY_MS)) await noteSeen(platform, tokenHash, now);
  return toAccount(account);
}

/** Signs out this browser. */
export async function endSession(platform: Platform, secret: string): Promise<void> {
  await platform.db.delete(sessions).where(eq(sessions.tokenHash, await hashOf(secret)));
}

/** Signs a user out everywhere. */
export async function endSessions(platform: Platform, userId: number): Promise<void> {
  await platform.db.delete(sessions).where(eq(sessions.userId, userId));
}

async function noteSeen(platform: Platform, tokenHash: string, now: Date): Promise<void> {
  await platform.db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.tokenHash, tokenHash));
}

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds);
