/** Alerts that are told of together: what was held back, what an outage kept, what joined a group. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { CHANNEL_KINDS } from './channels/index.ts';

/** What waited longer goes out in one message, when there is more of it than this. */
const WAITED_MS = 2 * 60_000;
const FEW = 5;
/** After its window a group is complete; a rule that is gone has this one. */
const GROUP_MINUTES = 10;

/** Writes the digests that are due; gives how many. Any number of processes may ask at once. */
export async function bringTogether(platform: Platform): Promise<number> {
  const made = await Promise.all([
    gather(platform, heldBack(platform), sql`true`),
    gather(platform, keptByOutage(platform), sql`count(*) > ${FEW}`),
    gather(platform, joinedGroups(platform), sql`true`),
  ]);
  return made.reduce((sum, count) => sum + count, 0);
}

const time = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** One digest for each of the groups: `waiting (id, channel_id, why, about)`. */
async function gather({ db, now }: Platform, waiting: SQL, isEnough: SQL): Promise<number> {
  const made = await rows(
    db,
    sql`with waiting as materialized (${waiting}), digests as (
        select gen_random_uuid() as id, channel_id, why, about from waiting
        group by channel_id, why, about having ${isEnough}
      ), written as (
        insert into alerts (id, kind, channel_id, held_for, next_attempt_at, created_at)
        select id, 'digest', channel_id, why, ${time(now())}, ${time(now())} from digests returning id
      ), told as (
        update alerts a set status = 'joined', lead_id = d.id, held_for = d.why, lease_token = null
        from waiting w join digests d on d.channel_id = w.channel_id and d.why = w.why
          and d.about is not distinct from w.about
        where a.id = w.id returning a.id
      ), ended as (
        update alerts l set update_at = null from digests d where l.id = d.about returning l.id
      )
      select id from written`,
  );
  return made.length;
}

function heldBack({ now }: Platform): SQL {
  return sql`select a.id, a.channel_id, a.held_for as why, null::uuid as about
    from alerts a join channels c on c.id = a.channel_id
    where a.status = 'held' and a.next_attempt_at <= ${time(now())} and c.state <> 'off'
    for update of a skip locked`;
}

/** The channel works again, or takes less than what comes: critical ones still go one by one. */
function keptByOutage({ now }: Platform): SQL {
  const since = new Date(now().getTime() - WAITED_MS);
  return sql`select a.id, a.channel_id, 'outage' as why, null::uuid as about
    from alerts a join channels c on c.id = a.channel_id
    where a.status = 'pending' and a.kind in ('mention','overdue') and not a.critical and a.created_at < ${time(since)}
      and a.next_attempt_at <= ${time(now())} and c.state = 'working' and c.failures = 0
    for update of a skip locked`;
}

/** Where a message cannot be changed or answered, the rest of its group comes in a second one when the window is over. */
function joinedGroups({ now }: Platform): SQL {
  const changing = CHANNEL_KINDS.filter(({ update }) => update).map(({ kind }) => kind);
  return sql`select a.id, a.channel_id, 'group' as why, l.id as about
    from alerts a join alerts l on l.id = a.lead_id
    join channels c on c.id = a.channel_id left join alert_rules r on r.id = a.alert_rule_id
    where a.status = 'joined' and a.sent_at is null and l.kind <> 'digest' and l.status <> 'pending'
      and c.state <> 'off'
      and (l.external_id is null or c.kind <> all(${`{${changing.join(',')}}`}::text::text[]))
      and l.created_at + coalesce(r.group_minutes, ${GROUP_MINUTES}::int) * interval '1 minute' <= ${time(now())}
    for update of a skip locked`;
}
