/** Alerts that nobody needs any more end here, in words; they stay in the log. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { stillTold } from './still-told.ts';

/** After so long a message is no news any more. */
const FRESH_MS = 10 * 60_000;
export const GIVE_UP_MS = 24 * 3_600_000;

/**
 * Ends what is due and not needed: the post is gone; the mention was handled, or the source works again, while the
 * message was late; nothing of a digest is left; somebody took what a reminder is about; or the channel has not taken
 * it for a day. They stay in the log as failed, with the reason.
 */
export async function dropStale(platform: Platform): Promise<number> {
  const { db, now } = platform;
  const before = (age: number) => sql`${new Date(now().getTime() - age).toISOString()}::timestamptz`;
  const isOld = sql`a.created_at < ${before(GIVE_UP_MS)}`;
  const dropped = await rows(
    db,
    sql`update alerts a set status = 'failed', lease_token = null,
        failure_class = case when ${isOld} and a.status = 'pending' then a.failure_class end,
        failure_note = case when ${isOld} and m.deleted_at is null and w.status = 'pending'
            then 'Given up: the channel took no message for 24 hours.'
          else case when a.attempts = 0 then 'Not sent: ' else 'Not sent again, perhaps it arrived: ' end
            || case when m.deleted_at is not null then 'the post was deleted.'
              when w.kind = 'digest' then 'everything in it was handled.'
              when w.kind = 'reminder' then 'somebody took it.'
              when w.kind = 'incident' then 'the incident is over.'
              when m.id is null then 'the source works again.'
              else 'somebody handled the mention before the message could go out.' end end
      from alerts w left join mentions m on m.id = w.mention_id left join sources s on s.id = w.source_id
      left join incidents i on i.id = w.incident_id left join alerts l on l.id = w.lead_id
      where w.id = a.id and a.status = w.status
        and ((w.status = 'pending' and w.next_attempt_at <= ${before(0)})
          or (w.status = 'held' and w.next_attempt_at <= ${before(0)}))
        and (m.deleted_at is not null or (${isOld} and w.status = 'pending')
          or ((a.created_at < ${before(FRESH_MS)} or w.status = 'held')
            and m.status in ('pending','resolved','dismissed'))
          or ((a.created_at < ${before(FRESH_MS)} or w.status = 'held') and i.status = 'closed')
          or (a.source_state not like 'working %' and s.health = 'working')
          or (w.kind = 'reminder' and l.acknowledged_at is not null)
          or (w.kind = 'digest' and w.held_for is not null and not exists (
            select 1 from alerts j where j.lead_id = w.id and ${stillTold(sql`j`)})))
      returning a.id`,
  );
  return dropped.length;
}
