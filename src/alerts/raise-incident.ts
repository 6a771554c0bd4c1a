/** Which alerts an incident raises; called in the transaction that opens it. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { incidentPriority, noticeRows } from './notices.ts';

/**
 * Writes one alert per channel of the rules about incidents of its brand, or of every brand of one's own; gives how
 * many are new. The same incident rings once per channel, however often it is asked for.
 */
export async function raiseIncident(platform: Platform, incidentId: number): Promise<number> {
  const { db, now } = platform;
  const [incident] = await rows<{ series: string; direction: string; brandId: number; isOwn: boolean }>(
    db,
    sql`select i.series, i.direction, b.id::float8 as "brandId", b.kind = 'own' as "isOwn"
      from incidents i join brands b on b.id = i.brand_id
      where i.id = ${incidentId}::bigint and i.status <> 'closed'`,
  );
  if (!incident) return 0;
  const said = await noticeRows(platform, 'incidents', {
    priority: incidentPriority(incident),
    condition: sql`(r.brand_id = ${incident.brandId}::bigint or (r.brand_id is null and ${incident.isOwn}::boolean))
      and not exists (select 1 from alerts e
        where e.incident_id = ${incidentId}::bigint and e.channel_id = rc.channel_id)`,
  });
  if (!said) return 0;
  const at = sql`${now().toISOString()}::timestamptz`;
  const raised = await rows(
    db,
    sql`insert into alerts (kind, incident_id, alert_rule_id, channel_id, critical, status, held_for, next_attempt_at, created_at)
      select 'incident', ${incidentId}::bigint, "ruleId", "channelId", true, status, "heldFor", coalesce(until, ${at}), ${at}
      from ${said} on conflict do nothing returning id`,
  );
  return raised.length;
}
