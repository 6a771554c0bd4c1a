/** Which alerts first replies raise that are late. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Filter } from '../mentions/filter/filter.ts';
import { filterContext, filterSql } from '../mentions/filter/sql.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { alertsOf } from './alerts-of.ts';
import { candidatesAmong } from './candidates.ts';
import { decisionsOf } from './decisions.ts';
import { writeAlerts } from './outbox.ts';

import { isAboutSql, type RingingRule, ringingRules } from './ringing-rules.ts';

/** What has been late for longer is not news any more. */
const NEWS_DAYS = 7;
const BATCH = 500;

/** Writes one alert per mention and channel once its first reply is late; gives how many will ring. */
export async function raiseOverdue(platform: Platform): Promise<{ alerts: number }> {
  const rules = await ringingRules(platform, 'overdue');
  if (rules.length === 0) return { alerts: 0 };
  return transact(platform, async (inside) => {
    const late = await lateFor(inside, rules);
    if (late.length === 0) return { alerts: 0 };
    const ids = late.map(({ id }) => id);
    const candidates = await candidatesAmong(inside, ids, false);
    const rulesOf = new Map(late.map(({ id, ruleIds }) => [id, ruleIds]));
    const matches = rules.map((rule) => ({
      rule,
      found: candidates.filter(({ id }) => rulesOf.get(id)!.includes(rule.id)),
    }));
    const raised = alertsOf(matches, await decisionsOf(inside, matches, { hasStories: false }));
    return { alerts: raised.length === 0 ? 0 : await writeAlerts(inside, raised, 'overdue') };
  });
}

type Late = { id: number; ruleIds: number[] };

/** Only what became late since the rule was made, and what a channel of the rule does not know of. */
async function lateFor(platform: Platform, rules: RingingRule[]): Promise<Late[]> {
  const all: Filter = { kind: 'and', parts: rules.map(({ filter }) => filter) };
  const context = await filterContext(platform, all, null);
  const at = sql`${context.now.toISOString()}::timestamptz`;
  const hits = rules.map(
    ({ id, brandId, filter }) => sql`case when ${isAboutSql(brandId, filter)}
      and m.due_at > (select created_at from alert_rules where id = ${id}::bigint)
      and (${filterSql(filter, context)}) is true
      and exists (select 1 from alert_rule_channels c where c.alert_rule_id = ${id}::bigint and not exists (
        select 1 from alerts a where a.mention_id = m.id and a.channel_id = c.channel_id and a.kind = 'overdue'))
      then ${id}::float8 end`,
  );
  return rows<Late>(
    platform.db,
    sql`select id::float8 as id, "ruleIds" from (
        select m.id, m.due_at, array_remove(array[${sql.join(hits, sql`, `)}], null) as "ruleIds"
        from mentions m join brands b on b.id = m.brand_id
        where m.due_at is not null and m.first_replied_at is null and m.status in ('open','pending')
          and m.deleted_at is null and not m.spam and not m.backfilled
          and m.due_at < ${at} and m.due_at > ${at} - ${NEWS_DAYS}::int * interval '1 day'
      ) late
      where cardinality("ruleIds") > 0 order by due_at, id limit ${BATCH}::int`,
  );
}
