/** Which reply is sent next: under a lease, and its source and host with it, as polls claim them. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { type Claimed, claimedSource, isFree, leaseFrom, leasing } from '../ingest/lease.ts';
import type { Platform } from '../platform/platform.ts';
import type { OnItsWay } from './posted.ts';

export type Sending = OnItsWay & {
  leaseToken: string;
  /** An earlier attempt was begun, and nobody knows what came of it. */
  wasBegun: boolean;
  /** This one included. */
  attempts: number;
  since: string;
  key: string;
  text: string;
  externalId: string;
  url: string | null;
  parent: string | null;
  replyTo: string | null;
  authorHandle: string | null;
  sourceId: number;
};

/** The one that waits longest, with its source, or null. From here on it counts as begun. */
export async function claimReply(platform: Platform): Promise<{ reply: Sending; source: Claimed } | null> {
  const lease = leaseFrom(platform.now());
  const [reply] = await rows<Sending>(
    platform.db,
    sql`with due as materialized (
        select s.id, s.host, r.next_attempt_at as since, r.id as reply_id, r.begun
        from replies r join mentions m on m.id = r.mention_id join sources s on s.id = m.source_id
        where r.state = 'sending' and r.next_attempt_at <= ${lease.from} and m.deleted_at is null
          and ${isFree(lease)}
        order by r.next_attempt_at, r.id limit 1 for update of r, s skip locked
      ), ${leasing(lease, 1)}
      update replies r set begun = true, attempts = r.attempts + 1, lease_token = ${lease.token}::uuid,
        next_attempt_at = ${lease.until}
      from due d join leased l on l.id = d.id, mentions m
      where r.id = d.reply_id and m.id = r.mention_id
      returning r.id::float8 as "replyId", m.id::float8 as "mentionId", m.brand_id::float8 as "brandId",
        r.user_id::float8 as "userId", r.lease_token as "leaseToken", d.begun as "wasBegun", r.attempts,
        r.state_since as since, r.send_key as key, r.text, m.external_id as "externalId", m.url, m.parent,
        m.reply_to as "replyTo", m.author_handle as "authorHandle", d.id::float8 as "sourceId"`,
  );
  const source = reply && (await claimedSource(platform, reply.sourceId, lease));
  return reply && source ? { reply, source } : null;
}

/** Replies whose post or source is gone, so that nothing can take them any more. */
export function lostReplies({ db }: Platform): Promise<{ replyId: number; mentionId: number }[]> {
  return rows(
    db,
    sql`update replies r set state = 'failed', next_attempt_at = null,
        state_note = 'The post or its source was removed before the reply could go out. Nothing was posted.'
      from mentions m where m.id = r.mention_id and r.state = 'sending' and not r.begun
        and (m.source_id is null or m.deleted_at is not null)
      returning r.id::float8 as "replyId", m.id::float8 as "mentionId"`,
  );
}
