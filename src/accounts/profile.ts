/** What people change about themselves. */
import { eq } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recordAudit } from './audit.ts';
import { checkPassword, guardPassword, hashPassword } from './password.ts';
import { endSessions, startSession } from './sessions.ts';

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
  if (!isTimeZone(profile.timeZone)) throw invalid('timeZone', `There is no time zone ${profile.timeZone}.`);
  await platform.db
    .update(users)
    .set({ ...profile, name })
    .where(eq(users.id, userId));
}

/** Changes the password and ends every session; returns the secret of a new one for this browser. */
export async function changePassword(
  platform: Platform,
  actor: Actor & { userId: number },
  input: { current: string; password: string },
): Promise<string> {
  const [user] = await platform.db.select().from(users).where(eq(users.id, actor.userId));
  const { right } = await checkPassword(platform, input.current, user?.passwordHash ?? null);
  if (!user || !right) throw invalid('current', 'This is not your current password. Nothing was changed.');
  guardPassword(input.password);
  const passwordHash = await hashPassword(platform, input.password);
  return transact(platform, async (inside) => {
    await inside.db.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endSessions(inside, user.id);
    await recordAudit(inside, actor, 'changed the password', user.email);
    return startSession(inside, user.id);
  });
}

const invalid = (field: string, sentence: string) => new Refusal('invalid', sentence, { [field]: sentence });

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
