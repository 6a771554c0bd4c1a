/** A source under a lease: it and its host are one worker's for a minute, to be polled, rechecked or answered through. */
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

export type Lease = { token: string; from: SQL; until: SQL };

export function leaseFrom(now: Date): Lease {
  const until = new Date(now.getTime() + LEASE_MS);
  return { token: crypto.randomUUID(), from: at(now), until: at(until) };
}

/** The source `s` is nobody's, and neither is its host. */
export const isFree = ({ from }: Lease) => sql`(s.lease_until is null or s.lease_until <= ${from})
  and not exists (select 1 from hosts h where h.host = s.host and h.free_at > ${from})`;

/**
 * From `due` (id, host, since), whose sources are locked: `leased` are those that wait longest, one of each host, and
 * at most `limit`. The row in `hosts` decides between two sources of one host. It is looked at twice: once to leave
 * out busy hosts, once under its lock.
 */
export const leasing = ({ token, from, until }: Lease, limit: number, alsoSet: SQL = sql``) => sql`
  first_of_host as (
    select distinct on (host) id, host, since from due order by host, since, id
  ), chosen as (
    select id, host from first_of_host order by since, id limit ${limit}::int
  ), taken as (
    insert into hosts (host, free_at) select host, ${until} from chosen order by host
    on conflict (host) do update set free_at = excluded.free_at where hosts.free_at <= ${from}
    returning host
  ), leased as (
    update sources s set lease_token = ${token}::uuid, lease_until = ${until}${alsoSet}
    from chosen c join taken t on t.host = c.host where s.id = c.id returning s.id
  )`;

/** Claims sources from `due`, as `leasing` does. */
export async function claimSources(
  { db }: Platform,
  lease: Lease,
  due: SQL,
  limit: number,
  alsoSet?: SQL,
): Promise<Claimed[]> {
  const won = await rows<{ id: number }>(
    db,
    sql`with due as materialized (${due}), ${leasing(lease, limit, alsoSet)}
      select id::float8 as id from leased`,
  );
  if (won.length === 0) return [];
  const ids = won.map(({ id }) => id);
  const claimed = await db.select().from(sources).where(inArray(sources.id, ids));
  return claimed.filter((source): source is Claimed => source.leaseToken === lease.token);
}

/** A source that was claimed with this token, or undefined where it was changed since. */
export async function claimedSource(
  { db }: Platform,
  id: number,
  { token }: Lease,
): Promise<Claimed | undefined> {
  const [source] = await db
    .select()
    .from(sources)
    .where(inArray(sources.id, [id]));
  return source?.leaseToken === token ? (source as Claimed) : undefined;
}

/** Throws LeaseLost when the source is not ours any more. The source stays locked until the transaction ends. */
export async function guardLease({ db }: Platform, { id, name, leaseToken }: Claimed): Promise<void> {
  const held = await rows(
    db,
    sql`select 1 from sources where id = ${id} and lease_token = ${leaseToken}::uuid for update`,
  );
  if (held.length === 0) throw new LeaseLost(`${name} was changed or claimed again`);
}

/** Gives source and host back; the host not before `freeAt`. */
export async function giveBack(
  { db, now }: Platform,
  claimed: Claimed,
  freeAt: Date | null = null,
): Promise<void> {
  const free = freeAt ?? new Date(now().getTime() + BETWEEN_STARTS_MS);
  await db.execute(sql`
    with done as (
      update sources set lease_token = null, lease_until = null
      where id = ${claimed.id} and lease_token = ${claimed.leaseToken}::uuid
    )
    update hosts set free_at = ${at(free)}
    where host = ${claimed.host} and free_at = ${at(claimed.leaseUntil)}`);
}

/** The driver leaves the type of a bare parameter to the database, which needs a word. */
export const at = (time: Date) => sql`${time.toISOString()}::timestamptz`;
