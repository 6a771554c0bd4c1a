/** Letting people in, keeping them out, and what they may do meanwhile. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recordAudit } from './audit.ts';
import { makeLink } from './links.ts';
import { guardRoles, type Roles, storeBrandRoles } from './roles.ts';
import { endSessions } from './sessions.ts';

/** A new one-time link for somebody who lost the first one or forgot the password. */
export function renewLink(platform: Platform, actor: Actor, userId: number): Promise<string> {
  return transact(platform, async (inside) => {
    const user = await lockUser(inside, userId);
    if (user.disabledAt) throw new Refusal('conflict', `${user.name} is disabled. Enable the account first.`);
    await recordAudit(inside, actor, 'made a sign-in link', user.email);
    return makeLink(inside, userId, 'invitation');
  });
}

/** The same for whoever has this address: the way back in when no admin can sign in. */
export async function renewLinkOf(platform: Platform, actor: Actor, email: string): Promise<string> {
  const [user] = await platform.db
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.email}) = ${email.trim().toLowerCase()}`);
  if (!user) throw new Refusal('not-found', `Nobody here has the address ${email}.`);
  return renewLink(platform, actor, user.id);
}

/** Changes what a person may do; with another role they sign in again. */
export function changeRoles(
  platform: Platform,
  actor: Actor,
  { userId, ...roles }: { userId: number } & Roles,
): Promise<void> {
  return transact(platform, async (inside) => {
    const user = await lockUser(inside, userId);
    guardRoles(roles);
    if (roles.role !== 'admin') await guardLastAdmin(inside, userId);
    await inside.db.update(users).set({ role: roles.role }).where(eq(users.id, userId));
    await storeBrandRoles(inside, userId, roles.brandRoles);
    // A stolen session must not gain what its owner gains.
    if (roles.role !== user.role) await endSessions(inside, userId);
    await recordAudit(inside, actor, `changed role to ${roles.role ?? 'member of some brands'}`, user.email);
  });
}

/** Signs a person out everywhere and keeps them out; what they did stays. */
export function disableUser(platform: Platform, actor: Actor, userId: number): Promise<void> {
  return transact(platform, async (inside) => {
    const user = await lockUser(inside, userId);
    await guardLastAdmin(inside, userId);
    await inside.db
      .update(users)
      .set({ disabledAt: user.disabledAt ?? inside.now() })
      .where(eq(users.id, userId));
    await endSessions(inside, userId);
    await recordAudit(inside, actor, 'disabled', user.email);
  });
}

/** Lets a disabled person in again. */
export function enableUser(platform: Platform, actor: Actor, userId: number): Promise<void> {
  return transact(platform, async (inside) => {
    const user = await lockUser(inside, userId);
    await inside.db.update(users).set({ disabledAt: null }).where(eq(users.id, userId));
    await recordAudit(inside, actor, 'enabled', user.email);
  });
}

async function lockUser(platform: Platform, userId: number) {
  const [user] = await platform.db.select().from(users).where(eq(users.id, userId)).for('update');
  if (!user) throw new Refusal('not-found', 'There is no such person any more.');
  return user;
}

/** Throws when nobody who can sign in would be left to manage people. */
async function guardLastAdmin(platform: Platform, userId: number): Promise<void> {
  const admins = await platform.db
    .select({ id: users.id, hasPassword: sql<boolean>`${users.passwordHash} is not null` })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt)))
    .orderBy(users.id)
    .for('update');
  // Somebody who was invited may never come; somebody who came by link is here without a password.
  const isAdmin = admins.some(({ id }) => id === userId);
  if (!isAdmin || admins.some(({ id, hasPassword }) => id !== userId && hasPassword)) return;
  throw new Refusal('conflict', 'This is the last admin. Make somebody else an admin first.');
}
