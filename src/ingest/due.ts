/** Which sources are polled now, by whom: claims under a lease, and what a poll leaves behind. */
import { inArray, type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { sourceGaps, sources } from '../db/schema.ts';
import type { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { Page } from '../sources/adapter.ts';
import { afterFailure, afterSuccess, type SourceState } from '../sources/health.ts';
import { sightOf } from './moved.ts';

export const LEASE_MS = 60_000;
const BETWEEN_STARTS_MS = 1000;

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
    where s.paused_at is null and s.health <> 'gone' and s.next_poll_at <= ${now}
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

/** Stores a good poll's state and cursor. Throws LeaseLost; call it in the transaction that stores the items. */
export async function completePoll(
  platform: Platform,
  claimed: Claimed,
  page: Page,
  { note = null, name = null }: { note?: string | null; name?: string | null } = {},
): Promise<void> {
  const now = platform.now();
  const { sights, adopt } = sightOf(claimed.cursor, page.movedTo, now);
  const cursor = sights ? { ...page.cursor, moved: sights } : page.cursor;
  const set = sql`${assignments(afterSuccess(claimed, page, now, note))},
    cursor = ${cursor === null ? null : JSON.stringify(cursor)}::text::jsonb, last_success_at = ${at(now)},
    backfilled_at = coalesce(backfilled_at, ${at(now)}), name = coalesce(${name}::text, name)
    ${adopt ? moveTo(claimed, adopt) : sql``}`;
  const closeGap = sql`update source_gaps g set to_at = ${at(now)} from done
    where g.source_id = done.id and g.to_at is null`;
  if (!(await settle(platform, claimed, set, closeGap)))
    throw new LeaseLost(`${claimed.name} was claimed again`);
  if (page.gap) await platform.db.insert(sourceGaps).values(gapOf(claimed.id, page.gap));
}

/** Not where another source polls the new address already. */
function moveTo({ id, kind, settings }: Claimed, url: string): SQL {
  const moved = sql`${JSON.stringify({ ...settings, url })}::text::jsonb`;
  const isTaken = sql`exists (select 1 from sources o where o.kind = ${kind} and o.settings = ${moved} and o.id <> ${id})`;
  return sql`, settings = case when ${isTaken} then settings else ${moved} end,
    host = case when ${isTaken} then host else ${new URL(url).host} end`;
}

function gapOf(sourceId: number, { from, to, reason }: NonNullable<Page['gap']>) {
  return { sourceId, fromAt: new Date(from), toAt: new Date(to), reason };
}

/** Stores a failed poll's state and opens a gap. False when the lease was lost: then nothing is stored. */
export function failPoll(platform: Platform, claimed: Claimed, failure: Failure): Promise<boolean> {
  const state = afterFailure(claimed, failure, platform.now());
  const from = at(claimed.lastSuccessAt ?? claimed.createdAt);
  const openGap = sql`insert into source_gaps (source_id, from_at, reason)
    select done.id, ${from}, ${state.healthNote ?? failure.class}::text from done
    where not exists (select 1 from source_gaps g where g.source_id = done.id and g.to_at is null)`;
  return settle(platform, claimed, assignments(state), openGap);
}

/** Milliseconds until a source that is due only waits for its host's pace; null when none does. */
export async function untilNextStart(platform: Platform): Promise<number | null> {
  const now = platform.now();
  const [next] = await rows<{ at: string | null }>(
    platform.db,
    sql`select min(h.free_at) as at from sources s join hosts h on h.host = s.host
      where s.paused_at is null and s.health <> 'gone' and s.next_poll_at <= ${at(now)}
        and (s.lease_until is null or s.lease_until <= ${at(now)}) and h.free_at > ${at(now)}`,
  );
  const wait = next?.at ? new Date(next.at).getTime() - now.getTime() : null;
  return wait !== null && wait <= BETWEEN_STARTS_MS ? wait : null;
}

/** One statement, fenced by the lease token. The host is given back only if it is still this claim's. */
async function settle({ db, now }: Platform, claimed: Claimed, set: SQL, gap: SQL): Promise<boolean> {
  const free = at(new Date(now().getTime() + BETWEEN_STARTS_MS));
  const done = await rows(
    db,
    sql`with done as (
        update sources set lease_token = null, lease_until = null, ${set}
        where id = ${claimed.id} and lease_token = ${claimed.leaseToken} returning id
      ), gap as (${gap}), freed as (
        update hosts set free_at = ${free} where host = ${claimed.host} and free_at = ${at(claimed.leaseUntil)}
      )
      select id from done`,
  );
  return done.length === 1;
}

function assignments(state: SourceState): SQL {
  return sql`health = ${state.health}, health_since = ${at(state.healthSince)}, health_note = ${state.healthNote},
    failure_class = ${state.failureClass}, failures = ${state.failures}, interval_seconds = ${state.intervalSeconds},
    next_poll_at = ${at(state.nextPollAt)},
    newest_item_at = ${state.newestItemAt ? at(state.newestItemAt) : null}`;
}

/** The driver leaves the type of a bare parameter to the database, which needs a word. */
const at = (time: Date) => sql`${time.toISOString()}::timestamptz`;
