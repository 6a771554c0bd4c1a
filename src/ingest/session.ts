/** Storing a session while its poll is still under way. */
import { and, eq } from 'drizzle-orm';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Session } from '../sources/adapter.ts';
import { sessionFields } from '../sources/session.ts';
import { type Claimed, LeaseLost } from './lease.ts';

/**
 * Stores it at once, in no transaction with the poll: a token that can be used only once is worth nothing again.
 * Throws LeaseLost when the source was changed meanwhile, so that it cannot sign in under other settings.
 */
export async function keepSession(
  platform: Platform,
  { id, name, leaseToken }: Pick<Claimed, 'id' | 'name' | 'leaseToken'>,
  session: Session,
): Promise<void> {
  const kept = await platform.db
    .update(sources)
    .set(await sessionFields(platform, session))
    .where(and(eq(sources.id, id), eq(sources.leaseToken, leaseToken)))
    .returning({ id: sources.id });
  if (kept.length === 0) throw new LeaseLost(`${name} was changed or claimed again`);
}
