/** A triage rule as it is given, with one sentence per field that is wrong. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { TriageActions } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import { parseFilter } from '../mentions/filter/filter.ts';
import { DISMISSED_REASONS, PRIORITIES } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { cleanText } from '../text.ts';

export type TriageRuleInput = {
  name: string;
  /** Null: every brand of one's own. */
  brandId: number | null;
  /** In the filter language; empty means every mention. */
  filter: string;
  actions: TriageActions;
  /** Later rules leave alone what this one acted on. */
  stops: boolean;
  enabled: boolean;
};

const LONGEST_NAME = 80;
const LONGEST_TAG = 40;
const MOST_TAGS = 10;
const LONGEST_SNOOZE_HOURS = 366 * 24;

/** Tidied. Throws Refusal with a sentence per field, QueryError for a filter that cannot be read. */
export async function readRule(platform: Platform, input: TriageRuleInput): Promise<TriageRuleInput> {
  const wrong: Record<string, string> = {};
  const name = cleanText(input.name, LONGEST_NAME * 4).replaceAll(/\s+/g, ' ');
  if (name === '') wrong.name = 'Give the rule a name: it is shown wherever the rule did something.';
  if (name.length > LONGEST_NAME) wrong.name = `A name has ${LONGEST_NAME} characters at most.`;
  const filter = input.filter.trim();
  parseFilter(filter);
  const actions = await readActions(platform, input, wrong);
  const [problem] = Object.values(wrong);
  if (problem) throw new Refusal('invalid', problem, wrong);
  return { ...input, name, filter, actions };
}

async function readActions(
  platform: Platform,
  { actions, brandId }: TriageRuleInput,
  wrong: Record<string, string>,
): Promise<TriageActions> {
  const { assign, priority, status, channelId, approval } = actions;
  const tags = [
    ...new Set((actions.tags ?? []).map((tag) => cleanText(tag).replaceAll(/\s+/g, ' ').toLowerCase())),
  ].filter(Boolean);
  if (tags.length > MOST_TAGS || tags.some((tag) => tag.length > LONGEST_TAG))
    wrong.tags = `Give ${MOST_TAGS} tags at most, of ${LONGEST_TAG} characters at most.`;
  if (priority && !PRIORITIES.includes(priority)) wrong.priority = 'There is no such priority.';
  if (status?.is === 'dismissed' && !DISMISSED_REASONS.includes(status.reason))
    wrong.status = `A mention is dismissed as ${DISMISSED_REASONS.join(', ')}.`;
  if (status?.is === 'snoozed' && !(status.hours > 0 && status.hours <= LONGEST_SNOOZE_HOURS))
    wrong.status = 'A mention can be snoozed for a year at most.';
  const problem = assign && (await whyNotAssign(platform, assign, brandId));
  if (problem) wrong.assign = problem;
  if (channelId && !(await isThere(platform, channelId)))
    wrong.channel = 'This channel is gone. Choose another one.';
  const given = { assign, tags: tags.length > 0 ? tags : undefined, priority, status, channelId, approval };
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  if (kept.length === 0 && Object.keys(wrong).length === 0)
    wrong.actions = 'Choose at least one thing that the rule does.';
  return Object.fromEntries(kept);
}

async function isThere({ db }: Platform, channelId: number): Promise<boolean> {
  return (await rows(db, sql`select 1 from channels where id = ${channelId}::bigint`)).length > 0;
}

/** A person has to be one who may answer for the brands of the rule. */
async function whyNotAssign(
  { db }: Platform,
  assign: NonNullable<TriageActions['assign']>,
  brandId: number | null,
): Promise<string | null> {
  if (assign.to === 'team') {
    const teams = await rows(db, sql`select 1 from teams where id = ${assign.teamId}::bigint`);
    return teams.length > 0 ? null : 'This team is not here any more. Choose another one.';
  }
  const within = brandId === null ? sql`b.kind = 'own'` : sql`b.id = any(${bigints([brandId])})`;
  const [person] = await rows<{ name: string; refused: string | null }>(
    db,
    sql`select u.name, (select b.name from brands b
        left join brand_roles r on r.brand_id = b.id and r.user_id = u.id
        where ${within} and coalesce(r.role, u.role, 'viewer') = 'viewer' limit 1) as refused
      from users u where u.id = ${assign.userId}::bigint and u.disabled_at is null`,
  );
  if (!person) return 'This person is not here any more. Choose somebody else.';
  return (
    person.refused &&
    `${person.name} may not answer for ${person.refused}. Choose somebody else, or one brand.`
  );
}
