/** A recognised and scored item as the row that is stored. Pure. */
import type { brands, mentions, Span } from '../db/schema.ts';
import { needsResponse, priorityOf } from '../scoring/priority.ts';
import type { Score } from '../scoring/score.ts';
import { spamReasonsOf } from '../scoring/spam.ts';
import type { Item } from '../sources/adapter.ts';
import { digest } from '../sources/clean-item.ts';
import { NOT_DUE, planned, type ResponseClock, roundTheClock } from './clock/targets.ts';
import { NO_FACTS, type PriorityFacts } from './priority-facts.ts';
import { textKeyOf } from './stories/sketch.ts';

type Stored = typeof mentions.$inferSelect;

/** What `saveMentions` stores; everything else of a mention comes with what people do. */
export type NewMention = Omit<
  Stored,
  | 'id'
  | 'deletedAt'
  | 'sentimentByUser'
  | 'status'
  | 'dismissedReason'
  | 'snoozedUntil'
  | 'assigneeId'
  | 'tags'
  | 'scoredThemes'
  | 'teamId'
  | 'needsApproval'
  | 'firstRepliedAt'
  | 'resolvedAt'
  | 'version'
  | 'updatedAt'
> & {
  /** Its due time if the clock starts now, because an edit makes it need a response. */
  restartDueAt: Date | null;
  restartMinutes: number | null;
};

export type Recognised = {
  /** Clean, see cleanItem. */
  item: Item;
  brand: Pick<typeof brands.$inferSelect, 'id' | 'kind' | 'responseMinutes'>;
  /** Offsets into searchedText(item). */
  spans: Span[];
  score: Score;
};

export type Finding = {
  now: Date;
  sourceId: number | null;
  backfilled: boolean;
  /** From the source's terms. */
  recheckHours?: number | null;
  facts?: PriorityFacts;
  /** Default: round the clock, in the brand's own time to respond. */
  clock?: ResponseClock;
};

/** A backfilled mention is open but due never: nobody promised an answer before Earshot listened. */
export function newMention(
  { item, brand, spans, score }: Recognised,
  { now, sourceId, backfilled, recheckHours = null, facts = NO_FACTS, clock }: Finding,
): NewMention {
  const publishedAt = publishedAtOf(item, now);
  const wanted = brand.kind === 'own' && needsResponse(score, item);
  const spamReasons = spamReasonsOf(item);
  const fields = scoreFields({ item, brandId: brand.id, publishedAt, score }, facts);
  const timed = { priority: fields.priority, sourceKind: item.source };
  const plannedFrom = (start: Date) => planned(clock ?? roundTheClock(brand.responseMinutes), timed, start);
  const restart = plannedFrom(now);
  const mention: NewMention = {
    brandId: brand.id,
    sourceId,
    ...itemFields(item),
    publishedAt,
    foundAt: now,
    seenAt: now,
    recheckAt: recheckHours === null ? null : new Date(now.getTime() + recheckHours * 3_600_000),
    backfilled,
    contentHash: contentHash(item),
    textKey: null,
    spamReasons,
    spam: spamReasons.length > 0,
    matchedSpans: spans,
    ...fields,
    needsResponse: wanted,
    ...(wanted && !backfilled ? plannedFrom(publishedAt) : NOT_DUE),
    restartDueAt: restart.dueAt,
    restartMinutes: restart.targetMinutes,
  };
  return Object.assign(mention, { textKey: textKeyOf(mention) });
}

/** Tells an edited item from the same item seen again. */
export function contentHash({ title, text, rating }: Pick<Item, 'title' | 'text' | 'rating'>): string {
  return digest([title ?? '', text, rating ?? ''].join('\u0000'));
}

/** The stated time, but never after now; first seen where none is stated. */
export function publishedAtOf({ publishedAt }: Pick<Item, 'publishedAt'>, now: Date): Date {
  return publishedAt === null ? now : new Date(Math.min(Date.parse(publishedAt), now.getTime()));
}

function itemFields({ author, engagement, source, publishedAt, editedAt, ...item }: Item) {
  return {
    ...item,
    ...engagement,
    sourceKind: source,
    authorName: author.name,
    authorHandle: author.handle,
    authorUrl: author.url,
    authorFollowers: author.followers,
    editedAt: editedAt !== null && editedAt !== publishedAt ? new Date(editedAt) : null,
  };
}

export type Scored = { item: Item; brandId: number; publishedAt: Date; score: Score };

/** What a score says of a mention, as it is stored. */
export function scoreFields({ item, brandId, publishedAt, score }: Scored, facts: PriorityFacts) {
  const { author, engagement, rating, source: sourceKind, externalId } = item;
  const history = facts.historyOf({
    brandId,
    sourceKind,
    externalId,
    authorHandle: author.handle,
    publishedAt,
  });
  const rising = facts.rising(brandId, [...score.themes, ...score.terms]);
  const priority = priorityOf(
    { score, rating, engagement, followers: author.followers, sourceKind, history, rising },
    facts.weights,
  );
  return {
    language: score.language,
    sentiment: score.label,
    sentimentScore: score.score,
    sentimentConfidence: score.confidence,
    unsure: score.unsure,
    emotions: score.emotions as string[],
    intents: score.intents as string[],
    themes: score.themes,
    aspects: score.aspects,
    terms: score.terms,
    evidence: score.spans,
    scoredBy: `${score.scoredBy}${facts.weighedBy}`,
    priority: priority.level,
    priorityScore: priority.score,
    priorityReasons: priority.reasons,
  };
}
