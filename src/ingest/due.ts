/** Which sources are polled now, by whom: claims under a lease. What a poll leaves behind is in outcome.ts. */
import { inArray, type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { BETWEEN_STARTS_MS } from './paced.ts';

export const LEASE_MS = 60_000;

/** A source that is ours until `leaseUntil`; whoever claims it later has another token. */
export type Claimed = typeof sources.$inferSelect & { leaseToken: string; leaseUntil: Date };

/** The lease ran out, or the source was changed: what was found is not ours to store. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** Claims up to `limit` due sources, one per host. They are due again when the lease ends unfinished. */
export async function claimDue({ db, now }: Platform, limit: number): Promise<Claimed[]> {
  const until = new Date(now().getTime() + LEASE_MS);
  const token = crypto.randomUUID();
  const won = await rows<{ id: number }>(db, claim(token, at(now()), at(until), limit));
  if (won.length === 0) return [];
  const ids = won.map(({ id }) => id);
  const claimed = await db.select().from(sources).where(inArray(sources.id, ids));
  return claimed.filter((source): source is Claimed => source.leaseToken === token);
}

/**
 * Claimers skip each other's rows, and the row in `hosts` decides between two sources of one host. It is looked
 * at twice: once to leave out busy hosts, once under its lock.
 */
const claim = (token: string, now: SQL, until: SQL, limit: number) => sql`
  with due as materialized (
    select s.id, s.host, s.next_poll_at from sources s
    where s.paused_at is null and s.health <> 'gone' and s.polled and s.next_poll_at <= ${now}
      and (s.lease_until is null or s.lease_until <= ${now})
      and not exists (select 1 from hosts h where h.host = s.host and h.free_at > ${now})
    order by s.next_poll_at, s.id limit ${limit * 4}::int for update skip locked
  ), first_of_host as (
    select distinct on (host) id, host, next_poll_at from due order by host, next_poll_at, id
  ), chosen as (
    select id, host from first_of_host order by next_poll_at, id limit ${limit}::int
  ), taken as (
    insert into hosts (host, free_at) select host, ${until} from chosen order by host
    on conflict (host) do update set free_at = excluded.free_at where hosts.free_at <= ${now}
    returning host
  )
  update sources s
  set lease_token = ${token}::uuid, lease_until = ${until}, next_poll_at = ${until}, last_poll_at = ${now}
  from chosen c join taken t on t.host = c.host
  where s.id = c.id returning s.id::float8 as id`;

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

/** The driver leaves the type of a bare parameter to the database, which needs a word. */
export const at = (time: Date) => sql`${time.toISOString()}::timestamptz`;
