/** Which alerts a mention raises; called in the transaction that stores it, so neither is there without the other. */
import { eq, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { brands, mentions } from '../db/schema.ts';
import { type Filter, parseFilter } from '../mentions/filter.ts';
import { brandsNamed } from '../mentions/filter-brands.ts';
import { type FilterCandidate, matchesFilter } from '../mentions/filter-match.ts';
import type { Sentiment } from '../mentions/mention.ts';
import { isCopy } from '../mentions/stories/copies.ts';
import type { Platform } from '../platform/platform.ts';
import { type Raised, writeAlerts } from './outbox.ts';

type Rule = { id: number; brandId: number | null; filter: Filter; channelIds: number[] };
export type Candidate = FilterCandidate & {
  id: number;
  brandKind: 'own' | 'competitor';
  spamReasons: string[];
};

/**
 * Writes one alert per mention and channel; gives how many will ring. What was backfilled raises none; suspected spam
 * and copies of a story that rang already are written down and stay quiet.
 */
export async function raiseAlerts(platform: Platform, mentionIds: number[]): Promise<number> {
  if (mentionIds.length === 0) return 0;
  const rules = await enabledRules(platform);
  if (rules.length === 0) return 0;
  const asksForCopies = rules.some(({ filter }) => asksFor(filter, 'copy'));
  const candidates = await candidatesAmong(platform, mentionIds, asksForCopies);
  const raised = candidates.flatMap((candidate) => alertsOf(candidate, rules, platform.now()));
  return raised.length === 0 ? 0 : writeAlerts(platform, raised);
}

async function enabledRules(platform: Platform): Promise<Rule[]> {
  const stored = await rows<Omit<Rule, 'filter'> & { filter: string }>(
    platform.db,
    sql`select r.id::float8 as id, r.brand_id::float8 as "brandId", r.filter, json_agg(c.channel_id) as "channelIds"
      from alert_rules r join alert_rule_channels c on c.alert_rule_id = r.id
      where r.enabled and r.about = 'mentions' group by r.id order by r.id`,
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

async function candidatesAmong(
  { db }: Platform,
  mentionIds: number[],
  asksForCopies: boolean,
): Promise<Candidate[]> {
  return db
    .select({ ...ASKED, isCopy: asksForCopies ? isCopy(mentions) : sql<boolean>`false` })
    .from(mentions)
    .innerJoin(brands, eq(brands.id, mentions.brandId))
    .where(sql`${mentions.id} = any(${bigints(mentionIds)}) and not ${mentions.backfilled}
      and ${mentions.status} <> 'dismissed'`)
    .orderBy(mentions.id);
}

/** What rules ask of `mentions` and `brands`; the rest of a mention is the larger part. */
export const ASKED = {
  id: mentions.id,
  brandId: mentions.brandId,
  brandName: brands.name,
  brandKind: brands.kind,
  sourceKind: mentions.sourceKind,
  sentiment: sql<Sentiment>`coalesce(${mentions.sentimentByUser}, ${mentions.sentiment})`,
  unsure: mentions.unsure,
  intents: mentions.intents,
  emotions: mentions.emotions,
  themes: mentions.themes,
  aspects: mentions.aspects,
  terms: mentions.terms,
  corrected: sql<boolean>`${mentions.sentimentByUser} is not null`,
  authorName: mentions.authorName,
  authorHandle: mentions.authorHandle,
  status: mentions.status,
  assigneeId: mentions.assigneeId,
  teamId: mentions.teamId,
  teamName: sql<string | null>`(select name from teams where id = ${mentions.teamId})`,
  priority: mentions.priority,
  language: mentions.language,
  rating: mentions.rating,
  title: mentions.title,
  text: mentions.text,
  publishedAt: mentions.publishedAt,
  dueAt: mentions.dueAt,
  hasReply: sql<boolean>`${mentions.firstRepliedAt} is not null`,
  spam: mentions.spam,
  spamReasons: mentions.spamReasons,
};

/** The first rule that matches speaks for a channel. */
function alertsOf(candidate: Candidate, rules: Rule[], now: Date): Raised[] {
  const matching = rules.filter(
    ({ brandId, filter }) =>
      isAbout(candidate, brandId, filter) && matchesFilter(filter, candidate, { now, viewerUserId: null }),
  );
  const byChannel = new Map<number, Raised>();
  for (const { id: ruleId, channelIds, filter } of matching) {
    for (const channelId of channelIds) {
      if (!byChannel.has(channelId))
        byChannel.set(channelId, {
          mentionId: candidate.id,
          ruleId,
          channelId,
          spam: spamOf(candidate, filter),
        });
    }
  }
  return [...byChannel.values()];
}

/** Rules are about competitors only where the rule is theirs, or names them. */
export function isAbout(
  candidate: Pick<Candidate, 'brandId' | 'brandKind' | 'brandName'>,
  brandId: number | null,
  filter: Filter,
): boolean {
  if (brandId !== null) return candidate.brandId === brandId;
  if (candidate.brandKind === 'own') return true;
  const names = [candidate.brandName.toLowerCase(), String(candidate.brandId)];
  return brandsNamed(filter).some((brand) => names.includes(brand.toLowerCase()));
}

/** Why it looks like spam, unless the rule is after spam. */
const spamOf = ({ spam, spamReasons }: Candidate, filter: Filter) =>
  spam && !asksFor(filter, 'spam') ? spamReasons : [];

/** Whether the filter asks for spam, or at all about copies. */
export function asksFor(filter: Filter, value: 'spam' | 'copy'): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.some((part) => asksFor(part, value));
  if (filter.kind === 'not') return value === 'copy' && asksFor(filter.part, value);
  return filter.kind === 'field' && filter.field === 'is' && filter.value === value;
}
