/** Who reads reports outside of Earshot. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { id, oneOf, ref, time } from './columns.ts';
import { byUser, ofUser } from './people.ts';

/** A report that anybody who has its secret address may read, until it ends. */
export const sharedReports = pgTable(
  'shared_reports',
  {
    id: id(),
    /** Who made it. */
    userId: byUser(),
    label: text().notNull(),
    tokenHash: text().notNull().unique(),
    /** Null: all own brands among `brandIds`. */
    brandId: ofBrand(),
    /** What its maker could see: those it may be about and compare with. */
    brandIds: bigint({ mode: 'number' }).array().notNull(),
    /** Ends with the day on which it is read; null where both days are fixed. */
    period: text().$type<'7d' | '30d' | '90d' | '12m' | 'month' | 'quarter'>(),
    fromDay: date({ mode: 'string' }),
    toDay: date({ mode: 'string' }),
    /** What the report is narrowed to. */
    only: jsonb()
      .$type<{ sourceKind: string | null; language: string | null; theme: string | null }>()
      .notNull()
      .default({ sourceKind: null, language: null, theme: null }),
    /** The report as it was, without words of authors; null while it is made anew for each reader. */
    figures: jsonb().$type<Record<string, unknown>>(),
    /** A keyed hash of the figures, by which a later change of them is found. */
    figuresSeal: text(),
    shows: text().$type<'figures' | 'quotes' | 'authors'>().notNull().default('figures'),
    passwordHash: text(),
    expiresAt: time(),
    revokedAt: time(),
    openedAt: time(),
    opens: integer().notNull().default(0),
    createdAt: time().notNull(),
  },
  (t) => [
    index('shared_reports_recent').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('shared_reports_shows', oneOf('shows', `'figures','quotes','authors'`)),
    check('shared_reports_period', oneOf('period', `'7d','30d','90d','12m','month','quarter'`)),
    check(
      'shared_reports_days',
      sql`num_nonnulls(from_day, to_day, figures, figures_seal) = case when period is null then 4 else 0 end`,
    ),
  ],
);

/** Who gets the report by letter every week. */
export const reportSubscriptions = pgTable(
  'report_subscriptions',
  {
    id: id(),
    /** The user who reads it; null for an address outside. */
    userId: ofUser(),
    /** An address outside that has to say yes first; null for users. */
    email: text(),
    /** Who added the address. */
    addedBy: byUser(),
    brandId: ofBrand(),
    /** For an address outside: what whoever added it could see. A user gets what they may see on the day. */
    brandIds: bigint({ mode: 'number' }).array().notNull().default(sql`'{}'`),
    /** 1 is Monday. */
    weekday: smallint().notNull(),
    hour: smallint().notNull(),
    timeZone: text().notNull(),
    confirmedAt: time(),
    endedAt: time(),
    nextAt: time().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [
    uniqueIndex('report_subscriptions_user')
      .on(t.userId, sql`coalesce(brand_id, 0)`)
      .where(sql`ended_at is null`),
    uniqueIndex('report_subscriptions_email')
      .on(sql`lower(${t.email})`, sql`coalesce(brand_id, 0)`)
      .where(sql`ended_at is null`),
    index('report_subscriptions_due').on(t.nextAt).where(sql`ended_at is null and confirmed_at is not null`),
    check('report_subscriptions_reader', sql`num_nonnulls(user_id, email) = 1`),
    check('report_subscriptions_time', sql`hour between 0 and 23 and weekday between 1 and 7`),
  ],
);

/** One letter of one week: written down first, so that it goes out once. */
export const reportLetters = pgTable(
  'report_letters',
  {
    id: uuid().primaryKey().defaultRandom(),
    subscriptionId: ref()
      .notNull()
      .references(() => reportSubscriptions.id, { onDelete: 'cascade' }),
    /** When it was due. */
    dueAt: time().notNull(),
    /** `unclear`: its sending was cut off and it may have arrived, so it is not sent again. */
    status: text()
      .$type<'pending' | 'sending' | 'sent' | 'empty' | 'failed' | 'unclear'>()
      .notNull()
      .default('pending'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: time().notNull(),
    leaseToken: uuid(),
    sentAt: time(),
    failureNote: text(),
  },
  (t) => [
    unique('report_letters_once').on(t.subscriptionId, t.dueAt),
    index('report_letters_due').on(t.nextAttemptAt).where(sql`status in ('pending','sending')`),
    check('report_letters_status', oneOf('status', `'pending','sending','sent','empty','failed','unclear'`)),
  ],
);
