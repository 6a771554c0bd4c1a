/** Which digest is sent next: taken under a lease of one, and its channel's pace with it, in one statement. */
import { sql } from 'drizzle-orm';
import type { ChannelSettings } from '../alerts/channels/channel.ts';
import { PACE_MS } from '../alerts/test-channel.ts';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Issue } from './message.ts';

/** Longer than it takes to gather and send one; then it is anybody's again, and marked as a possible repeat. */
const LEASE_MS = 120_000;

export type ClaimedIssue = Issue & {
  leaseToken: string;
  digestId: number;
  userId: number;
  channelId: number | null;
  channelKind: string | null;
  channelSettings: ChannelSettings | null;
};

/** The oldest that is due and whose channel is free and on, or null. */
export async function claimIssue({ db, now }: Platform): Promise<ClaimedIssue | null> {
  const at = (later: number) => sql`${new Date(now().getTime() + later).toISOString()}::timestamptz`;
  const [claimed] = await rows<Omit<ClaimedIssue, 'since' | 'until'> & { since: string; until: string }>(
    db,
    sql`with due as materialized (
        select i.id, d.channel_id from digest_issues i join digests d on d.id = i.digest_id
        left join channels c on c.id = d.channel_id
        where i.status = 'pending' and i.next_attempt_at <= ${at(0)}
          and (c.id is null or (c.free_at <= ${at(0)} and c.state <> 'off'))
        order by i.next_attempt_at, i.id limit 1 for update of i skip locked
      ), paced as (
        update channels c set free_at = ${at(PACE_MS)} from due where c.id = due.channel_id and c.free_at <= ${at(0)}
        returning c.id, c.kind, c.settings
      ), claimed as (
        update digest_issues i set attempts = i.attempts + 1, next_attempt_at = ${at(LEASE_MS)}, lease_token = gen_random_uuid()
        from due where i.id = due.id and (due.channel_id is null or exists (select 1 from paced))
        returning i.*
      )
      select i.id, i.lease_token as "leaseToken", i.attempts, i.since, i.until, d.id::float8 as "digestId",
        d.user_id::float8 as "userId", d.name, d.brand_id::float8 as "brandId", d.view, d.filter, d.form,
        d.channel_id::float8 as "channelId", paced.kind as "channelKind", paced.settings as "channelSettings"
      from claimed i join digests d on d.id = i.digest_id left join paced on paced.id = d.channel_id`,
  );
  return claimed ? { ...claimed, since: new Date(claimed.since), until: new Date(claimed.until) } : null;
}
