import { asc, eq } from 'drizzle-orm';
import { sources } from '../../src/db/schema.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { BETWEEN_STARTS_MS } from '../../src/ingest/paced.ts';
import { type Polled, pollSource } from '../../src/ingest/poll-source.ts';
import type { TestPlatform } from './platform.ts';

/** Polls the one source that is due next, as soon as it is and its host is free; waiting moves the clock. */
export async function pollNext(platform: TestPlatform): Promise<Polled> {
  const [next] = await platform.db
    .select({ at: sources.nextPollAt })
    .from(sources)
    .where(eq(sources.polled, true))
    .orderBy(asc(sources.nextPollAt))
    .limit(1);
  if (next!.at > platform.now()) platform.setNow(next!.at);
  let [claimed] = await claimDue(platform, 1);
  if (!claimed) {
    platform.setNow(BETWEEN_STARTS_MS);
    [claimed] = await claimDue(platform, 1);
  }
  return pollSource(platform, claimed!, async (ms) => platform.setNow(ms));
}

/** The row of the first source. */
export const sourceOf = async ({ db }: TestPlatform) =>
  (await db.select().from(sources).orderBy(asc(sources.id)))[0]!;
