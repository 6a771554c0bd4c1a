/** Triage rules at work, in the transaction that stores the mentions: all of a batch at once. */
import { eq, sql } from 'drizzle-orm';
import { ASKED, type Candidate } from '../alerts/candidates.ts';
import { type Raised, writeAlerts } from '../alerts/outbox.ts';
import { asksFor, isAbout } from '../alerts/ringing-rules.ts';
import { bigints, rows } from '../db/db.ts';
import { brands, mentions, triageRuleRuns } from '../db/schema.ts';
import { changeMentions, chosenFrom, type Field, fieldFrom } from '../mentions/change.ts';
import { chooseAssignees } from '../mentions/choose-assignee.ts';
import { responseClocks } from '../mentions/clock/clocks.ts';
import type { ResponseClock } from '../mentions/clock/targets.ts';
import { matchesFilter } from '../mentions/filter/match.ts';
import type { Actor } from '../mentions/mention.ts';
import { markRollupsDue } from '../mentions/rollups-due.ts';
import { isCopy } from '../mentions/stories/copies.ts';
import type { Platform } from '../platform/platform.ts';
import { effectOf, type Given, type Standing } from './effect.ts';
import { type EnabledRule, enabledRules } from './enabled.ts';

/** Why rules look at mentions: they are new, their text was changed, or their author wrote again. */
export type Causes = { found?: readonly number[]; edited?: readonly number[]; reopened?: readonly number[] };

export const BY_RULE: Actor = { userId: null, via: 'rule' };

type Looked = Candidate & Given & { version: number; cause: string; isDone: boolean };
type Act = { mention: Looked; after: Partial<Standing> };
type Run = { ruleId: number; mentionId: number; cause: string; batchId: string; at: Date };

/**
 * Every rule looks once at every mention, in the order of the rules, and sees what those before it did. What a rule
 * does is no cause, so rules never call each other. Returns the ids of what was changed.
 */
export async function applyRules(inside: Platform, causes: Causes): Promise<number[]> {
  if (Object.values(causes).every((ids) => ids.length === 0)) return [];
  const rules = await enabledRules(inside);
  if (rules.length === 0) return [];
  const looked = await lookedAt(inside, causes, rules);
  if (looked.length === 0) return [];
  const done = await doneBefore(inside, looked);
  const clocks = await responseClocks(
    inside,
    looked.map(({ brandId }) => brandId),
  );
  const runs: Run[] = [];
  const alerts: Raised[] = [];
  for (const rule of rules) {
    const hits = looked.filter((one) => isHit(rule, one, inside.now()) && !done.has(keyOf(rule.id, one)));
    const acts = await actsOf(inside, rule, hits, clocks);
    const batchId = crypto.randomUUID();
    await make(inside, rule, acts, batchId);
    for (const { mention, after } of acts) {
      Object.assign(mention, after);
      mention.isDone ||= rule.stops;
      mention.isGiven ||= rule.actions.assign !== undefined;
      runs.push({ ruleId: rule.id, mentionId: mention.id, cause: mention.cause, batchId, at: inside.now() });
      const { channelId } = rule.actions;
      if (channelId) alerts.push({ mentionId: mention.id, ruleId: null, channelId, spam: [] });
    }
  }
  await settle(inside, runs, alerts);
  return [...new Set(runs.map(({ mentionId }) => mentionId))];
}

const keyOf = (ruleId: number, { id, cause }: Pick<Looked, 'id' | 'cause'>) => `${ruleId} ${id} ${cause}`;

/** What is resolved or dismissed is left alone, and so is history. */
async function lookedAt(inside: Platform, causes: Causes, rules: EnabledRule[]): Promise<Looked[]> {
  const causeOf = new Map(
    Object.entries(causes).flatMap(([cause, ids]) => ids.map((id) => [id, cause] as const)),
  );
  const asksForCopies = rules.some(({ filter }) => asksFor(filter, 'copy'));
  const found = await inside.db
    .select({
      ...ASKED,
      ...MORE,
      isCopy: asksForCopies ? isCopy(mentions) : sql<boolean>`false`,
    })
    .from(mentions)
    .innerJoin(brands, eq(brands.id, mentions.brandId))
    .where(
      sql`${mentions.id} = any(${bigints([...causeOf.keys()])}) and not ${mentions.backfilled}
        and ${mentions.status} in ('open','pending','snoozed') and ${mentions.deletedAt} is null`,
    )
    .orderBy(mentions.id);
  return found.map((one) => {
    const cause = causeOf.get(one.id)!;
    const isNew = cause === 'found';
    return {
      ...one,
      cause: isNew ? cause : `${cause} ${one.version}`,
      isDone: false,
      isGiven: !isNew && (one.assigneeId ?? one.teamId) !== null,
    };
  });
}

const MORE = {
  version: mentions.version,
  dismissedReason: mentions.dismissedReason,
  snoozedUntil: mentions.snoozedUntil,
  resolvedAt: mentions.resolvedAt,
  tags: mentions.tags,
  needsApproval: mentions.needsApproval,
  priorityScore: mentions.priorityScore,
  priorityReasons: mentions.priorityReasons,
  clockFrom: mentions.clockFrom,
  targetMinutes: mentions.targetMinutes,
};

/** A batch may be stored again after a crash: a rule acts once on a mention for each cause. */
async function doneBefore({ db }: Platform, looked: Looked[]): Promise<Set<string>> {
  const ids = bigints(looked.map(({ id }) => id));
  const found = await rows<{ ruleId: number; id: number; cause: string }>(
    db,
    sql`select rule_id::float8 as "ruleId", mention_id::float8 as id, cause from triage_rule_runs
      where mention_id = any(${ids})`,
  );
  return new Set(found.map((run) => keyOf(run.ruleId, run)));
}

function isHit({ brandId, filter }: EnabledRule, mention: Looked, now: Date): boolean {
  if (mention.isDone || !isAbout(mention, brandId, filter)) return false;
  if (mention.status === 'resolved' || mention.status === 'dismissed') return false;
  if (mention.spam && !asksFor(filter, 'spam')) return false;
  return matchesFilter(filter, mention, { now, viewerUserId: null });
}

async function actsOf(
  inside: Platform,
  rule: EnabledRule,
  hits: Looked[],
  clocks: ReadonlyMap<number, ResponseClock>,
): Promise<Act[]> {
  const chosen = await chosenFor(inside, rule, hits);
  const acts = hits.map((mention) => {
    const clock = clocks.get(mention.brandId)!;
    const chosenUserId = chosen.get(mention.id) ?? null;
    const context = { ruleName: rule.name, now: inside.now(), clock, chosenUserId };
    return { mention, after: effectOf(rule.actions, mention, context) };
  });
  return acts.filter(({ after }) => Object.keys(after).length > 0 || rule.actions.channelId);
}

/** Whose turn it is, brand by brand, for what nobody has yet. */
async function chosenFor(
  inside: Platform,
  { actions: { assign } }: EnabledRule,
  hits: Looked[],
): Promise<Map<number, number>> {
  const chosen = new Map<number, number>();
  if (assign?.to !== 'team' || assign.by === 'team') return chosen;
  const free = hits.filter(({ isGiven }) => !isGiven);
  for (const brandId of new Set(free.map((mention) => mention.brandId))) {
    const ofBrand = free.filter((mention) => mention.brandId === brandId);
    const { teamId, by } = assign;
    const people = await chooseAssignees(inside, { teamId, by, brandId, count: ofBrand.length });
    for (const [index, { id }] of ofBrand.entries()) if (people[index]) chosen.set(id, people[index]);
  }
  return chosen;
}

/** One statement for all that a rule does, with one event for each mention. */
async function make(inside: Platform, rule: EnabledRule, acts: Act[], batchId: string): Promise<void> {
  const fields = [...new Set(acts.flatMap(({ after }) => Object.keys(after) as Field[]))];
  if (fields.length === 0) return;
  const changing = acts.filter(({ after }) => Object.keys(after).length > 0);
  const states = changing.map(({ mention, after }) => {
    const all = { ...mention, ...after };
    return [mention.id, Object.fromEntries(fields.map((field) => [field, all[field as keyof Standing]]))];
  });
  const state = sql`(${JSON.stringify(Object.fromEntries(states))}::text::jsonb -> m.id::text)`;
  await changeMentions(inside, BY_RULE, {
    chosen: chosenFrom(changing.map(({ mention }) => mention.id)),
    brandIds: null,
    from: ['open', 'pending', 'snoozed'],
    kind: 'ruled',
    set: Object.fromEntries(fields.map((field) => [field, fieldFrom(state, field)])),
    extra: { rule: rule.name, ruleId: rule.id },
    batchId,
  });
}

async function settle(inside: Platform, runs: Run[], alerts: Raised[]): Promise<void> {
  if (runs.length > 0) await inside.db.insert(triageRuleRuns).values(runs).onConflictDoNothing();
  if (alerts.length > 0) await writeAlerts(inside, alerts);
  await markRollupsDue(
    inside,
    runs.map(({ mentionId }) => mentionId),
  );
}
