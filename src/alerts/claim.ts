/** Which alert is sent next: taken under a lease of one, and its channel's pace with it, in one statement. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { SENTIMENT } from '../mentions/filter/sql.ts';
import type { Platform } from '../platform/platform.ts';
import { ANSWERING } from './acknowledge.ts';
import type { ClaimedAlert } from './alert-row.ts';
import { CHANNEL_KINDS } from './channels/index.ts';
import { PACE_MS } from './test-channel.ts';

/** Longer than any send may take; then the alert is anybody's again, and marked as a possible repeat. */
export const LEASE_MS = 30_000;
/** So many of a group are told of in the thread of its first; of the others the count is. */
export const MOST_IN_THREAD = 5;

type Step = 'send' | 'answer' | 'change';

/**
 * What a channel is owed next, or null: the most urgent, then the oldest message that is due, else one for a thread,
 * else a change of what was sent; none for a busy channel. Any number of processes may ask at once.
 */
export async function claimAlert(platform: Platform, busyChannelIds: number[]): Promise<ClaimedAlert | null> {
  for (const step of ['send', 'answer', 'change'] as const) {
    const claimed = await claim(platform, busyChannelIds, step);
    if (claimed) return claimed;
  }
  return null;
}

/** When there is something to do, for whoever wants to be there in time; null when there is nothing. */
export async function nextDue({ db }: Platform): Promise<Date | null> {
  const [row] = await rows<{ at: string | null }>(
    db,
    sql`select min(greatest(due.at, c.free_at)) as at from (
        select channel_id, next_attempt_at as at from alerts where status = 'pending'
        union all select channel_id, next_attempt_at from alerts where status = 'held'
        union all select channel_id, update_at from alerts where update_at is not null and external_id is not null
        union all select channel_id, remind_at from alerts where remind_at is not null
        union all (${unansweredNow(sql`a.channel_id, a.next_attempt_at`)})
      ) due join channels c on c.id = due.channel_id where c.state <> 'off'`,
  );
  return row?.at ? new Date(row.at) : null;
}

const THREADED = `{${CHANNEL_KINDS.flatMap(({ kind, hasThreads }) => (hasThreads ? [kind] : [])).join(',')}}`;

const unansweredNow = (columns: SQL) => sql`select ${columns} from alerts a join alerts l on l.id = a.lead_id
  where a.status = 'joined' and a.sent_at is null and l.kind <> 'digest' and l.external_id is not null
    and a.channel_id in (select id from channels where kind = any(${THREADED}::text::text[]))
    and (select count(*) from alerts t where t.lead_id = l.id and t.sent_at is not null) < ${MOST_IN_THREAD}`;

async function claim(platform: Platform, busy: number[], step: Step): Promise<ClaimedAlert | null> {
  const now = platform.now();
  const at = (wait: number) => sql`${new Date(now.getTime() + wait).toISOString()}::timestamptz`;
  const taken = {
    send: sql`attempts = a.attempts + 1, next_attempt_at = ${at(LEASE_MS)}`,
    answer: sql`attempts = a.attempts + 1, next_attempt_at = ${at(LEASE_MS)}`,
    change: sql`update_at = ${at(LEASE_MS)}`,
  }[step];
  const [claimed] = await rows<ClaimedAlert>(
    platform.db,
    sql`with due as materialized (
        select a.id, a.channel_id from alerts a
        join channels c on c.id = a.channel_id ${DUE[step](at(0))} and c.free_at <= ${at(0)} and c.state <> 'off'
          and c.id <> all(${bigints(busy)})
        order by not a.critical, a.created_at, a.mention_id limit 1
        for update of a, c skip locked
      ), paced as (
        update channels c set free_at = ${at(PACE_MS)} from due where c.id = due.channel_id returning c.*
      ), claimed as (
        update alerts a set ${taken}, lease_token = gen_random_uuid() from due where a.id = due.id returning a.*
      )
      select ${sql`${step}::text`} as step, ${CLAIMED}`,
  );
  return claimed ?? null;
}

const DUE: Record<Step, (now: SQL) => SQL> = {
  send: (now) => sql`where a.status = 'pending' and a.next_attempt_at <= ${now}`,
  answer: (now) =>
    sql`where a.id in (${unansweredNow(sql`a.id`)}) and a.status = 'joined' and a.next_attempt_at <= ${now}`,
  change: (now) =>
    sql`where a.update_at <= ${now} and a.status in ('sent','joined') and a.external_id is not null`,
};

/** What somebody did last since the alert was raised. */
const STANDING = sql`(select json_build_object('by', u.name, 'kind', e.kind, 'at', e.at, 'to',
      (select name from users where id = (e.change -> 'to' ->> 'assigneeId')::bigint),
      'own', (e.change -> 'to' ->> 'assigneeId')::bigint = e.user_id, 'why', e.change -> 'to' ->> 'dismissedReason')
    from events e join users u on u.id = e.user_id
    where e.mention_id = m.id and e.kind = any(${`{${ANSWERING.join(',')}}`}::text::text[]) and e.undone_at is null
      and e.at >= a.created_at order by e.id desc limit 1)`;

const ABOUT = sql`a.id, a.kind, a.lease_token as "leaseToken", a.attempts, a.created_at as "createdAt",
  a.external_id as "externalId", a.held_for as "heldFor",
  c.id::float8 as "channelId", c.kind as "channelKind", c.name as "channelName",
  c.settings as "channelSettings", c.failures as "channelFailures",
  m.id::float8 as "mentionId", m.status, m.assignee_id is not null as "isTaken", a.verdict,
  r.name as "ruleName", b.name as "brandName", b.time_zone as "timeZone",
  m.source_kind as "sourceKind", m.url, m.title, left(m.text, 4000) as text,
  coalesce(m.author_name, m.author_handle) as author, m.author_followers as followers, m.rating, m.likes,
  ${SENTIMENT} as sentiment, m.themes, m.priority, m.priority_score as "priorityScore",
  m.priority_reasons as "priorityReasons",
  case when m.first_replied_at is null then m.due_at end as "dueAt",
  s.id::float8 as "sourceId", s.name as "sourceName", a.source_state as "sourceState",
  a.source_note as "sourceNote", to_json(i) as incident,
  (select name from users where id = i.acknowledged_by) as "caredForBy",
  case when a.status = 'joined' then l.external_id end as "inThreadOf", ${STANDING} as standing,
  (select count(*)::int from alerts j where j.lead_id = a.id) as similar`;

/** What is selected of `claimed`, an alert, and `paced`, its channel. */
export const CLAIMED = sql`${ABOUT} from claimed a join paced c on c.id = a.channel_id
  left join mentions m on m.id = a.mention_id left join sources s on s.id = a.source_id
  left join incidents i on i.id = a.incident_id left join alerts l on l.id = a.lead_id
  left join brands b on b.id = coalesce(m.brand_id, i.brand_id)
  left join alert_rules r on r.id = a.alert_rule_id`;
