/** How far a first run has come, for whoever looks at it. */
import { and, eq } from 'drizzle-orm';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { readBefore } from './first-run.ts';
import type { Claimed } from './lease.ts';

const BETWEEN_WRITES_MS = 1000;

/** What counts a poll's items up on the source's row, at most once a second. */
export function progressOf(
  platform: Platform,
  { id, leaseToken, cursor }: Pick<Claimed, 'id' | 'leaseToken' | 'cursor'>,
): (items: number) => Promise<void> {
  let writtenAt = Number.NEGATIVE_INFINITY;
  return async (items) => {
    const now = platform.now().getTime();
    if (now - writtenAt < BETWEEN_WRITES_MS) return;
    writtenAt = now;
    await platform.db
      .update(sources)
      .set({ readSoFar: readBefore({ cursor }) + items })
      .where(and(eq(sources.id, id), eq(sources.leaseToken, leaseToken)));
  };
}
