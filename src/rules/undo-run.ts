/** Taking back what a triage rule did last. */
import { sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { rows } from '../db/db.ts';
import type { Actor } from '../mentions/mention.ts';
import { undoEvents } from '../mentions/undo.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { noSuchRule } from './rules.ts';

const BATCH = 500;

/** As one; mentions that somebody changed since stay as they are. Alerts that were sent stay sent. */
export function undoRun(
  platform: Platform,
  actor: Actor,
  { ruleId, batchId, brandIds }: { ruleId: number; batchId: string; brandIds: number[] },
): Promise<{ done: number; changedByOthers: number }> {
  const own = sql`e.batch_id = ${batchId}::uuid and e.kind = 'ruled'
    and (e.change #>> '{to,ruleId}')::bigint = ${ruleId}::bigint`;
  return transact(platform, async (inside) => {
    const [rule] = await rows<{ name: string }>(
      inside.db,
      sql`select name from triage_rules where id = ${ruleId}::bigint`,
    );
    if (!rule) throw noSuchRule();
    let done = 0;
    for (let undone = BATCH; undone === BATCH; done += undone)
      undone = (await undoEvents(inside, actor, own, brandIds)).length;
    const [left] = await rows<{ n: number }>(
      inside.db,
      sql`select count(*)::int as n from events e where ${own} and e.undone_at is null`,
    );
    if (done > 0)
      await recordAudit(inside, actor, `took back what the triage rule did to ${done} mentions`, rule.name);
    return { done, changedByOthers: left!.n };
  });
}
