/** One-time links: the first sign-in, an invitation, a forgotten password. Opening one changes nothing. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { signInLinks, users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recordAudit } from './audit.ts';
import { guardPassword, hashPassword } from './password.ts';
import { hashOf, newSecret } from './secret-token.ts';
import { endSessions, startSession } from './sessions.ts';

const HOUR = 3_600_000;
/** The first link is printed to a log; an invitation waits in somebody's mail. */
export const LINK_LIFE_MS = { first: 24 * HOUR, invitation: 72 * HOUR };

/** The address that the first admin has until the link page asks for the real one. */
export const PLACEHOLDER_EMAIL = 'admin@localhost';

export type LinkOwner = {
  email: string;
  name: string;
  /** Nobody knows the address yet: the page asks for it. */
  asksEmail: boolean;
  /** True when the user has had a password before. */
  isReset: boolean;
};

/** All may be left out: then the link only signs in, and the password can be set later. */
type Credentials = { name?: string; email?: string; password?: string };

/** A new link for this user; earlier ones stop working. Returns its path, to be shown once. */
export async function makeLink(
  platform: Platform,
  userId: number,
  kind: keyof typeof LINK_LIFE_MS,
): Promise<string> {
  const secret = newSecret();
  const now = platform.now();
  await platform.db
    .update(signInLinks)
    .set({ usedAt: now })
    .where(and(eq(signInLinks.userId, userId), isNull(signInLinks.usedAt)));
  await platform.db.insert(signInLinks).values({
    tokenHash: await hashOf(secret),
    userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LINK_LIFE_MS[kind]),
  });
  return `/sign-in/${secret}`;
}

/** Whose link this is; null when it is unknown, used or too old, or its user is disabled. */
export async function linkOwner(platform: Platform, secret: string): Promise<LinkOwner | null> {
  const [row] = await platform.db
    .select({ email: users.email, name: users.name, passwordHash: users.passwordHash })
    .from(signInLinks)
    .innerJoin(users, eq(users.id, signInLinks.userId))
    .where(and(usable(platform, await hashOf(secret)), isNull(users.disabledAt)));
  if (!row) return null;
  const asksEmail = row.email === PLACEHOLDER_EMAIL;
  return { email: row.email, name: row.name, asksEmail, isReset: row.passwordHash !== null };
}

/** Uses the link up and signs in: returns the secret of a new session. A new password ends all others. */
export async function acceptLink(
  platform: Platform,
  secret: string,
  input: Credentials = {},
  address: string | null = null,
): Promise<string> {
  const owner = await linkOwner(platform, secret);
  if (!owner) throw new Refusal('not-found', WORN_OUT);
  if (input.password) guardPassword(input.password);
  const changes = {
    name: input.name?.trim() || owner.name,
    email: (owner.asksEmail && input.email?.trim()) || owner.email,
    ...(input.password && { passwordHash: await hashPassword(platform, input.password) }),
  };
  const tokenHash = await hashOf(secret);
  return transact(platform, async (inside) => {
    const [used] = await inside.db
      .update(signInLinks)
      .set({ usedAt: inside.now() })
      .where(usable(inside, tokenHash))
      .returning({ userId: signInLinks.userId });
    if (!used) throw new Refusal('not-found', WORN_OUT);
    await guardEmail(inside, changes.email, used.userId);
    await inside.db.update(users).set(changes).where(eq(users.id, used.userId));
    if (input.password) await endSessions(inside, used.userId);
    await recordAudit(
      inside,
      { userId: used.userId, via: 'web', address },
      'signed in by link',
      changes.email,
    );
    return startSession(inside, used.userId);
  });
}

/** Throws when the address is not one, or belongs to somebody else. */
export async function guardEmail(platform: Platform, email: string, userId: number | null): Promise<void> {
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email) || email.length > 254) {
    const problem = 'This is not an e-mail address.';
    throw new Refusal('invalid', problem, { email: problem });
  }
  const [taken] = await platform.db
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.email}) = ${email.toLowerCase()}`);
  if (!taken || taken.id === userId) return;
  throw takenEmail(email);
}

/** Why this address cannot be somebody else's too. */
export function takenEmail(email: string): Refusal {
  const problem = `Somebody with the address ${email} is already here.`;
  return new Refusal('conflict', problem, { email: problem });
}

const usable = (platform: Platform, tokenHash: string) =>
  and(
    eq(signInLinks.tokenHash, tokenHash),
    isNull(signInLinks.usedAt),
    gt(signInLinks.expiresAt, platform.now()),
  );

const WORN_OUT =
  'This link was used already, replaced by a newer one, or is too old. Nothing was changed. Ask an admin for a ' +
  'new one, or start Earshot again if nobody has a password yet.';
