/** Which sources are polled now, claimed under a lease. What a poll leaves behind is in outcome.ts. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { at, type Claimed, claimSources, isFree, leaseFrom } from './lease.ts';
import { BETWEEN_STARTS_MS } from './paced.ts';

/** Claims up to `limit` due sources, one per host. They are due again when the lease ends unfinished. */
export function claimDue(platform: Platform, limit: number): Promise<Claimed[]> {
  const lease = leaseFrom(platform.now());
  const due = sql`select s.id, s.host, s.next_poll_at as since from sources s
    where s.paused_at is null and s.health <> 'gone' and s.polled and s.next_poll_at <= ${lease.from}
      and ${isFree(lease)}
    order by s.next_poll_at, s.id limit ${limit * 4}::int for update skip locked`;
  return claimSources(
    platform,
    lease,
    due,
    limit,
    sql`, next_poll_at = ${lease.until}, last_poll_at = ${lease.from}`,
  );
}

/** Milliseconds until a source that is due only waits for its host's pace; null when none does. */
export async function untilNextStart(platform: Platform): Promise<number | null> {
  const now = platform.now();
  const [next] = await rows<{ at: string | null }>(
    platform.db,
    sql`select min(h.free_at) as at from sources s join hosts h on h.host = s.host
      where s.paused_at is null and s.health <> 'gone' and s.polled and s.next_poll_at <= ${at(now)}
        and (s.lease_until is null or s.lease_until <= ${at(now)}) and h.free_at > ${at(now)}`,
  );
  const wait = next?.at ? new Date(next.at).getTime() - now.getTime() : null;
  return wait !== null && wait <= BETWEEN_STARTS_MS ? wait : null;
}
