/** What is spoken of, day by day. */
import {
  bigint,
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { id, oneOf, time } from './columns.ts';

/**
 * Mentions of a day that speak of two themes, in both orders: what they say of the other one, and how many complain of
 * both.
 */
export const complaintPairs = pgTable(
  'complaint_pairs',
  {
    brandId: ofBrand().notNull(),
    day: date({ mode: 'string' }).notNull(),
    theme: text().notNull(),
    other: text().notNull(),
    mentions: integer().notNull().default(0),
    positive: integer().notNull().default(0),
    neutral: integer().notNull().default(0),
    negative: integer().notNull().default(0),
    complaints: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.day, t.theme, t.other] }),
    index('complaint_pairs_of_theme').on(t.brandId, t.theme, t.day),
  ],
);

/** Which mentions of a day speak of a theme and what they say of it, newest first: so that none is looked for. */
export const themeMentions = pgTable(
  'theme_mentions',
  {
    brandId: ofBrand().notNull(),
    theme: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    said: text().$type<'negative' | 'neutral' | 'positive' | 'unscored'>().notNull(),
    mentionIds: bigint({ mode: 'number' }).array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.theme, t.day, t.said] }),
    index('theme_mentions_day').on(t.brandId, t.day),
    check('theme_mentions_said', oneOf('said', `'negative','neutral','positive','unscored'`)),
  ],
);

/** Themes and terms that were on the rise: one row for as long as it lasts, with the figures of its last day. */
export const emergingThemes = pgTable(
  'emerging_themes',
  {
    id: id(),
    brandId: ofBrand().notNull(),
    /** A theme, or a term that nobody has made a theme of. */
    kind: text().$type<'theme' | 'term'>().notNull(),
    name: text().notNull(),
    /** What rose with it in the same mentions, or in nearly the same words. */
    also: text().array().notNull(),
    firstDay: date({ mode: 'string' }).notNull(),
    lastDay: date({ mode: 'string' }).notNull(),
    /** Days that the figures are of, the last day included. */
    days: smallint().notNull(),
    mentions: integer().notNull(),
    negative: integer().notNull(),
    /** Different people in different threads, and how many of them were to be expected. */
    voices: integer().notNull(),
    expected: doublePrecision().notNull(),
    /** Share of voices now ÷ share before, with its 95 % interval. */
    ratio: doublePrecision().notNull(),
    ratioLow: doublePrecision().notNull(),
    ratioHigh: doublePrecision().notNull(),
    foundAt: time().notNull(),
    /** When these figures were counted; null: before that was kept. */
    countedAt: time(),
    /** A keyed hash of these figures, as of an incident's. */
    seal: text(),
  },
  (t) => [
    index('emerging_themes_recent').on(t.brandId, t.lastDay.desc().nullsFirst()),
    check('emerging_themes_kind', oneOf('kind', `'theme','term'`)),
  ],
);
