import { eq } from 'drizzle-orm';
import { audit, users } from '../db/schema.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';

/** Notes a change of the workspace, inside the caller's transaction: "<name> <action>: <subject>". */
export async function recordAudit(
  platform: Platform,
  { userId, via, address = null }: Actor,
  action: string,
  subject: string,
): Promise<void> {
  const [user] =
    userId === null
      ? []
      : await platform.db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  const actor = user?.name ?? via;
  await platform.db
    .insert(audit)
    .values({ at: platform.now(), userId, actor, action, subject, via, address });
}
