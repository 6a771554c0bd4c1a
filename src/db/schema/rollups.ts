/** Figures of days, which a recount of the mentions gives again. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { id, oneOf, ref, time } from './columns.ts';
import { incidents } from './incidents.ts';
import { byUser } from './people.ts';

/**
 * Daily figures, as a recount of the mentions gives them: one row per brand, theme, day, kind of source and language,
 * one for all languages and one for all kinds and languages together, which "*" stands for. The empty theme is all
 * mentions; a mention with two themes is under three of them.
 */
export const rollups = pgTable(
  'rollups',
  {
    brandId: ofBrand().notNull(),
    theme: text().notNull().default(''),
    day: date({ mode: 'string' }).notNull(),
    sourceKind: text().notNull(),
    /** Without its region, in lower case; empty where it is not known. */
    language: text().notNull().default(''),
    mentions: integer().notNull(),
    negative: integer().notNull(),
    neutral: integer().notNull(),
    positive: integer().notNull(),
    unscored: integer().notNull(),
    ratings: integer().notNull(),
    ratingSum: doublePrecision().notNull(),
    ratingSquares: doublePrecision().notNull().default(0),
    /** By whole stars; one between two counts as the nearer, a half as the higher. */
    oneStar: integer().notNull().default(0),
    twoStars: integer().notNull().default(0),
    threeStars: integer().notNull().default(0),
    fourStars: integer().notNull().default(0),
    fiveStars: integer().notNull().default(0),
    /** What is said of the theme itself, which may differ from the whole mention; as the mention for the empty theme. */
    saidNegative: integer().notNull().default(0),
    saidNeutral: integer().notNull().default(0),
    saidPositive: integer().notNull().default(0),
    needingResponse: integer().notNull(),
    answered: integer().notNull(),
    /** Of those answered: in less than 1, 4 and 24 hours, each with the ones before it. */
    inHour: integer().notNull().default(0),
    inFourHours: integer().notNull().default(0),
    inDay: integer().notNull().default(0),
    /** Their label was corrected by a person. */
    corrected: integer().notNull().default(0),
    /** Left out of everything else: dismissed, or suspected spam. */
    dismissed: integer().notNull().default(0),
    /** Which way of counting made the row; rows of an older one are counted again. */
    counting: smallint().notNull().default(0),
  },
  (t) => [
    uniqueIndex('rollups_of_day').on(t.brandId, t.day, t.theme, t.sourceKind, t.language),
    // What most reports read, without the rows between.
    index('rollups_together').on(t.brandId, t.theme, t.day).where(sql`source_kind = '*'`),
    index('rollups_counting').on(t.counting),
    index('rollups_whole').on(t.brandId, t.day).where(sql`theme = ''`),
  ],
);

/** How long first answers took, counted in steps; keyed as rollups are. */
export const answerRollups = pgTable(
  'answer_rollups',
  {
    brandId: ofBrand().notNull(),
    theme: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    sourceKind: text().notNull(),
    language: text().notNull(),
    /** See answerStep. */
    step: smallint().notNull(),
    answers: integer().notNull(),
  },
  (t) => [
    primaryKey({
      name: 'answer_rollups_of_day',
      columns: [t.brandId, t.day, t.theme, t.sourceKind, t.language, t.step],
    }),
    // Whole, so that no row is read: those of a day lie far apart.
    index('answer_rollups_together')
      .on(t.brandId, t.theme, t.day, t.step, t.answers, t.sourceKind, t.language)
      .where(sql`source_kind = '*'`),
  ],
);

/**
 * How mentions that need a response fared, as a recount gives it: one row per brand, day or month, whose they are and
 * kind of source, and one with "*" for all kinds together. Rows of months are sums of those of their days.
 */
export const workRollups = pgTable(
  'work_rollups',
  {
    brandId: ofBrand().notNull(),
    span: text().$type<'day' | 'month'>().notNull(),
    /** The first one of a month. */
    day: date({ mode: 'string' }).notNull(),
    by: text().$type<'all' | 'person' | 'team'>().notNull(),
    /** Of the person or team; 0 is nobody and no team. */
    whose: ref().notNull(),
    sourceKind: text().notNull(),
    needing: integer().notNull(),
    answered: integer().notNull(),
    met: integer().notNull(),
    /** Those that are not due yet included, since they are when nothing happens. */
    missed: integer().notNull(),
    waiting: integer().notNull(),
    closed: integer().notNull(),
    unpromised: integer().notNull(),
    /** Of promises to resolve, likewise; null where the brand promises no time for it. */
    resolveMet: integer(),
    resolveMissed: integer(),
    resolveWaiting: integer(),
    /** Counted as missed, and once waited for their author: their day does not tell how long they took so far. */
    resumed: bigint({ mode: 'number' }).array(),
    /** Which times there were, as 1000 × measure + step, and how often. */
    places: integer().array().notNull(),
    times: integer().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.span, t.day, t.by, t.whose, t.sourceKind] }),
    check('work_rollups_span', oneOf('span', `'day','month'`)),
    check('work_rollups_by', oneOf('by', `'all','person','team'`)),
  ],
);

/** Days whose rollups are behind; written with the change, cleared by the roll-up job. */
export const rollupsDue = pgTable(
  'rollups_due',
  {
    brandId: ofBrand().notNull(),
    day: date({ mode: 'string' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.day] })],
);

/** What happened on a day, written beside the charts of reports. */
export const annotations = pgTable(
  'annotations',
  {
    id: id(),
    brandId: ofBrand().notNull(),
    day: date({ mode: 'string' }).notNull(),
    text: text().notNull(),
    /** What proposed it: so that it is not proposed again. */
    incidentId: ref().references(() => incidents.id, { onDelete: 'set null' }),
    /** Somebody did not want the proposal; it is on no chart. */
    declined: boolean().notNull().default(false),
    userId: byUser(),
    createdAt: time().notNull(),
  },
  (t) => [
    index('annotations_day').on(t.brandId, t.day, t.id),
    index('annotations_incident').on(t.incidentId).where(sql`incident_id is not null`),
  ],
);
