/** What is likely, and what was not. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { brands, ofBrand } from './brands.ts';
import { id, oneOf, ref, time } from './columns.ts';
import { mentions } from './mentions.ts';
import { byUser } from './people.ts';

/** What set an incident's mentions apart, counted; `mentionIds` are those of its beginning, newest first. */
export type IncidentCause = {
  theme: { name: string; count: number } | null;
  words: { name: string; count: number; times: number }[];
  source: { kind: string; count: number } | null;
  place: { name: string; count: number } | null;
  mentionIds: number[];
};

/** Something unusual that lasts: a series left what its past makes likely, in one direction. */
export const incidents = pgTable(
  'incidents',
  {
    id: id(),
    brandId: ofBrand().notNull(),
    series: text().$type<'volume' | 'negatives' | 'theme' | 'rating'>().notNull(),
    /** The theme's name; empty for the other series. */
    theme: text().notNull().default(''),
    direction: text().$type<'rise' | 'drop' | 'silence'>().notNull(),
    status: text().$type<'open' | 'acknowledged' | 'closed'>().notNull().default('open'),
    /** Where the window begins in which it was found, and how long that is. */
    startedAt: time().notNull(),
    hours: integer().notNull(),
    /** Mentions in that window, ratings for a rating; how many were to be expected, and 95 % of all such windows. */
    count: integer().notNull(),
    expected: doublePrecision().notNull(),
    low: doublePrecision().notNull(),
    high: doublePrecision().notNull(),
    /** The mean of those ratings, while `expected` is the usual one; null for the other series. */
    mean: doublePrecision(),
    /** How often a year chance alone does this. */
    alarmsAYear: doublePrecision().notNull(),
    /** Mentions since it began, and the most within its hours. */
    total: integer().notNull(),
    peak: integer().notNull(),
    peakAt: time().notNull(),
    /** When that was counted: mentions that came later may have been of the same hours. */
    peakSeenAt: time(),
    /** Which mentions `count`, `peak` and the counts of `cause` are of, oldest first; null: before that was kept. */
    countedIds: bigint({ mode: 'number' }).array(),
    peakIds: bigint({ mode: 'number' }).array(),
    causeIds: bigint({ mode: 'number' }).array(),
    /** When it was last more, or less, than usual. */
    unusualAt: time().notNull(),
    cause: jsonb().$type<IncidentCause>().notNull(),
    firstMentionId: ref().references(() => mentions.id, { onDelete: 'set null' }),
    /** The one with the largest reach. */
    loudestMentionId: ref().references(() => mentions.id, { onDelete: 'set null' }),
    openedAt: time().notNull(),
    /** When that was learnt which `expected` comes from; null: before that was kept. */
    learntAt: time(),
    updatedAt: time().notNull(),
    closedAt: time(),
    /** It was over, lasted so long that it is the usual now, or a person said so. */
    closedFor: text().$type<'back' | 'lasting' | 'person'>(),
    acknowledgedAt: time(),
    acknowledgedBy: byUser(),
    /** A keyed hash of its figures, by which a later change of them is found; null: before there were seals. */
    seal: text(),
  },
  (t) => [
    index('incidents_recent').on(t.brandId, t.openedAt.desc().nullsFirst(), t.id),
    uniqueIndex('incidents_one_open').on(t.brandId, t.series, t.theme).where(sql`status <> 'closed'`),
    index('incidents_first_mention').on(t.firstMentionId).where(sql`first_mention_id is not null`),
    index('incidents_loudest_mention').on(t.loudestMentionId).where(sql`loudest_mention_id is not null`),
    check('incidents_status', oneOf('status', `'open','acknowledged','closed'`)),
    check('incidents_closed', sql`(status = 'closed') = (closed_at is not null)`),
  ],
);

/**
 * Mentions per hour and series, in which each author and each story counts once a day: what spikes are found against.
 * Without what was backfilled; rebuildable from mentions, with the rollups.
 */
export const hourlyCounts = pgTable(
  'hourly_counts',
  {
    brandId: ofBrand().notNull(),
    series: text().$type<'volume' | 'negatives' | 'theme' | 'rating'>().notNull(),
    /** The theme, or the stars of a rating; empty for the other series. */
    part: text().notNull(),
    sourceKind: text().notNull(),
    hour: time().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.hour, t.series, t.part, t.sourceKind] })],
);

/** What a brand's series make likely, read anew every day; see alerts/incidents/expectation.ts. */
export const expectations = pgTable('expectations', {
  brandId: ref()
    .primaryKey()
    .references(() => brands.id, { onDelete: 'cascade' }),
  madeAt: time().notNull(),
  model: jsonb().$type<Record<string, unknown>>().notNull(),
});
