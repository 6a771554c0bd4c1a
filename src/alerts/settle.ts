/** What a send came to: the alert and its channel move on in one statement, if the lease is still ours. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { ClaimedAlert } from './alert-row.ts';
import type { Sent } from './channels/channel.ts';
import { channelKind } from './channels/index.ts';
import { LEASE_MS, MOST_IN_THREAD } from './claim.ts';
import { GIVE_UP_MS } from './drop.ts';
import { PACE_MS } from './test-channel.ts';

export type Outcome = 'sent' | 'postponed' | 'refused' | 'off';

/** Trying again would not help: the channel is switched off until somebody reconnects it. */
const PERMANENT = new Set(['gone', 'auth', 'forbidden', 'blocked']);
/** A change is tried again after these. */
const LATER = new Set(['rate', 'transient', 'timeout', 'dns', 'tls']);
/** An answer that is not understood is asked for so often. */
const MOST_STRANGE = 3;
const LONGEST_PAUSE_MS = 30_000;
const FAILING_AFTER = 5;

export function outcomeOf(alert: ClaimedAlert, failure: Failure | null): Outcome {
  if (!failure) return 'sent';
  // That a message cannot be changed says nothing about the channel.
  if (alert.step === 'change') return LATER.has(failure.class) ? 'postponed' : 'refused';
  if (PERMANENT.has(failure.class)) return 'off';
  if (failure.class === 'bad-query') return 'refused';
  return failure.class === 'schema' && alert.attempts >= MOST_STRANGE ? 'refused' : 'postponed';
}

/** Stores the outcome. False when the lease had run out: then what happened is somebody else's to say. */
export async function settle(
  { db, now }: Platform,
  alert: ClaimedAlert,
  outcome: Outcome,
  came: Sent | Failure,
): Promise<boolean> {
  const change = changeFor(alert, outcome, came, now());
  const settled = await rows(
    db,
    sql`with settled as (
        update alerts a set lease_token = null, ${change.alert}
        where id = ${alert.id}::uuid and lease_token = ${alert.leaseToken}::uuid
          and status in ${STATUSES[alert.step]} returning *
      ), told as (
        update alerts j set sent_at = ${at(now())} from settled s
        where j.lead_id = s.id and j.status = 'joined' and j.sent_at is null
          and ${outcome === 'sent' ? isToldBy(alert) : sql`false`}
      )
      update channels c set ${sql.join([...change.channel, noSoonerThan(change.freeAt)], sql`, `)}
      from settled s where c.id = s.channel_id returning c.id`,
  );
  return settled.length > 0;
}

/** In which a step finds an alert; what stands in a thread has joined the message above it. */
const STATUSES = { send: sql`('pending')`, answer: sql`('joined')`, change: sql`('sent','joined')` };

/** A digest tells of all that is in it, a changed message of those that found no place in its thread. */
function isToldBy({ kind, step, channelKind: channel }: ClaimedAlert): SQL {
  if (kind === 'digest') return sql`true`;
  if (step !== 'change') return sql`false`;
  if (!channelKind(channel)?.hasThreads) return sql`true`;
  return sql`(select count(*) from alerts t where t.lead_id = s.id and t.sent_at is not null) >= ${MOST_IN_THREAD}`;
}

/** Assignments; `freeAt`: no message to the channel before this time. */
type Change = { alert: SQL; channel: SQL[]; freeAt: SQL };

const noSoonerThan = (time: SQL) => sql`free_at = greatest(c.free_at, ${time})`;

function changeFor(alert: ClaimedAlert, outcome: Outcome, came: Sent | Failure, now: Date): Change {
  if (alert.step === 'change') return changedChange(outcome, came, now);
  const change = came instanceof Failure ? failedChange(alert, outcome, came, now) : sentChange(came, now);
  if (!(came instanceof Failure)) return change;
  const said = sql`failure_class = ${came.class}::text, failure_note = ${came.message}::text`;
  return { ...change, alert: sql`${said}, ${change.alert}` };
}

/** One success resets what went wrong before. */
function sentChange({ externalId }: Sent, now: Date): Change {
  return {
    alert: sql`status = case a.status when 'joined' then 'joined' else 'sent' end, sent_at = ${at(now)},
      external_id = ${externalId}::text, failure_class = null, failure_note = null,
      update_at = case when a.update_at > a.next_attempt_at - ${LEASE_MS}::int * interval '1 millisecond'
        then a.update_at end,
      remind_at = case when a.status = 'pending' and a.acknowledged_at is null then
        (select ${at(now)} + r.remind_minutes * interval '1 minute' from alert_rules r where r.id = a.alert_rule_id) end`,
    channel: [inState('working', now), sql`state_note = null, failures = 0`],
    freeAt: at(now, PACE_MS),
  };
}

/** A change that somebody asked for meanwhile stays due; one that the other side cannot make is given up, and so is a message that is gone. */
function changedChange(outcome: Outcome, came: Sent | Failure, now: Date): Change {
  const again = came instanceof Failure && outcome === 'postponed' ? (came.retryAt ?? later(now)) : null;
  const next = again ? at(again) : sql`null`;
  const isGone = came instanceof Failure && came.class === 'gone';
  return {
    alert: isGone
      ? sql`update_at = null, external_id = null`
      : sql`update_at = case when a.update_at > ${at(now)} then ${next} else a.update_at end`,
    channel: [],
    freeAt: again && (came as Failure).class === 'rate' ? at(again) : at(now, PACE_MS),
  };
}

const later = (now: Date) => new Date(now.getTime() + LONGEST_PAUSE_MS);

function failedChange(alert: ClaimedAlert, outcome: Outcome, failure: Failure, now: Date): Change {
  const note = sql`state_note = ${failure.message}::text`;
  switch (outcome) {
    case 'off':
      return {
        alert: sql`attempts = attempts - 1, next_attempt_at = ${at(now)}`,
        channel: [inState('off', now), note],
        freeAt: at(now),
      };
    case 'refused':
      return {
        alert: sql`status = 'failed'`,
        channel: [inState('failing', now), note, sql`failures = c.failures + 1`],
        freeAt: at(now, PACE_MS),
      };
    default:
      return failure.class === 'rate' ? paused(failure, now) : postponed(alert, failure, now);
  }
}

/** The other side said that it did not take the message, and when it will: no repeat, and no trouble. */
function paused(failure: Failure, now: Date): Change {
  const freeAt = failure.retryAt ? at(failure.retryAt) : at(now, LONGEST_PAUSE_MS);
  return {
    alert: sql`attempts = attempts - 1, next_attempt_at = ${freeAt}`,
    channel: [],
    freeAt,
  };
}

/** The channel pauses for two seconds, doubling up to thirty: that an outage is over shows within half a minute. */
function postponed(alert: ClaimedAlert, failure: Failure, now: Date): Change {
  const asked = Math.max(0, (failure.retryAt?.getTime() ?? 0) - now.getTime());
  const pause = Math.max(
    asked,
    Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(10, alert.channelFailures + 1)),
  );
  // After a timeout the message has perhaps arrived: every further attempt may be one more repeat.
  const wait = failure.class === 'timeout' ? Math.min(3_600_000, 10_000 * 4 ** (alert.attempts - 1)) : pause;
  const isHopeless = now.getTime() - new Date(alert.createdAt).getTime() >= GIVE_UP_MS;
  const isFailing = alert.channelFailures + 1 >= FAILING_AFTER;
  return {
    alert: sql`next_attempt_at = ${at(now, Math.max(wait, pause))}, status = case when ${isHopeless}::boolean then 'failed' else a.status end`,
    channel: [
      sql`failures = c.failures + 1, state_note = ${failure.message}::text`,
      ...(isFailing ? [inState('failing', now)] : []),
    ],
    freeAt: at(now, pause),
  };
}

/** A channel that somebody switched off meanwhile is only switched on by a success. */
function inState(state: 'working' | 'failing' | 'off', now: Date): SQL {
  const next =
    state === 'failing' ? sql`case when c.state = 'off' then c.state else 'failing' end` : sql`${state}`;
  return sql`state = ${next}, state_since = case when c.state = ${next} then c.state_since else ${at(now)} end`;
}

const at = (time: Date, later = 0) => sql`${new Date(time.getTime() + later).toISOString()}::timestamptz`;
