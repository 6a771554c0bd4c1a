/** Holding what others have on its way when one person alone answers from now on. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Actor } from '../mentions/mention.ts';
import { remark } from '../mentions/remark.ts';
import type { Platform } from '../platform/platform.ts';

type Leading = { brandId: number; brandName: string; ownerId: number; owner: string };

/** Sends back what has not begun to go out, in the caller's transaction; its authors are told why. */
export async function holdOthers(inside: Platform, actor: Actor, leading: Leading): Promise<void> {
  const { brandId, brandName, ownerId, owner } = leading;
  const note = `It did not go out, since ${brandName} is in a crisis: ${owner} alone answers until it is over.`;
  const held = await rows<{ replyId: number; mentionId: number }>(
    inside.db,
    sql`update replies r set state = 'returned', state_note = ${note}, next_attempt_at = null,
        state_since = ${inside.now().toISOString()}::timestamptz
      from mentions m where m.id = r.mention_id and m.brand_id = ${brandId}::bigint
        and r.state = 'sending' and not r.begun and r.user_id is distinct from ${ownerId}::bigint
      returning r.id::float8 as "replyId", m.id::float8 as "mentionId"`,
  );
  for (const { replyId, mentionId } of held)
    await remark(inside, actor, mentionId, 'returned', { replyId, note });
}
