import { and, isNull, sql } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

/** Whether somebody who may sign in has this e-mail address. */
export async function personAt({ db }: Pick<Platform, 'db'>, email: string): Promise<boolean> {
  const [found] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(sql`lower(${users.email}) = ${email.toLowerCase()}`, isNull(users.disabledAt)));
  return found !== undefined;
}
