/** What a person does with an incident. */
import { type SQL, sql } from 'drizzle-orm';
import { recordAudit } from '../../accounts/audit.ts';
import { rows } from '../../db/db.ts';
import { Refusal } from '../../failure.ts';
import type { Actor } from '../../mentions/mention.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { keepingSeal } from './seal.ts';
import { totalBy } from './total.ts';

/** Somebody looks after it: nobody is reminded any more. Throws Refusal when somebody does already, or it is over. */
export async function acknowledgeIncident(platform: Platform, actor: Actor, id: number): Promise<void> {
  await transact(platform, async (inside) => {
    const at = sql`${inside.now().toISOString()}::timestamptz`;
    const [taken] = await changed(
      inside,
      id,
      sql`update incidents i set status = 'acknowledged', acknowledged_at = ${at},
          acknowledged_by = ${actor.userId}::bigint, updated_at = ${at}, total = ${totalBy(at)}
        where id = ${id}::bigint and status = 'open' returning id::int as id`,
    );
    if (!taken) throw new Refusal('conflict', 'Somebody looks after this incident already, or it is over.');
    await inside.db.execute(
      sql`update alerts set acknowledged_at = ${at}, acknowledged_by = ${actor.userId}::bigint, remind_at = null,
          update_at = case when external_id is not null then ${at} else update_at end
        where incident_id = ${id}::bigint and status in ('pending','sent','joined')`,
    );
    await recordAudit(inside, actor, 'takes incident', String(id));
  });
}

/** It is over, as a person says. It opens anew only with what comes later. */
export async function closeIncident(platform: Platform, actor: Actor, id: number): Promise<void> {
  await transact(platform, async (inside) => {
    const at = sql`${inside.now().toISOString()}::timestamptz`;
    const [closed] = await changed(
      inside,
      id,
      sql`update incidents i set status = 'closed', closed_at = ${at}, closed_for = 'person', updated_at = ${at},
          total = ${totalBy(at)}
        where id = ${id}::bigint and status <> 'closed' returning id::int as id`,
    );
    if (!closed) throw new Refusal('conflict', 'This incident is over already.');
    await recordAudit(inside, actor, 'closes incident', String(id));
  });
}

const changed = (platform: Platform, id: number, update: SQL) =>
  keepingSeal(platform, id, () => rows<{ id: number }>(platform.db, update));
