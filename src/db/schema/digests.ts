/** Who is told what a list of the inbox got. */
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { channels } from './channels.ts';
import { id, oneOf, ref, time } from './columns.ts';
import { ofUser } from './people.ts';

/** Somebody is told regularly what a list of the inbox got: by letter, or through a channel. In the zone of the owner. */
export const digests = pgTable(
  'digests',
  {
    id: id(),
    /** What they may see is what the digest tells. */
    userId: ofUser().notNull(),
    /** Null: by letter to the owner. */
    channelId: ref().references(() => channels.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    brandId: ofBrand(),
    /** A view of the inbox. */
    view: text().notNull(),
    filter: text().notNull(),
    cadence: text().$type<'hourly' | 'daily' | 'weekly'>().notNull(),
    form: text().$type<'team' | 'executive'>().notNull(),
    /** Of the day, in the owner's zone; not for hourly ones. */
    hour: smallint().notNull().default(8),
    /** 1 is Monday; only for weekly ones. */
    weekday: smallint().notNull().default(1),
    /** The end of the period that is due next. */
    nextAt: time().notNull(),
    /** The reader does not want it any more. */
    endedAt: time(),
    createdAt: time().notNull(),
  },
  (t) => [
    index('digests_due').on(t.nextAt).where(sql`ended_at is null`),
    index('digests_owner').on(t.userId, t.id),
    check('digests_cadence', oneOf('cadence', `'hourly','daily','weekly'`)),
    check('digests_time', sql`hour between 0 and 23 and weekday between 1 and 7`),
  ],
);

/** One digest of one period: written down first, so that it goes out once. */
export const digestIssues = pgTable(
  'digest_issues',
  {
    id: uuid().primaryKey().defaultRandom(),
    digestId: ref()
      .notNull()
      .references(() => digests.id, { onDelete: 'cascade' }),
    since: time().notNull(),
    until: time().notNull(),
    /** `empty`: there was nothing to tell. */
    status: text().$type<'pending' | 'sent' | 'empty' | 'failed'>().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: time().notNull(),
    leaseToken: uuid(),
    sentAt: time(),
    failureClass: text(),
    failureNote: text(),
  },
  (t) => [
    unique('digest_issues_once').on(t.digestId, t.until),
    index('digest_issues_due').on(t.nextAttemptAt).where(sql`status = 'pending'`),
  ],
);

/** A list of the inbox as a feed under a secret address, which is stored as a hash. */
export const feedLinks = pgTable(
  'feed_links',
  {
    id: id(),
    /** What they may see is what the feed shows. */
    userId: ofUser().notNull(),
    name: text().notNull(),
    brandId: ofBrand(),
    /** A view of the inbox. */
    view: text().notNull(),
    filter: text().notNull(),
    tokenHash: text().notNull().unique(),
    createdAt: time().notNull(),
    lastReadAt: time(),
    revokedAt: time(),
  },
  (t) => [index('feed_links_owner').on(t.userId, t.id)],
);
