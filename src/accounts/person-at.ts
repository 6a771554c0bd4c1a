import { and, isNull, sql } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

/** The id of who may sign in with this e-mail address; null when nobody may. */
export async function personAt({ db }: Pick<Platform, 'db'>, email: string): Promise<number | null> {
  const [found] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(sql`lower(${users.email}) = ${email.toLowerCase()}`, isNull(users.disabledAt)));
  return found?.id ?? null;
}
