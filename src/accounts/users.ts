/** The people of the workspace, and what each may do. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recordAudit } from './audit.ts';
import { FIRST_ADMIN_LOCK } from './first-link.ts';
import { guardEmail, makeLink, takenEmail } from './links.ts';
import { guardPassword, hashPassword } from './password.ts';
import { guardRoles, type Roles, storeBrandRoles } from './roles.ts';
import { ACCOUNT_COLUMNS, type Account, toAccount } from './viewer.ts';

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
      .onConflictDoNothing()
      .returning({ id: users.id });
    // Somebody else invited them at the same moment.
    if (!added) throw takenEmail(email);
    await storeBrandRoles(inside, added.id, input.brandRoles);
    await recordAudit(inside, actor, `invited as ${input.role ?? 'member of some brands'}`, email);
    return { userId: added!.id, path: await makeLink(inside, added.id, 'invitation') };
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
