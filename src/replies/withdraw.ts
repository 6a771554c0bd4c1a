/** Taking a reply back before it is out, and saying what became of one that was perhaps posted. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import { remark } from '../mentions/remark.ts';
import { readUrl } from '../mentions/reply.ts';
import { guardHold, standingOf } from '../mentions/reply-standing.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { setOut } from './hand-over.ts';
import { settlePosted } from './posted.ts';

type Own = { replyId: number; brandIds: number[] };

/** It is a draft again. Throws where it has begun to go out; somebody else's is for approvers to send back. */
export function withdraw(platform: Platform, actor: Actor, { replyId, brandIds }: Own): Promise<void> {
  return transact(platform, async (inside) => {
    const [taken] = await rows<{ mentionId: number }>(
      inside.db,
      sql`update replies r set state = null, next_attempt_at = null, state_since = ${inside.now().toISOString()}::timestamptz
        from mentions m where m.id = r.mention_id and r.id = ${replyId}::bigint
          and m.brand_id = any(${bigints(brandIds)}) and r.user_id = ${actor.userId}::bigint
          and (r.state = 'waiting' or (r.state = 'sending' and not r.begun))
        returning r.mention_id::float8 as "mentionId"`,
    );
    if (!taken) throw new Refusal('conflict', TOO_LATE);
    await remark(inside, actor, taken.mentionId, 'withdrawn', { replyId });
  });
}

const TOO_LATE =
  'This reply is on its way or out already, so it cannot be taken back here. Delete it on the site.';

/** A person looked: it is there, at `url`, or it is not and goes out again, except in somebody else's crisis. */
export function clearUp(
  platform: Platform,
  actor: Actor,
  { replyId, brandIds, isThere, url }: Own & { isThere: boolean; url: string | null },
): Promise<void> {
  const link = readUrl(url);
  return transact(platform, async (inside) => {
    const [reply] = await rows<{ mentionId: number; brandId: number; userId: number | null }>(
      inside.db,
      sql`select r.mention_id::float8 as "mentionId", m.brand_id::float8 as "brandId", r.user_id::float8 as "userId"
        from replies r join mentions m on m.id = r.mention_id
        where r.id = ${replyId}::bigint and m.brand_id = any(${bigints(brandIds)})
          and r.state in ('unclear','failed') for update of r`,
    );
    if (!reply)
      throw new Refusal('conflict', 'What became of this reply is known already. Look at it again.');
    if (isThere) return settlePosted(inside, { ...reply, replyId }, { id: null, url: link });
    guardHold(actor, await standingOf(inside, { mentionId: reply.mentionId, brandIds }));
    await setOut(inside, replyId, 'sending', 0);
    await remark(inside, actor, reply.mentionId, 'sending', { replyId });
  });
}
