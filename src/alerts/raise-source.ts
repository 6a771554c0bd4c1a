/** Which alerts a source raises that falls silent or stops; called in the transaction that changes its health. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Health } from '../sources/health.ts';

export type HealthChange = {
  from: Health;
  to: Health /** The sentence on the source's page. */;
  note: string | null;
};

/** States in which mentions are missed unless somebody looks; being slowed down or paused is none. */
const RINGING: Health[] = ['quiet', 'signed-out', 'blocked', 'broken', 'gone'];
/** A source that comes and goes rings once in this time for the same state. */
const COOLDOWN_MS = 24 * 3_600_000;

/** Writes one alert per channel of the rules about sources; gives how many are new. That all is well again is told to those who were told. */
export async function raiseSourceAlerts(
  platform: Platform,
  sourceId: number,
  { to, note }: HealthChange,
): Promise<number> {
  if (to !== 'working' && !RINGING.includes(to)) return 0;
  const now = platform.now();
  const isNews = sql`not exists (select 1 from alerts e where e.source_id = ${sourceId}
    and e.channel_id = rc.channel_id and e.source_state like ${`${to} %`} and e.created_at > ${at(now, -COOLDOWN_MS)})`;
  const raised = await rows(
    platform.db,
    sql`insert into alerts (kind, source_id, source_state, source_note, alert_rule_id, channel_id, next_attempt_at, created_at)
      select distinct on (rc.channel_id) 'source', ${sourceId}::bigint, ${`${to} ${now.toISOString()}`}::text, ${note}::text,
        r.id, rc.channel_id, ${at(now)}, ${at(now)}
      from alert_rules r join alert_rule_channels rc on rc.alert_rule_id = r.id
      left join lateral (
        select l.source_state, l.created_at from alerts l
        where l.source_id = ${sourceId} and l.channel_id = rc.channel_id and l.status <> 'failed'
        order by l.created_at desc, l.id limit 1
      ) last on true
      where r.enabled and r.about = 'sources' and (r.paused_until is null or r.paused_until <= ${at(now)}) and ${to === 'working' ? isGoodNews : isNews}
      order by rc.channel_id, r.id
      on conflict do nothing returning id`,
  );
  return raised.length;
}

const isGoodNews = sql`last.source_state not like 'working %'`;

const at = (time: Date, later = 0) => sql`${new Date(time.getTime() + later).toISOString()}::timestamptz`;
