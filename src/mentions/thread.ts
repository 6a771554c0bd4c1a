/** Everything about one mention, for its page: two statements, whatever happened to it. */
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { bigints } from '../db/db.ts';
import { askAtOnce } from '../db/question.ts';
import { brands, mentions, sources, surveys, teams, users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { activityOf, type Happened } from './activity.ts';
import { type EarlierMention, earlierMentions } from './authors/earlier.ts';
import { clockColumn, clockOf } from './clock/clocks.ts';
import { type ShownClock, shownClock } from './clock/shown.ts';
import { allowedMoves, type MoveName, type Sentiment } from './mention.ts';
import { type Copies, copiesOf, copyCountOf } from './stories/copies.ts';

type Stored = typeof mentions.$inferSelect;

export type Thread = Omit<
  Stored,
  | 'brandId'
  | 'sourceId'
  | 'authorName'
  | 'authorHandle'
  | 'authorUrl'
  | 'authorFollowers'
  | 'likes'
  | 'comments'
  | 'shares'
  | 'views'
  | 'matchedSpans'
  | 'sentimentByUser'
  | 'assigneeId'
  | 'teamId'
  | 'contentHash'
  | 'textKey'
> &
  Happened & {
    brand: { id: number; name: string; kind: 'own' | 'competitor'; timeZone: string };
    /** As the sources page calls it; null when the source is gone. */
    sourceName: string | null;
    author: { name: string | null; handle: string | null; url: string | null; followers: number | null };
    engagement: {
      likes: number | null;
      comments: number | null;
      shares: number | null;
      views: number | null;
    };
    matched: Stored['matchedSpans'];
    /** After a person's correction. */
    sentiment: Sentiment;
    corrected: boolean;
    assignee: { id: number; name: string } | null;
    team: { id: number; name: string } | null;
    /** How often its author changed the text. */
    versions: number;
    /** What may be done now. */
    moves: readonly MoveName[];
    /** When it is due, and how that comes about. */
    clock: ShownClock;
    /** By the same author on the same kind of source, newest first. */
    earlier: EarlierMention[];
    /** Other mentions that tell the same. */
    copies: Copies;
    /** How its author was asked to judge our answer, and what they said; null while nobody asked. */
    survey: SurveySaid | null;
  };

export type SurveySaid = {
  askedAt: Date;
  answeredAt: Date | null;
  /** 1–5. */
  rating: number | null;
  text: string | null;
};

/** The mention, or null when there is none on these brands. */
export async function thread(
  platform: Platform,
  id: number,
  { brandIds, viewerUserId }: { brandIds: number[]; viewerUserId: number | null },
): Promise<Thread | null> {
  const [row, [happened, earlier]] = await Promise.all([
    stored(platform, id, brandIds),
    askAtOnce(activityOf(platform, id, viewerUserId), earlierMentions(platform, id, brandIds)),
  ]);
  if (!row) return null;
  const clock = shownClock(clockOf(row.clock), row.mention, happened.activity, platform.now());
  return { ...shown(row), ...happened, earlier, clock };
}

async function stored({ db }: Platform, id: number, brandIds: number[]) {
  const [row] = await db
    .select({
      mention: getTableColumns(mentions),
      brand: { id: brands.id, name: brands.name, kind: brands.kind, timeZone: brands.timeZone },
      clock: clockColumn(brands.id),
      sourceName: sources.name,
      assigneeName: users.name,
      teamName: teams.name,
      copyCount: copyCountOf(mentions),
      copies: copiesOf(mentions),
      survey: {
        askedAt: surveys.askedAt,
        answeredAt: surveys.answeredAt,
        rating: surveys.rating,
        text: surveys.text,
      },
      versions: sql<number>`(select count(*)::int from mention_versions v where v.mention_id = ${mentions.id})`,
    })
    .from(mentions)
    .innerJoin(brands, eq(brands.id, mentions.brandId))
    .leftJoin(sources, eq(sources.id, mentions.sourceId))
    .leftJoin(users, eq(users.id, mentions.assigneeId))
    .leftJoin(teams, eq(teams.id, mentions.teamId))
    .leftJoin(surveys, eq(surveys.mentionId, mentions.id))
    .where(and(eq(mentions.id, id), sql`${mentions.brandId} = any(${bigints(brandIds)})`));
  return row;
}

function shown({
  mention,
  brand,
  sourceName,
  assigneeName,
  teamName,
  survey,
  versions,
  copyCount,
  copies,
}: NonNullable<Awaited<ReturnType<typeof stored>>>) {
  const { authorName, authorHandle, authorUrl, authorFollowers, likes, comments, shares, views, ...rest } =
    mention;
  const {
    brandId,
    sourceId,
    contentHash,
    textKey,
    matchedSpans,
    sentimentByUser,
    assigneeId,
    teamId,
    ...others
  } = rest;
  return {
    ...others,
    brand,
    sourceName,
    survey,
    versions,
    copies: {
      count: copyCount,
      shown: (copies ?? []).map((copy) => ({ ...copy, publishedAt: new Date(copy.publishedAt) })),
    },
    author: { name: authorName, handle: authorHandle, url: authorUrl, followers: authorFollowers },
    engagement: { likes, comments, shares, views },
    matched: matchedSpans,
    sentiment: sentimentByUser ?? mention.sentiment,
    corrected: sentimentByUser !== null,
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
    team: teamId === null ? null : { id: teamId, name: teamName ?? '' },
    moves: allowedMoves(mention.status),
  };
}
