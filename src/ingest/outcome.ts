/** What a poll leaves behind: one statement for the source's row, its gap and its host, fenced by the lease. */
import { type SQL, sql } from 'drizzle-orm';
import { raiseSourceAlerts } from '../alerts/raise-source.ts';
import { rows } from '../db/db.ts';
import type { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { Page } from '../sources/adapter.ts';
import {
  afterFailure,
  afterOverrun,
  afterSuccess,
  type SourceState,
  type Transition,
} from '../sources/health.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { secretNames } from '../sources/sealed.ts';
import { dateOf } from '../sources/session.ts';
import { storable } from '../text.ts';
import type { Overrun } from './budgets.ts';
import { firstRunAfter, readBefore } from './first-run.ts';
import { addGap, closeGap, openGap } from './gaps.ts';
import { at, type Claimed, LeaseLost } from './lease.ts';
import { sightOf } from './moved.ts';
import { BETWEEN_STARTS_MS } from './paced.ts';

/** Shorter silences are not drawn. */
const GAP_MS = 3_600_000;

type More = { note?: string | null; name?: string | null; plannedSeconds?: number };

/**
 * Stores a good poll's state and cursor, raises what its change of health asks for, and gives that change. Throws
 * LeaseLost; call it in the transaction that stores the items.
 */
export function completePoll(
  platform: Platform,
  claimed: Claimed,
  page: Page,
  { name = null, ...more }: More = {},
): Promise<Transition | null> {
  const now = platform.now();
  const { sights, adopt } = sightOf(claimed.cursor, page.movedTo, now);
  const firstRun = firstRunAfter(claimed, page);
  const cursor = withOurs(page.cursor, { moved: sights, firstRun });
  const expiresAt = dateOf(page.credentialExpiresAt);
  const state = afterSuccess(claimed, page, now, more);
  const set = sql`cursor = ${cursor}::text::jsonb, last_success_at = ${at(now)},
    backfilled_at = ${firstRun ? sql`backfilled_at` : sql`coalesce(backfilled_at, ${at(now)})`},
    read_so_far = ${firstRun?.read ?? null}::int, name = coalesce(${name}::text, name)
    ${expiresAt ? sql`, credential_expires_at = ${at(expiresAt)}` : sql``}
    ${adopt && mayMove(claimed, adopt) ? moveTo(claimed, adopt) : sql``}`;
  const gap = page.more ? nothing : closeGap(at(now), page.isComplete === true || page.unchanged === true);
  const left = page.gap ?? null;
  const also = left ? (inside: Platform) => addGap(inside, claimed.id, left) : null;
  return settle(platform, claimed, { state, set, gap, also });
}

/** Stores a failed poll's state and opens a gap; `also` runs in the same transaction. Throws LeaseLost. */
export function failPoll(
  platform: Platform,
  claimed: Claimed,
  failure: Failure,
  { plannedSeconds = 0, also = null }: { plannedSeconds?: number; also?: Settled['also'] } = {},
): Promise<Transition | null> {
  const state = afterFailure(claimed, failure, platform.now(), plannedSeconds);
  const gap = openGap(at(claimed.lastSuccessAt ?? claimed.createdAt), at(platform.now()), failure.message);
  return settle(platform, claimed, { state, set: unread(claimed), gap, also });
}

/** Stores that a poll did not run because its budget is used up, until it may. Throws LeaseLost. */
export function postponePoll(
  platform: Platform,
  claimed: Claimed,
  overrun: Overrun,
): Promise<Transition | null> {
  const state = afterOverrun(claimed, overrun.until, overrun.message, platform.now());
  const lastRead = claimed.lastSuccessAt ?? claimed.createdAt;
  const isLong = overrun.until.getTime() - lastRead.getTime() >= GAP_MS;
  const gap = isLong ? openGap(at(lastRead), at(platform.now()), overrun.message) : nothing;
  return settle(platform, claimed, { state, set: unread(claimed), gap, also: null });
}

type Settled = {
  state: SourceState;
  set: SQL;
  /** What becomes of its gap; `done` is the settled source. */
  gap: SQL;
  also: ((inside: Platform) => Promise<void>) | null;
};

const nothing = sql`select 1`;

/** A transaction only where there is more than the one statement. */
async function settle(platform: Platform, claimed: Claimed, settled: Settled): Promise<Transition | null> {
  const { state, also } = settled;
  const changed = state.health === claimed.health ? null : { from: claimed.health, to: state.health };
  const write = async (inside: Platform) => {
    if (!(await release(inside, claimed, settled)))
      throw new LeaseLost(`${claimed.name} was changed or claimed again`);
    await also?.(inside);
    if (changed) await raiseSourceAlerts(inside, claimed.id, { ...changed, note: state.healthNote });
  };
  await (changed || also ? transact(platform, write) : write(platform));
  return changed;
}

/** False when the lease was lost. The host is given back only if it is still this claim's. */
async function release(
  { db, now }: Platform,
  claimed: Claimed,
  { state, set, gap }: Settled,
): Promise<boolean> {
  const free = at(new Date(now().getTime() + BETWEEN_STARTS_MS));
  const done = await rows(
    db,
    sql`with done as (
        update sources set lease_token = null, lease_until = null, ${assignments(state)}, ${set}
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
    dates_known = ${state.datesKnown}, next_poll_at = ${at(state.nextPollAt)},
    newest_item_at = ${state.newestItemAt ? at(state.newestItemAt) : null}`;
}

/** What a first run has read stands in its cursor; what came after that is read again. */
const unread = ({ cursor }: Claimed) => sql`read_so_far = ${readBefore({ cursor }) || null}::int`;

/** The adapter's cursor with what we keep beside it, as JSON that the database takes. */
function withOurs(cursor: Page['cursor'], ours: Record<string, unknown>): string | null {
  const kept = Object.entries(ours).filter(([, value]) => value !== null);
  if (cursor === null && kept.length === 0) return null;
  return JSON.stringify({ ...cursor, ...Object.fromEntries(kept) }, (_, value: unknown) =>
    typeof value === 'string' ? storable(value) : value,
  );
}

/** A key that was entered for one host is not taken to another. */
function mayMove({ kind, settings, host }: Claimed, url: string): boolean {
  const holdsSecret = [...secretNames(adapterOf(kind))].some((name) => settings[name]);
  return !holdsSecret || new URL(url).host === host;
}

/** Not where another source polls the new address already. */
function moveTo({ id, kind, settings }: Claimed, url: string): SQL {
  const moved = sql`${JSON.stringify({ ...settings, url })}::text::jsonb`;
  const isTaken = sql`exists (select 1 from sources o where o.kind = ${kind} and o.settings = ${moved} and o.id <> ${id})`;
  return sql`, settings = case when ${isTaken} then settings else ${moved} end,
    host = case when ${isTaken} then host else ${new URL(url).host} end`;
}
