/** What was shipped for a theme, and who is told. */
import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { id, ref, time } from './columns.ts';
import { incidents } from './incidents.ts';
import { mentions, ofMention } from './mentions.ts';
import { byUser } from './people.ts';
import { replyTemplates } from './replies.ts';

/** A change that was shipped for a theme, and whether its complaints stay away. */
export const fixes = pgTable(
  'fixes',
  {
    id: id(),
    brandId: ofBrand().notNull(),
    theme: text().notNull(),
    title: text().notNull(),
    shippedOn: date({ mode: 'string' }).notNull(),
    /** Its own change is taken out as season; null: none is. */
    comparisonTheme: text(),
    /** Days before and days after that are compared. */
    windowDays: smallint().notNull().default(28),
    /** What those who complained are told with; null: authored sentences. */
    templateId: ref().references(() => replyTemplates.id, { onDelete: 'set null' }),
    /** A relapse is looked for from here on: the day it shipped, or the day after a relapse was dealt with. */
    watchFrom: date({ mode: 'string' }).notNull(),
    /** The day on which complaints were surely fewer than before; null until then. */
    heldOn: date({ mode: 'string' }),
    /** The day since which they are as before; null while they stay away. */
    relapsedOn: date({ mode: 'string' }),
    /** When that was found. */
    relapsedAt: time(),
    incidentId: ref().references(() => incidents.id, { onDelete: 'set null' }),
    userId: byUser(),
    createdAt: time().notNull(),
  },
  (t) => [
    index('fixes_recent').on(t.brandId, t.shippedOn.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('fixes_watched').on(t.id).where(sql`relapsed_at is null`),
    check('fixes_window', sql`window_days between 7 and 366`),
    check('fixes_comparison', sql`comparison_theme <> theme`),
  ],
);

/** Who complained and is told that it is fixed: one row for each person, so that nobody is told twice. */
export const fixTellings = pgTable(
  'fix_tellings',
  {
    fixId: ref()
      .notNull()
      .references(() => fixes.id, { onDelete: 'cascade' }),
    /** A keyed hash of source kind and handle. */
    person: text().notNull(),
    /** Below which they are told. */
    mentionId: ofMention().notNull(),
    userId: byUser(),
    preparedAt: time().notNull(),
    /** As somebody said by hand; a reply posted after `preparedAt` says it too. */
    toldAt: time(),
  },
  (t) => [primaryKey({ columns: [t.fixId, t.person] }), index('fix_tellings_mention').on(t.mentionId)],
);

/** Who does not want to hear from a brand about what they wrote. */
export const doNotContact = pgTable(
  'do_not_contact',
  {
    brandId: ofBrand().notNull(),
    /** As in `fixTellings`. */
    person: text().notNull(),
    /** By which they are shown while it is kept. */
    mentionId: ref().references(() => mentions.id, { onDelete: 'set null' }),
    userId: byUser(),
    at: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.person] }), index('do_not_contact_mention').on(t.mentionId)],
);
