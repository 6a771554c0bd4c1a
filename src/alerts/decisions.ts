/** What rules decide about the matches of one batch, each with what it remembers. */
import type { RuleMemory } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Candidate } from './candidates.ts';
import { type Decision, isPlain } from './decide.ts';
import { Deciding, type Told } from './deciding.ts';
import { type Heard, heardBefore, recall, remember, withLivingLeads } from './recall.ts';
import { asksFor, type RingingRule } from './ringing-rules.ts';

export type Matches = { rule: RingingRule; found: Candidate[] };

/** Rule → mention → decision. A rule without settings decides nothing: all its matches ring. */
export type Decisions = ReadonlyMap<number, ReadonlyMap<number, Decision>>;

/** Locks the rules that have something to remember until the transaction ends. */
export async function decisionsOf(
  platform: Platform,
  matches: Matches[],
  { hasStories = true } = {},
): Promise<Decisions> {
  const deciding = matches.filter(({ rule, found }) => found.length > 0 && !isPlain(rule.settings));
  if (deciding.length === 0) return new Map();
  const locked = await recall(
    platform,
    deciding.map(({ rule }) => rule.id),
  );
  const memories = await withLivingLeads(platform, locked);
  const heard = hasStories ? await heardBefore(platform, deciding.flatMap(toAsk)) : [];
  const after = new Map<number, RuleMemory>();
  const decisions = new Map<number, Map<number, Decision>>();
  for (const { rule, found } of deciding) {
    const told = heardBy(rule, heard);
    const known = found.filter(({ id }) => !told.knownIds.has(id));
    const run = new Deciding(rule.settings, memories.get(rule.id), toldAt(told.stories, platform.now()));
    decisions.set(
      rule.id,
      new Map(known.map((one) => [one.id, run.next(matchOf(one, rule, told, platform.now()))])),
    );
    after.set(rule.id, run.memory);
  }
  await remember(platform, after);
  return decisions;
}

const toAsk = ({ rule, found }: Matches) =>
  found.flatMap(({ id }) => rule.channelIds.map((channelId) => ({ mentionId: id, channelId })));

type HeardByRule = {
  /** Mention → story. */
  storyOf: Map<number, string | null>;
  stories: Map<string, 'told' | 'held'>;
  /** What all its channels know of already. */
  knownIds: Set<number>;
};

/** A rule was heard where all its channels were told. */
function heardBy({ channelIds }: RingingRule, heard: Heard[]): HeardByRule {
  const result: HeardByRule = { storyOf: new Map(), stories: new Map(), knownIds: new Set() };
  const own = new Map<number, Heard[]>();
  for (const line of heard)
    if (channelIds.includes(line.channelId))
      own.set(line.mentionId, [...(own.get(line.mentionId) ?? []), line]);
  for (const [mentionId, lines] of own) {
    const { story } = lines[0]!;
    result.storyOf.set(mentionId, story);
    if (lines.every(({ isKnown }) => isKnown)) result.knownIds.add(mentionId);
    if (story !== null && lines.every(({ told }) => told !== null))
      result.stories.set(story, lines.every(({ told }) => told === 'told') ? 'told' : 'held');
  }
  return result;
}

const toldAt = (stories: HeardByRule['stories'], now: Date): Told =>
  new Map(
    [...stories].map(([story, how]) => [
      story,
      { at: now.getTime(), heldUntil: how === 'held' ? Number.POSITIVE_INFINITY : null },
    ]),
  );

const matchOf = (
  { id, brandId, themes, priority, spam }: Candidate,
  { filter }: RingingRule,
  { storyOf }: HeardByRule,
  at: Date,
) => ({
  at,
  mentionId: id,
  brandId,
  theme: themes[0] ?? null,
  priority,
  story: storyOf.get(id) ?? null,
  isSpam: spam && !asksFor(filter, 'spam'),
});
