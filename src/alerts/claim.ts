/** Which alert is sent next: taken under a lease of one, and its channel's pace with it, in one statement. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { SENTIMENT } from '../mentions/filter-sql.ts';
import type { Platform } from '../platform/platform.ts';
import type { ClaimedAlert } from './alert-row.ts';
import { PACE_MS } from './test-channel.ts';

/** Longer than any send may take; then the alert is anybody's again, and marked as a possible repeat. */
const LEASE_MS = 30_000;
/** After so long a message is no news any more. */
export const FRESH_MS = 10 * 60_000;
export const GIVE_UP_MS = 24 * 3_600_000;

/** The most urgent, then the oldest alert that is due and not for a busy channel, or null. Any number of processes may ask at once. */
export async function claimAlert(platform: Platform, busyChannelIds: number[]): Promise<ClaimedAlert | null> {
  const now = platform.now();
  const at = (wait: number) => sql`${new Date(now.getTime() + wait).toISOString()}::timestamptz`;
  const [claimed] = await rows<ClaimedAlert>(
    platform.db,
    sql`with due as materialized (
        select a.id, a.channel_id from alerts a
        join channels c on c.id = a.channel_id left join mentions m on m.id = a.mention_id
        where a.status = 'pending' and a.next_attempt_at <= ${at(0)} and c.free_at <= ${at(0)} and c.state <> 'off'
          and c.id <> all(${bigints(busyChannelIds)})
        order by coalesce(m.priority, 'normal') <> 'urgent', a.created_at, a.mention_id limit 1
        for update of a, c skip locked
      ), paced as (
        update channels c set free_at = ${at(PACE_MS)} from due where c.id = due.channel_id returning c.*
      ), claimed as (
        update alerts a set attempts = a.attempts + 1, next_attempt_at = ${at(LEASE_MS)}, lease_token = gen_random_uuid()
        from due where a.id = due.id returning a.*
      )
      select a.id, a.lease_token as "leaseToken", a.attempts, a.created_at as "createdAt",
        c.id::float8 as "channelId", c.kind as "channelKind", c.name as "channelName",
        c.settings as "channelSettings", c.failures as "channelFailures",
        m.id::float8 as "mentionId", r.name as "ruleName", b.name as "brandName", b.time_zone as "timeZone",
        m.source_kind as "sourceKind", m.url, m.title, left(m.text, 4000) as text,
        coalesce(m.author_name, m.author_handle) as author, m.author_followers as followers, m.rating, m.likes,
        ${SENTIMENT} as sentiment, m.themes, m.priority, m.priority_score as "priorityScore",
        m.priority_reasons as "priorityReasons",
        case when m.first_replied_at is null then m.due_at end as "dueAt",
        s.id::float8 as "sourceId", s.name as "sourceName", a.source_state as "sourceState",
        a.source_note as "sourceNote"
      from claimed a join paced c on c.id = a.channel_id left join mentions m on m.id = a.mention_id
      left join brands b on b.id = m.brand_id left join sources s on s.id = a.source_id
      left join alert_rules r on r.id = a.alert_rule_id`,
  );
  return claimed ?? null;
}

/** When the next alert may be sent, for whoever wants to be there in time; null when none waits. */
export async function nextDue({ db }: Platform): Promise<Date | null> {
  const [row] = await rows<{ at: string | null }>(
    db,
    sql`select min(greatest(a.next_attempt_at, c.free_at)) as at
      from alerts a join channels c on c.id = a.channel_id where a.status = 'pending' and c.state <> 'off'`,
  );
  return row?.at ? new Date(row.at) : null;
}

/**
 * Ends alerts that nobody needs: the post is gone; the mention was handled, or the source works again, while the
 * message was late; or the channel has not taken it for a day. They stay in the log as failed, with the reason.
 */
export async function dropStale({ db, now }: Platform): Promise<number> {
  const before = (age: number) => sql`${new Date(now().getTime() - age).toISOString()}::timestamptz`;
  const isOld = sql`a.created_at < ${before(GIVE_UP_MS)}`;
  const dropped = await rows(
    db,
    sql`update alerts a set status = 'failed', lease_token = null,
        failure_class = case when ${isOld} then a.failure_class end,
        failure_note = case when ${isOld} and m.deleted_at is null
            then 'Given up: the channel took no message for 24 hours.'
          else case when a.attempts = 0 then 'Not sent: ' else 'Not sent again, perhaps it arrived: ' end
            || case when m.deleted_at is not null then 'the post was deleted.'
              when m.id is null then 'the source works again.'
              else 'somebody handled the mention before the message could go out.' end end
      from alerts w left join mentions m on m.id = w.mention_id left join sources s on s.id = w.source_id
      where w.id = a.id and a.status = 'pending' and w.status = 'pending' and w.next_attempt_at <= ${before(0)}
        and (m.deleted_at is not null or ${isOld}
          or (a.created_at < ${before(FRESH_MS)} and m.status in ('pending','resolved','dismissed'))
          or (a.source_state not like 'working %' and s.health = 'working'))
      returning a.id`,
  );
  return dropped.length;
}
