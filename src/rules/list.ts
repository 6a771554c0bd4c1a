/** The triage rules as people see them: in words, and how often each acted. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { TriageActions } from '../db/schema.ts';
import { explainFilter } from '../mentions/filter/explain.ts';
import { parseFilter } from '../mentions/filter/filter.ts';
import type { Platform } from '../platform/platform.ts';
import { doesWords } from './words.ts';

export type TriageRule = {
  id: number;
  name: string;
  brandId: number | null;
  brandName: string | null;
  filter: string;
  actions: TriageActions;
  stops: boolean;
  enabled: boolean;
  /** The filter in words. */
  explanation: string;
  /** What it does, a phrase each: "assigns to Maya". */
  does: string[];
  /** Mentions it acted on in the last 24 hours and 30 days, each once. */
  today: number;
  month: number;
  lastAt: Date | null;
  /** What it did last, as long as some of it can be taken back. */
  lastRun: { batchId: string; mentions: number; at: Date } | null;
};

type Row = Omit<TriageRule, 'explanation' | 'does' | 'lastAt' | 'lastRun'> & {
  person: string | null;
  team: string | null;
  channel: string | null;
  lastAt: string | null;
  lastBatch: string | null;
  lastCount: number;
};

const DAY = 86_400_000;

/** Those for these brands and those for all, in their order. */
export async function listTriageRules(platform: Platform, brandIds: number[]): Promise<TriageRule[]> {
  const now = platform.now().getTime();
  const since = (days: number) => sql`${new Date(now - days * DAY).toISOString()}::timestamptz`;
  const found = await rows<Row>(
    platform.db,
    sql`select r.id::float8 as id, r.name, r.brand_id::float8 as "brandId", b.name as "brandName", r.filter, r.actions,
        r.stops, r.enabled, u.name as person, t.name as team, c.name as channel,
        acted.today, acted.month,
        last.at as "lastAt", last.batch_id as "lastBatch",
        (select count(*)::int from events e where e.batch_id = last.batch_id and e.kind = 'ruled' and e.undone_at is null)
          as "lastCount"
      from triage_rules r left join brands b on b.id = r.brand_id
      left join users u on u.id = (r.actions #>> '{assign,userId}')::bigint
      left join teams t on t.id = (r.actions #>> '{assign,teamId}')::bigint
      left join channels c on c.id = (r.actions ->> 'channelId')::bigint
      cross join lateral (select count(distinct x.mention_id) filter (where x.at > ${since(1)})::int as today,
        count(distinct x.mention_id)::int as month from triage_rule_runs x
        where x.rule_id = r.id and x.at > ${since(30)}) acted
      left join lateral (select x.at, x.batch_id from triage_rule_runs x where x.rule_id = r.id
        order by x.at desc limit 1) last on true
      where r.brand_id is null or r.brand_id = any(${bigints(brandIds)})
      order by r.position, r.id`,
  );
  return found.map(shown);
}

/** One rule for one of these brands or for all, or null. */
export async function triageRuleById(
  platform: Platform,
  id: number,
  brandIds: number[],
): Promise<TriageRule | null> {
  return (await listTriageRules(platform, brandIds)).find((rule) => rule.id === id) ?? null;
}

function shown({ person, team, channel, lastAt, lastBatch, lastCount, ...row }: Row): TriageRule {
  const at = lastAt === null ? null : new Date(lastAt);
  return {
    ...row,
    explanation: explained(row.filter),
    does: doesWords(row.actions, { person, team, channel }),
    lastAt: at,
    lastRun: at && lastBatch && lastCount > 0 ? { batchId: lastBatch, mentions: lastCount, at } : null,
  };
}

function explained(filter: string): string {
  try {
    return explainFilter(parseFilter(filter));
  } catch {
    return 'This filter cannot be read any more; write it anew';
  }
}
