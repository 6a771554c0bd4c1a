/** Where is looked for them. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, oneOf, ref, time } from './columns.ts';
import { byUser, ofUser } from './people.ts';

/** `settings` never holds a secret in the clear: secret fields are sealed strings. */
export const sources = pgTable(
  'sources',
  {
    id: id(),
    kind: text().notNull(),
    name: text().notNull(),
    settings: jsonb().$type<Record<string, string>>().notNull(),
    /** Where pacing is shared: one request at a time, one second apart. */
    host: text().notNull(),
    cursor: jsonb().$type<Record<string, unknown>>(),
    health: text()
      .$type<'working' | 'quiet' | 'slowed' | 'signed-out' | 'blocked' | 'broken' | 'gone' | 'paused'>()
      .notNull()
      .default('working'),
    healthSince: time().notNull(),
    /** One sentence for people: what happened and what to do. */
    healthNote: text(),
    failureClass: text(),
    failures: integer().notNull().default(0),
    intervalSeconds: integer().notNull().default(900),
    /** On how many publishing dates that pace rests, at most 10; with few, a silence says nothing. */
    datesKnown: integer().notNull().default(0),
    nextPollAt: time().notNull(),
    leaseToken: uuid(),
    leaseUntil: time(),
    lastPollAt: time(),
    lastSuccessAt: time(),
    newestItemAt: time(),
    /** Null until the first run has read its history; mentions stored before are marked backfilled. */
    backfilledAt: time(),
    /** What the first run has read so far; null when none is under way. */
    readSoFar: integer(),
    /** Sealed: what the adapter keeps between polls and nobody may read, such as an access token. */
    session: text(),
    /** When what the user entered stops being valid, where the source says so. */
    credentialExpiresAt: time(),
    /** A keyed hash of what its budgets belong to, the same for all that share them; null without budgets. */
    credential: text(),
    /** False where there is nothing to poll: a link, pushed or entered mentions. */
    polled: boolean().notNull().default(true),
    pausedBy: byUser(),
    pausedAt: time(),
    createdAt: time().notNull(),
  },
  (t) => [
    // Settings and rules may be longer than an index entry.
    uniqueIndex('sources_once').on(t.kind, sql`md5(settings::text)`),
    index('sources_due').on(t.nextPollAt).where(sql`paused_at is null and health <> 'gone' and polled`),
    index('sources_credential').on(t.credential).where(sql`credential is not null`),
    check(
      'sources_health',
      oneOf('health', `'working','quiet','slowed','signed-out','blocked','broken','gone','paused'`),
    ),
  ],
);

/** The last start of a request per host, shared by all processes. */
export const hosts = pgTable('hosts', { host: text().primaryKey(), freeAt: time().notNull() });

/** Times in which a source was not read; drawn as gaps, never as zero. */
export const sourceGaps = pgTable(
  'source_gaps',
  {
    id: id(),
    sourceId: ref()
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    fromAt: time().notNull(),
    toAt: time(),
    reason: text().notNull(),
    /** When a later poll had read all of it: then it is history, not a hole. */
    filledAt: time(),
    /** When it was found out; null: it grew out of several, or before that was kept. */
    notedAt: time(),
  },
  (t) => [index('source_gaps_source').on(t.sourceId, t.fromAt)],
);

/** What one credential has used in one window; every source that uses it draws on the same row. */
export const budgets = pgTable(
  'budgets',
  {
    /** The sources' keyed hash and the length of the window. */
    credential: text().notNull(),
    unit: text().$type<'requests' | 'units' | 'usd'>().notNull(),
    windowStart: time().notNull(),
    windowEnd: time().notNull(),
    spent: doublePrecision().notNull(),
    limit: doublePrecision().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.credential, t.unit, t.windowStart] }),
    check('budgets_unit', oneOf('unit', `'requests','units','usd'`)),
  ],
);

/** Replies that could not be read, kept for a day so that they can be reported. */
export const unreadReplies = pgTable(
  'unread_replies',
  {
    id: id(),
    sourceId: ref()
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    at: time().notNull(),
    /** Host and path alone: a query may hold a key. */
    address: text().notNull(),
    status: smallint().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    body: text().notNull(),
    failure: text().notNull(),
  },
  (t) => [index('unread_replies_source').on(t.sourceId, t.at), index('unread_replies_at').on(t.at)],
);

/** Somebody is away at a source's sign-in page, and comes back with this state. */
export const connections = pgTable('connections', {
  stateHash: text().primaryKey(),
  sourceId: ref()
    .notNull()
    .references(() => sources.id, { onDelete: 'cascade' }),
  userId: ofUser().notNull(),
  /** Sealed PKCE verifier (RFC 7636). */
  verifier: text().notNull(),
  expiresAt: time().notNull(),
});
