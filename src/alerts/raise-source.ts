/** Which alerts a source raises that falls silent or stops; called in the transaction that changes its health. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Health } from '../sources/health.ts';
import { noticeRows, sourcePriority } from './notices.ts';

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
  const said = await noticeRows(platform, 'sources', {
    priority: sourcePriority(to),
    condition: to === 'working' ? isGoodNews(sourceId) : isNews(sourceId, to, now),
  });
  if (!said) return 0;
  const raised = await rows(
    platform.db,
    sql`insert into alerts (kind, source_id, source_state, source_note, alert_rule_id, channel_id, status, held_for,
        next_attempt_at, created_at)
      select 'source', ${sourceId}::bigint, ${`${to} ${now.toISOString()}`}::text, ${note}::text, "ruleId", "channelId",
        status, "heldFor", coalesce(until, ${at(now)}), ${at(now)}
      from ${said} on conflict do nothing returning id`,
  );
  return raised.length;
}

const isNews = (sourceId: number, to: Health, now: Date): SQL => sql`not exists (select 1 from alerts e
  where e.source_id = ${sourceId}::bigint and e.channel_id = rc.channel_id and e.source_state like ${`${to} %`}
    and e.created_at > ${at(now, -COOLDOWN_MS)})`;

/** The last thing that the channel was told of it was that it stopped; what is held back is not told yet. */
const isGoodNews = (sourceId: number): SQL => sql`(select l.source_state from alerts l
  where l.source_id = ${sourceId}::bigint and l.channel_id = rc.channel_id and l.status not in ('failed','held')
  order by l.created_at desc, l.id limit 1) not like 'working %'`;

const at = (time: Date, later = 0) => sql`${new Date(time.getTime() + later).toISOString()}::timestamptz`;
