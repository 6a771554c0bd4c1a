/** Mentions on their way out, brand by brand, newest first, in batches. */
import { aliasedTable, and, desc, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import { brands, mentions, type PriorityReason, users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item } from '../sources/adapter.ts';
import { termsOf } from '../sources/terms.ts';
import type { Filter } from './filter/filter.ts';
import { filterContext, filterSql } from './filter/sql.ts';
import type { Priority, Sentiment, Status } from './mention.ts';
import { type Story, storyOf } from './stories/copies.ts';

/** An Item and what Earshot made of it. */
export type ExportedMention = Item & {
  id: number;
  brand: string;
  /** After a person's correction. */
  sentiment: { label: Sentiment; score: number | null; confidence: number | null; unsure: boolean };
  emotions: string[];
  intents: string[];
  themes: string[];
  priority: { score: number; level: Priority; reasons: PriorityReason[] };
  status: Status;
  assignee: string | null;
  dueAt: string | null;
  /** What it tells together with its copies; null where there are none. */
  story: Story | null;
};

const BATCH = 500;
// The filter's SQL calls the mention "m".
const m = aliasedTable(mentions, 'm');

export type Export = {
  brandIds: number[];
  filter: Filter;
  /** A further condition on `mentions m`. */
  within?: SQL;
  /** Filled while reading: how many went without text and author, by source kind. */
  withheld?: Map<string, number>;
  isExportable?: (sourceKind: string) => boolean;
};

/** Whether the terms of the kind let texts and authors leave. */
export const mayLeave = (sourceKind: string) => termsOf(sourceKind)?.exportable ?? true;

/** Every mention of these brands that the filter lets through; what was deleted upstream stays out. */
export async function* exportMentions(
  platform: Platform,
  { brandIds, filter, within, withheld = new Map(), isExportable = mayLeave }: Export,
): AsyncGenerator<ExportedMention> {
  const wanted = and(filterSql(filter, await filterContext(platform, filter, null)), within);
  for (const brandId of brandIds) {
    let batch = await nextBatch(platform, brandId, wanted, null);
    while (batch.length > 0) {
      for (const mention of batch.map(exported)) {
        const { source } = mention;
        const isFree = isExportable(source);
        if (!isFree) withheld.set(source, (withheld.get(source) ?? 0) + 1);
        yield isFree ? mention : withoutWords(mention);
      }
      batch = batch.length < BATCH ? [] : await nextBatch(platform, brandId, wanted, batch.at(-1)!.mention);
    }
  }
}

/** Where it stands and what it counts for; nothing that its author wrote. */
function withoutWords(mention: ExportedMention): ExportedMention {
  const author = { name: null, handle: null, url: null, followers: null };
  return { ...mention, author, title: null, text: '', location: null };
}

type Row = {
  mention: typeof mentions.$inferSelect;
  brand: string;
  assignee: string | null;
  story: Story | null;
};
type Place = Pick<Row['mention'], 'publishedAt' | 'id'>;

function nextBatch(
  { db }: Platform,
  brandId: number,
  isWanted: SQL | undefined,
  after: Place | null,
): Promise<Row[]> {
  const isBehind =
    after &&
    sql`(${m.publishedAt}, ${m.id}) < (${after.publishedAt.toISOString()}::timestamptz, ${after.id}::bigint)`;
  return db
    .select({ mention: getTableColumns(m), brand: brands.name, assignee: users.name, story: storyOf(m) })
    .from(m)
    .innerJoin(brands, eq(brands.id, m.brandId))
    .leftJoin(users, eq(users.id, m.assigneeId))
    .where(and(eq(m.brandId, brandId), isNull(m.deletedAt), isWanted, isBehind ?? undefined))
    .orderBy(desc(m.publishedAt), desc(m.id))
    .limit(BATCH);
}

/** The mention as it leaves the house. */
export function exported({ mention, brand, assignee, story }: Row): ExportedMention {
  const { id, emotions, intents, themes, status, dueAt } = mention;
  return {
    id,
    brand,
    ...itemOf(mention),
    sentiment: sentimentOf(mention),
    emotions,
    intents,
    themes,
    priority: {
      score: mention.priorityScore,
      level: mention.priority,
      reasons: mention.priorityReasons,
    },
    status,
    assignee,
    dueAt: dueAt?.toISOString() ?? null,
    story,
  };
}

/** What a person said is sure, and has the engine's figures only where both say the same. */
function sentimentOf(mention: Row['mention']): ExportedMention['sentiment'] {
  const { sentiment, sentimentByUser, sentimentScore, sentimentConfidence, unsure } = mention;
  const isOverruled = sentimentByUser !== null && sentimentByUser !== sentiment;
  return {
    label: sentimentByUser ?? sentiment,
    score: isOverruled ? null : sentimentScore,
    confidence: isOverruled ? null : sentimentConfidence,
    unsure: unsure && sentimentByUser === null,
  };
}

function itemOf(mention: Row['mention']): Item {
  const { externalId, url, title, text, language, rating, location, replyTo, parent } = mention;
  const { likes, comments, shares, views } = mention;
  return {
    source: mention.sourceKind,
    externalId,
    url,
    author: {
      name: mention.authorName,
      handle: mention.authorHandle,
      url: mention.authorUrl,
      followers: mention.authorFollowers,
    },
    title,
    text,
    language,
    publishedAt: mention.publishedAt.toISOString(),
    editedAt: mention.editedAt?.toISOString() ?? null,
    rating,
    engagement: { likes, comments, shares, views },
    location,
    replyTo,
    parent,
  };
}
