import { sql } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { makeLink, PLACEHOLDER_EMAIL } from './links.ts';

/** Processes that start together agree on one first admin. */
export const FIRST_ADMIN_LOCK = 710_237_002;

/** The path of a one-time link for the first admin, whom it creates; null once anybody has a password. */
export function firstLink(platform: Platform): Promise<string | null> {
  return transact(platform, async (inside) => {
    await inside.db.execute(sql`select pg_advisory_xact_lock(${FIRST_ADMIN_LOCK})`);
    const people = await inside.db
      .select({ id: users.id, role: users.role, passwordHash: users.passwordHash })
      .from(users)
      .orderBy(users.id);
    if (people.some((person) => person.passwordHash !== null)) return null;
    const admin = people.find((person) => person.role === 'admin')?.id ?? (await createAdmin(inside));
    return makeLink(inside, admin, 'first');
  });
}

async function createAdmin(platform: Platform): Promise<number> {
  const [admin] = await platform.db
    .insert(users)
    .values({ email: PLACEHOLDER_EMAIL, name: 'Admin', role: 'admin', createdAt: platform.now() })
    .returning({ id: users.id });
  return admin!.id;
}
