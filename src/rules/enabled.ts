import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { TriageActions } from '../db/schema.ts';
import { type Filter, parseFilter } from '../mentions/filter/filter.ts';
import type { Platform } from '../platform/platform.ts';

export type EnabledRule = {
  id: number;
  name: string;
  brandId: number | null;
  filter: Filter;
  actions: TriageActions;
  stops: boolean;
};

/** The person may not sign in any more, or the team was removed. */
const isGone = sql`not exists (select 1 from users u
    where u.id = (r.actions #>> '{assign,userId}')::bigint and u.disabled_at is null)
  and not exists (select 1 from teams t where t.id = (r.actions #>> '{assign,teamId}')::bigint)`;

/** The rules that are switched on, in their order; one that cannot be read is left out and logged. */
export async function enabledRules(platform: Platform): Promise<EnabledRule[]> {
  const stored = await rows<Omit<EnabledRule, 'filter'> & { filter: string }>(
    platform.db,
    sql`select r.id::float8 as id, r.name, r.brand_id::float8 as "brandId", r.filter, r.stops,
        r.actions - array_remove(array[case when ${isGone} then 'assign' end,
          case when not exists (select 1 from channels c where c.id = (r.actions ->> 'channelId')::bigint)
            then 'channelId' end], null) as actions
      from triage_rules r where r.enabled order by r.position, r.id`,
  );
  return stored.flatMap((rule) => {
    try {
      return [{ ...rule, filter: parseFilter(rule.filter) }];
    } catch (error) {
      platform.log('error', 'A stored triage rule cannot be read and is left out', { rule: rule.id, error });
      return [];
    }
  });
}
