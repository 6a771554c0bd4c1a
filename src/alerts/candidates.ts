/** Mentions as alert rules look at them. */
import { eq, sql } from 'drizzle-orm';
import { bigints } from '../db/db.ts';
import { brands, mentions } from '../db/schema.ts';
import type { FilterCandidate } from '../mentions/filter/candidate.ts';
import type { Sentiment } from '../mentions/mention.ts';
import { isCopy } from '../mentions/stories/copies.ts';
import type { Platform } from '../platform/platform.ts';

export type Candidate = FilterCandidate & {
  id: number;
  brandKind: 'own' | 'competitor';
  spamReasons: string[];
};

/** What rules ask of these mentions; none of what was backfilled or dismissed. */
export async function candidatesAmong(
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
  timeZone: brands.timeZone,
  sourceKind: mentions.sourceKind,
  url: mentions.url,
  sentiment: sql<Sentiment>`coalesce(${mentions.sentimentByUser}, ${mentions.sentiment})`,
  score: sql<
    number | null
  >`case when ${mentions.sentimentByUser} is null or ${mentions.sentimentByUser} = ${mentions.sentiment}
    then ${mentions.sentimentScore} end`,
  unsure: mentions.unsure,
  intents: mentions.intents,
  emotions: mentions.emotions,
  themes: mentions.themes,
  aspects: mentions.aspects,
  terms: mentions.terms,
  corrected: sql<boolean>`${mentions.sentimentByUser} is not null`,
  authorName: mentions.authorName,
  authorHandle: mentions.authorHandle,
  followers: mentions.authorFollowers,
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
  needsResponse: mentions.needsResponse,
  spam: mentions.spam,
  spamReasons: mentions.spamReasons,
};
