/** Useful or noise: what people say of the messages they got, counted per rule. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import { SENTIMENT } from '../mentions/filter/sql.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { type Judged, narrower, type Precision, precisionOf } from './precision.ts';

export type Verdict = 'useful' | 'noise';

/**
 * Says of an alert whether it was worth reading; null takes it back. The last word counts. Throws Refusal for an alert
 * that is not there or is about a brand that the actor does not see.
 */
export async function judgeAlert(
  { db, now }: Platform,
  { userId }: Actor,
  { alertId, verdict, brandIds }: { alertId: string; verdict: Verdict | null; brandIds: number[] },
): Promise<void> {
  const judged = await rows(
    db,
    sql`update alerts a set verdict = ${verdict}::text, verdict_by = ${verdict && userId}::bigint,
        verdict_at = ${verdict && now().toISOString()}::timestamptz,
        update_at = case when external_id is not null then ${now().toISOString()}::timestamptz else update_at end
      where a.id = ${alertId}::uuid and (a.mention_id is null
        or exists (select 1 from mentions m where m.id = a.mention_id and m.brand_id = any(${bigints(brandIds)})))
      returning a.id`,
  );
  if (judged.length === 0)
    throw new Refusal('not-found', 'There is no such alert. It may have been removed.');
}

/** The newest verdicts count; older ones are about an older rule. */
const MOST_JUDGED = 100;

/** What was said of the newest alerts of each rule; rules of which nothing was said are left out. */
export async function rulePrecision(platform: Platform, ruleIds: number[]): Promise<Map<number, Precision>> {
  const judged = await judgedAlerts(platform, ruleIds);
  const ofRule = (id: number) => judged.filter(({ ruleId }) => ruleId === id);
  const heard = [...new Set(judged.map(({ ruleId }) => ruleId))];
  return new Map(heard.map((id) => [id, precisionOf(ofRule(id))]));
}

/** One more condition that would have kept the useful ones and most of the noise away; null when there is none. */
export async function suggestNarrower(platform: Platform, ruleId: number) {
  return narrower(await judgedAlerts(platform, [ruleId]));
}

function judgedAlerts({ db }: Platform, ruleIds: number[]): Promise<(Judged & { ruleId: number })[]> {
  return rows(
    db,
    sql`select j."ruleId", j.verdict, m.source_kind as source, ${SENTIMENT} as sentiment, m.priority, m.language,
        m.themes, m.intents, m.rating
      from unnest(${bigints(ruleIds)}) as r(id) cross join lateral (
        select a.alert_rule_id::float8 as "ruleId", a.verdict, a.mention_id, a.created_at from alerts a
        where a.alert_rule_id = r.id and a.verdict is not null
        order by a.created_at desc, a.id limit ${MOST_JUDGED}
      ) j left join mentions m on m.id = j.mention_id`,
  );
}
