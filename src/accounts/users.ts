/** The people of the workspace, and what each may do. */
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { brandRoles, brands, users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recordAudit } from './audit.ts';
import type { Role } from './can.ts';
import { FIRST_ADMIN_LOCK } from './first-link.ts';
import { guardEmail, makeLink } from './links.ts';
import { guardPassword, hashPassword } from './password.ts';
import { endSessions } from './sessions.ts';
import { ACCOUNT_COLUMNS, type Account, toAccount } from './viewer.ts';

/** `role` holds for all brands; null leaves the brands in `brandRoles` (brand id → role). */
export type Roles = { role: Role | null; brandRoles?: ReadonlyMap<number, Role> };

export type Person = Account & {
  /** False until the invitation was accepted. */
  hasPassword: boolean;
  disabledAt: Date | null;
  lastSeenAt: Date | null;
};

/** Everybody, by name. */
export async function listUsers(platform: Platform): Promise<Person[]> {
  const found = await platform.db
    .select({
      ...ACCOUNT_COLUMNS,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      disabledAt: users.disabledAt,
      lastSeenAt: sql<string | null>`(select max(last_seen_at) from sessions where user_id = ${users.id})`,
    })
    .from(users)
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id));
  return found.map(({ hasPassword, disabledAt, lastSeenAt, ...row }) => ({
    ...toAccount(row),
    hasPassword,
    disabledAt,
    lastSeenAt: lastSeenAt ? new Date(lastSeenAt) : null,
  }));
}

/** The admin who was here first; null while there is none. */
export async function firstAdmin(platform: Platform): Promise<{ id: number; email: string } | null> {
  const [admin] = await platform.db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt)))
    .orderBy(asc(users.id))
    .limit(1);
  return admin ?? null;
}

/** Adds a person; `path` is a one-time link to hand over, shown once. */
export function inviteUser(
  platform: Platform,
  actor: Actor,
  input: { email: string; name?: string } & Roles,
): Promise<{ userId: number; path: string }> {
  const email = input.email.trim();
  return transact(platform, async (inside) => {
    await guardEmail(inside, email, null);
    guardRoles(input);
    const [added] = await inside.db
      .insert(users)
      .values({
        email,
        name: input.name?.trim() || email.split('@')[0]!,
        role: input.role,
        createdAt: inside.now(),
      })
      .returning({ id: users.id });
    await storeBrandRoles(inside, added!.id, input.brandRoles);
    await recordAudit(inside, actor, `invited as ${input.role ?? 'member of some brands'}`, email);
    return { userId: added!.id, path: await makeLink(inside, added!.id, 'invitation') };
  });
}

/** A new one-time link for somebody who lost the first one or forgot the password. */
export function renewLink(platform: Platform, actor: Actor, userId: number): Promise<string> {
  return transact(platform, async (inside) => {
    const user = await lockUser(inside, userId);
    if (user.disabledAt) throw new Refusal('conflict', `${user.name} is disabled. Enable the account first.`);
    await recordAudit(inside, actor, 'made a sign-in link', user.email);
    return makeLink(inside, userId, 'invitation');
  });
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

/** Sees to it that ADMIN_EMAIL can sign in. Somebody who is already there keeps role and password. */
export async function ensureAdmin(platform: Platform, email: string, password: string): Promise<void> {
  if (await emailIsKnown(platform, email)) return;
  guardPassword(password);
  const passwordHash = await hashPassword(platform, password);
  await transact(platform, async (inside) => {
    await inside.db.execute(sql`select pg_advisory_xact_lock(${FIRST_ADMIN_LOCK})`);
    if (await emailIsKnown(inside, email)) return;
    const name = email.split('@')[0]!;
    await inside.db
      .insert(users)
      .values({ email, name, passwordHash, role: 'admin', createdAt: inside.now() });
    await recordAudit(inside, { userId: null, via: 'cli' }, 'created the first admin', email);
  });
}

async function emailIsKnown(platform: Platform, email: string): Promise<boolean> {
  const known = await platform.db
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.email}) = ${email.toLowerCase()}`);
  return known.length > 0;
}

async function lockUser(platform: Platform, userId: number) {
  const [user] = await platform.db.select().from(users).where(eq(users.id, userId)).for('update');
  if (!user) throw new Refusal('not-found', 'There is no such person any more.');
  return user;
}

function guardRoles({ role, brandRoles }: Roles): void {
  if (role || brandRoles?.size) return;
  const problem = 'Choose a role, or at least one brand with a role.';
  throw new Refusal('invalid', problem, { role: problem });
}

/** Throws when nobody who can sign in would be left to manage people. */
async function guardLastAdmin(platform: Platform, userId: number): Promise<void> {
  const admins = await platform.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt), isNotNull(users.passwordHash)))
    .orderBy(users.id)
    .for('update');
  if (admins.length > 1 || admins[0]?.id !== userId) return;
  throw new Refusal('conflict', 'This is the last admin. Make somebody else an admin first.');
}

async function storeBrandRoles(
  platform: Platform,
  userId: number,
  held: ReadonlyMap<number, Role> = new Map(),
): Promise<void> {
  await platform.db.delete(brandRoles).where(eq(brandRoles.userId, userId));
  const values = Array.from(held, ([brandId, role]) => ({ userId, brandId, role }));
  if (values.length === 0) return;
  const there = await platform.db
    .select({ id: brands.id })
    .from(brands)
    .where(inArray(brands.id, [...held.keys()]));
  if (there.length < held.size) throw new Refusal('not-found', 'One of these brands was removed.');
  await platform.db.insert(brandRoles).values(values);
}
