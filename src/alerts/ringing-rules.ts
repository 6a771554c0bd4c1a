/** The rules that are switched on, ready to look at mentions. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { brandsNamed } from '../mentions/filter/brands.ts';
import { type Filter, parseFilter } from '../mentions/filter/filter.ts';
import type { Platform } from '../platform/platform.ts';
import type { RingSettings } from './decide.ts';

export type RingingRule = {
  id: number;
  brandId: number | null;
  filter: Filter;
  settings: RingSettings;
  channelIds: number[];
};

type Row = Omit<RingingRule, 'filter'> & { filter: string };

/** A rule's settings as JSON. Its day is that of its quiet hours, its brand, or the first brand of one's own. */
export const RING_SETTINGS = sql`json_build_object('threshold', r.threshold, 'thresholdMinutes', r.threshold_minutes,
  'groupMinutes', r.group_minutes, 'cooldownMinutes', r.cooldown_minutes, 'overrideFrom', r.override_from,
  'dailyBudget', r.daily_budget, 'quiet', case when r.quiet_from is not null then
    json_build_object('from', r.quiet_from, 'until', r.quiet_until, 'zone', r.quiet_zone) end,
  'zone', ${zoneOf(sql`r.quiet_zone`, sql`r.brand_id`)})`;

/** The time zone whose days a budget counts. */
export function zoneOf(quietZone: SQL, brandId: SQL): SQL {
  return sql`coalesce(${quietZone}, (select time_zone from brands where id = ${brandId}),
    (select time_zone from brands where kind = 'own' order by id limit 1), 'UTC')`;
}

/** In the order in which they were made. One that cannot be read is left out, and the log says so. */
export async function ringingRules(
  platform: Platform,
  about: 'mentions' | 'overdue',
): Promise<RingingRule[]> {
  const at = platform.now().toISOString();
  const stored = await rows<Row>(
    platform.db,
    sql`select r.id::float8 as id, r.brand_id::float8 as "brandId", r.filter, ${RING_SETTINGS} as settings,
        (select json_agg(c.channel_id order by c.channel_id) from alert_rule_channels c where c.alert_rule_id = r.id)
          as "channelIds"
      from alert_rules r
      where r.enabled and r.about = ${about} and (r.paused_until is null or r.paused_until <= ${at}::timestamptz)
        and exists (select 1 from alert_rule_channels c where c.alert_rule_id = r.id)
      order by r.id`,
  );
  return stored.flatMap((rule) => {
    try {
      return [{ ...rule, filter: parseFilter(rule.filter) }];
    } catch (error) {
      platform.log('error', 'A stored alert rule cannot be read and is left out', { ...rule, error });
      return [];
    }
  });
}

type Branded = { brandId: number; brandKind: 'own' | 'competitor'; brandName: string };

/** Rules are about competitors only where the rule is theirs, or names them. */
export function isAbout(candidate: Branded, brandId: number | null, filter: Filter): boolean {
  if (brandId !== null) return candidate.brandId === brandId;
  if (candidate.brandKind === 'own') return true;
  const names = [candidate.brandName.toLowerCase(), String(candidate.brandId)];
  return brandsNamed(filter).some((brand) => names.includes(brand.toLowerCase()));
}

/** The same for rows of `brands b`. */
export function isAboutSql(brandId: number | null, filter: Filter): SQL {
  if (brandId !== null) return sql`b.id = ${brandId}::bigint`;
  const named = JSON.stringify(brandsNamed(filter).map((brand) => brand.toLowerCase()));
  return sql`(b.kind = 'own' or ${named}::text::jsonb ? lower(b.name) or ${named}::text::jsonb ? b.id::text)`;
}

/** Whether the filter asks for spam, or at all about copies. */
export function asksFor(filter: Filter, value: 'spam' | 'copy'): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.some((part) => asksFor(part, value));
  if (filter.kind === 'not') return value === 'copy' && asksFor(filter.part, value);
  return filter.kind === 'field' && filter.field === 'is' && filter.value === value;
}
