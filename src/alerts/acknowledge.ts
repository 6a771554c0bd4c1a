/** Somebody took it: nobody is reminded any more, and the message says who. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';

/** Moves of people that answer an alert. A note, a label or a correction does not. */
export const ANSWERING = ['assigned', 'resolved', 'dismissed', 'snoozed', 'replied'];

/** In the transaction of whoever took the mentions. */
export async function acknowledgeAlerts(
  { db, now }: Platform,
  userId: number,
  mentionIds: number[],
): Promise<void> {
  const at = sql`${now().toISOString()}::timestamptz`;
  await db.execute(
    sql`update alerts set acknowledged_at = ${at}, acknowledged_by = ${userId}::bigint, remind_at = null,
        update_at = case when external_id is not null then ${at} else update_at end
      where mention_id = any(${bigints(mentionIds)}) and status in ('pending','sent','joined')`,
  );
}

/** Longer ago than this nobody looks for the message any more. */
export const FOLLOWED_DAYS = 3;

/** What was done since messages went out; gives how many are out of date by it. */
export async function noticeMoves(platform: Platform): Promise<number> {
  const noticed = [noticeOnMentions, noticeOnReminders, noticeOnIncidents].map((look) => look(platform));
  return (await Promise.all(noticed)).reduce((sum, count) => sum + count, 0);
}

/** Somebody took what a reminder is about. */
async function noticeOnReminders({ db, now }: Platform): Promise<number> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const noticed = await rows(
    db,
    sql`update alerts a set acknowledged_at = l.acknowledged_at, acknowledged_by = l.acknowledged_by, update_at = ${at}
      from alerts l where l.id = a.lead_id and a.kind = 'reminder' and a.status = 'sent' and a.external_id is not null
        and a.acknowledged_at is null and l.acknowledged_at is not null
        and a.created_at > ${at} - ${FOLLOWED_DAYS}::int * interval '1 day' returning a.id`,
  );
  return noticed.length;
}

/** An incident is over that nobody had taken. */
async function noticeOnIncidents({ db, now }: Platform): Promise<number> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const noticed = await rows(
    db,
    sql`update alerts a set acknowledged_at = i.closed_at, remind_at = null, update_at = ${at}
      from incidents i where i.id = a.incident_id and i.status = 'closed' and a.status = 'sent'
        and a.external_id is not null and a.acknowledged_at is null
        and a.created_at > ${at} - ${FOLLOWED_DAYS}::int * interval '1 day' returning a.id`,
  );
  return noticed.length;
}

/** What was done with mentions in Earshot. */
async function noticeOnMentions({ db, now }: Platform): Promise<number> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const noticed = await rows(
    db,
    sql`update alerts a set acknowledged_at = e.at, acknowledged_by = e.user_id, remind_at = null,
        update_at = case when a.external_id is not null then ${at} else a.update_at end
      from (
        select f.id, l.at, l.user_id from alerts f
        join mentions m on m.id = f.mention_id
          and m.updated_at > coalesce(f.acknowledged_at, f.created_at)
        cross join lateral (
          select at, user_id from events
          where mention_id = f.mention_id and kind = any(${`{${ANSWERING.join(',')}}`}::text::text[])
            and user_id is not null and undone_at is null and at > coalesce(f.acknowledged_at, f.created_at)
          order by id desc limit 1
        ) l
        where f.status = 'sent' and (f.external_id is not null or f.remind_at is not null)
          and f.created_at > ${at} - ${FOLLOWED_DAYS}::int * interval '1 day'
      ) e where a.id = e.id returning a.id`,
  );
  return noticed.length;
}
