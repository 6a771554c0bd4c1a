/** Whether there is anything to deliver: asked every second, so that the rest is asked only where it may find something. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { FOLLOWED_DAYS } from './acknowledge.ts';

export type Waiting = {
  /** Messages to be sent, also later, or told of in a digest. */
  messages: boolean;
  /** Alerts that a person may have answered since. */
  followed: boolean;
  reminders: boolean;
  changes: boolean;
};

/** One look at indexes that hold only what waits. */
export async function waiting({ db, now }: Platform): Promise<Waiting> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const since = sql`${at} - ${FOLLOWED_DAYS}::int * interval '1 day'`;
  const [found] = await rows<Waiting>(
    db,
    sql`select exists (select 1 from alerts where status = 'pending')
        or exists (select 1 from alerts where status = 'held' and next_attempt_at <= ${at})
        or exists (select 1 from alerts where status = 'joined' and sent_at is null) as messages,
      exists (select 1 from alerts where created_at > ${since}
        and (external_id is not null or remind_at is not null)) as followed,
      exists (select 1 from alerts where remind_at <= ${at}) as reminders,
      exists (select 1 from alerts where update_at <= ${at}) as changes`,
  );
  return found!;
}
