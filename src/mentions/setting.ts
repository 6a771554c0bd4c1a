/** What people set of a mention: whose it is, what it is about, how it was meant. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { transactTogether } from '../platform/transaction.ts';
import type { Changed } from './change.ts';
import { type MentionRef, whyNot } from './conflict.ts';
import type { Actor } from './mention.ts';
import { moveOne, type Setting, statusesFor } from './move.ts';

/** Sets what a mention has. Null: it has it already, so nothing was changed. Throws Conflict as a move does. */
export function makeSetting(
  platform: Platform,
  actor: Actor,
  ref: MentionRef,
  move: Setting,
): Promise<Changed | null> {
  return transactTogether(platform, async (inside) => {
    const changed = await moveOne(inside, actor, ref, move);
    if (!changed && !(await isAsSeen(inside, ref, move.kind))) throw await whyNot(inside, actor, ref);
    return changed ?? null;
  });
}

async function isAsSeen({ db }: Platform, ref: MentionRef, kind: Setting['kind']): Promise<boolean> {
  const [found] = await rows(
    db,
    sql`select 1 from mentions m where m.id = ${ref.mentionId}::bigint
      and m.brand_id = any(${bigints(ref.brandIds)})
      and m.version = coalesce(${ref.version ?? null}::int, m.version)
      and m.status = any(${`{${statusesFor(kind).join(',')}}`}::text::text[])`,
  );
  return found !== undefined;
}
