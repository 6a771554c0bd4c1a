/** What every verb on a source needs of its row. */
import { eq } from 'drizzle-orm';
import { sources } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';

export type Source = typeof sources.$inferSelect;

/** A poll that is on its way must not write what it found under other settings. */
export const UNLEASED = { leaseToken: null, leaseUntil: null };

/** The state of a source that starts afresh, at once. */
export const dueAt = (now: Date) => ({
  health: 'working' as const,
  healthSince: now,
  healthNote: null,
  failureClass: null,
  failures: 0,
  nextPollAt: now,
});

/** The row, locked until the transaction ends. Throws Refusal when there is none. */
export async function lockSource({ db }: Platform, id: number): Promise<Source> {
  const [source] = await db.select().from(sources).where(eq(sources.id, id)).for('update');
  if (!source) throw notFound();
  return source;
}

export function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such source. It may have been removed.');
}
