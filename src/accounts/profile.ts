/** What people change about themselves. */
import { and, eq, sql } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import { timeZoneNamed } from '../db/time-zone.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recordAudit } from './audit.ts';
import { checkPassword, guardPassword, hashPassword } from './password.ts';
import { endSessions, startSession } from './sessions.ts';
import { countAttempt } from './sign-in.ts';

export type Profile = {
  name: string;
  timeZone: string;
  theme: 'system' | 'light' | 'dark';
  shortcuts: boolean;
};

/** Stores name, time zone (IANA), colours and the switch for single-key shortcuts. */
export async function changeProfile(
  platform: Platform,
  { userId }: Actor & { userId: number },
  profile: Profile,
): Promise<void> {
  const name = profile.name.trim();
  if (!name) throw invalid('name', 'Your name is missing.');
  const timeZone = await timeZoneNamed(platform.db, profile.timeZone);
  if (!timeZone) throw invalid('timeZone', `There is no time zone ${profile.timeZone}.`);
  await platform.db
    .update(users)
    .set({ ...profile, name, timeZone })
    .where(eq(users.id, userId));
}

/** Says until when nothing is to be assigned to them by itself; null: they are here. */
export async function changeAvailability(
  platform: Platform,
  actor: Actor & { userId: number },
  awayUntil: Date | null,
): Promise<void> {
  if (awayUntil && awayUntil <= platform.now()) {
    throw invalid('awayUntil', 'This day has come already. Choose a later one, or leave it empty.');
  }
  await transact(platform, async (inside) => {
    const here = and(
      eq(users.id, actor.userId),
      sql`away_until is distinct from ${awayUntil?.toISOString() ?? null}::timestamptz`,
    );
    const [changed] = await inside.db
      .update(users)
      .set({ awayUntil })
      .where(here)
      .returning({ email: users.email });
    if (changed)
      await recordAudit(inside, actor, awayUntil ? 'is away for a while' : 'is here again', changed.email);
  });
}

/** When they are back; null while they are here. */
export async function awayUntil(platform: Platform, userId: number): Promise<Date | null> {
  const [user] = await platform.db.select({ until: users.awayUntil }).from(users).where(eq(users.id, userId));
  return user?.until && user.until > platform.now() ? user.until : null;
}

/** False for somebody who came by link and has set none yet. */
export async function hasPassword(platform: Platform, userId: number): Promise<boolean> {
  const [user] = await platform.db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  return Boolean(user?.passwordHash);
}

/**
 * Sets the password and ends every session; returns the secret of a new one for this browser. Who has a password
 * must give it; guesses are as slow as at the sign-in page.
 */
export async function changePassword(
  platform: Platform,
  actor: Actor & { userId: number },
  input: { current: string; password: string },
): Promise<string> {
  const [user] = await platform.db.select().from(users).where(eq(users.id, actor.userId));
  if (!user) throw new Refusal('not-found', 'This account was removed.');
  if (user.passwordHash) await guardCurrent(platform, user, input.current);
  guardPassword(input.password);
  const passwordHash = await hashPassword(platform, input.password);
  return transact(platform, async (inside) => {
    await inside.db.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endSessions(inside, user.id);
    await recordAudit(inside, actor, 'changed the password', user.email);
    return startSession(inside, user.id);
  });
}

async function guardCurrent(
  platform: Platform,
  user: typeof users.$inferSelect,
  current: string,
): Promise<void> {
  await countAttempt(platform, user.email, null);
  const { right } = await checkPassword(platform, current, user.passwordHash);
  if (!right) throw invalid('current', 'This is not your current password. Nothing was changed.');
}

const invalid = (field: string, sentence: string) => new Refusal('invalid', sentence, { [field]: sentence });
