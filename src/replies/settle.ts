/** What an attempt came to, stored while the lease is still ours. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { SYSTEM } from '../mentions/mention.ts';
import { remark } from '../mentions/remark.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { Posted } from '../sources/adapter.ts';
import type { Sending } from './claim.ts';
import { settlePosted } from './posted.ts';

export type Outcome =
  | { kind: 'posted'; posted: Posted }
  | { kind: 'failed' | 'unclear'; note: string }
  /** `isBegun`: it may be there, so it is looked for before it is sent again. */
  | { kind: 'later'; at: Date; isBegun: boolean; note: string };

/** Nothing happens when the lease is somebody else's by now: they look first. */
export function settle(platform: Platform, reply: Sending, outcome: Outcome): Promise<void> {
  return transact(platform, async (inside) => {
    const held = await rows(
      inside.db,
      sql`select 1 from replies where id = ${reply.replyId}::bigint and lease_token = ${reply.leaseToken}::uuid
        and state = 'sending' for update`,
    );
    if (held.length === 0)
      return inside.log('warn', 'A reply was sent after its lease had run out', { ...outcome });
    if (outcome.kind === 'posted') return settlePosted(inside, reply, outcome.posted);
    if (outcome.kind === 'later') return putOff(inside, reply, outcome);
    await inside.db.execute(sql`
      update replies set state = ${outcome.kind}, state_note = ${outcome.note}, lease_token = null,
        next_attempt_at = null, begun = ${outcome.kind === 'unclear'}, state_since = ${inside.now().toISOString()}::timestamptz
      where id = ${reply.replyId}::bigint`);
    const told = outcome.kind === 'failed' ? 'send-failed' : 'send-unclear';
    await remark(inside, SYSTEM, reply.mentionId, told, { replyId: reply.replyId });
  });
}

async function putOff(
  { db }: Platform,
  { replyId }: Sending,
  { at, isBegun, note }: Extract<Outcome, { kind: 'later' }>,
): Promise<void> {
  await db.execute(sql`
    update replies set next_attempt_at = ${at.toISOString()}::timestamptz, begun = ${isBegun}, state_note = ${note},
      lease_token = null
    where id = ${replyId}::bigint`);
}
