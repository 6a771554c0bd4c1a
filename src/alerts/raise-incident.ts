/** Which alerts an incident raises; called in the transaction that opens it. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';

/**
 * Writes one alert per channel of the rules about incidents of its brand, or of every brand of one's own; gives how
 * many are new. The same incident rings once per channel, however often it is asked for.
 */
export async function raiseIncident({ db, now }: Platform, incidentId: number): Promise<number> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const raised = await rows(
    db,
    sql`insert into alerts (kind, incident_id, alert_rule_id, channel_id, critical, next_attempt_at, created_at)
      select distinct on (rc.channel_id) 'incident', i.id, r.id, rc.channel_id, true, ${at}, ${at}
      from incidents i join brands b on b.id = i.brand_id
      join alert_rules r on r.brand_id = i.brand_id or (r.brand_id is null and b.kind = 'own')
      join alert_rule_channels rc on rc.alert_rule_id = r.id
      where i.id = ${incidentId}::bigint and i.status <> 'closed' and r.enabled and r.about = 'incidents'
        and (r.paused_until is null or r.paused_until <= ${at})
      order by rc.channel_id, r.id
      on conflict do nothing returning id`,
  );
  return raised.length;
}
