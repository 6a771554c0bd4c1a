/** How they come in, by password, link, token and Slack, and what they sent once. */
import { check, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { id, oneOf, ref, time } from './columns.ts';
import { ofUser } from './people.ts';

export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    userId: ofUser().notNull(),
    createdAt: time().notNull(),
    lastSeenAt: time().notNull(),
    expiresAt: time().notNull(),
  },
  (t) => [index('sessions_user').on(t.userId), index('sessions_expiry').on(t.expiresAt)],
);

/** One-time links: the first sign-in, an invitation, a forgotten password. */
export const signInLinks = pgTable('sign_in_links', {
  tokenHash: text().primaryKey(),
  userId: ofUser().notNull(),
  createdAt: time().notNull(),
  expiresAt: time().notNull(),
  usedAt: time(),
});

/** Password checks per account and per address, so that guessing is slow everywhere. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  { id: id(), bucket: text().notNull(), at: time().notNull() },
  (t) => [index('sign_in_attempts_bucket').on(t.bucket, t.at)],
);

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    userId: ofUser().notNull(),
    name: text().notNull(),
    prefix: text().notNull(),
    tokenHash: text().notNull().unique(),
    scope: text().$type<'read' | 'write'>().notNull(),
    createdAt: time().notNull(),
    lastUsedAt: time(),
    revokedAt: time(),
  },
  (t) => [index('api_tokens_user').on(t.userId), check('api_tokens_scope', oneOf('scope', `'read','write'`))],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tokenId: ref()
      .notNull()
      .references(() => apiTokens.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: smallint(),
    body: text(),
    createdAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tokenId, t.key] })],
);

/** Forms that were sent, by what they held: a second press of the same button changes nothing. */
export const submissions = pgTable(
  'submissions',
  {
    userId: ofUser().notNull(),
    key: text().notNull(),
    at: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] }), index('submissions_at').on(t.at)],
);

/** Who somebody in Slack is here: they said so themselves, signed in. */
export const slackLinks = pgTable(
  'slack_links',
  {
    teamId: text().notNull(),
    slackUserId: text().notNull(),
    userId: ofUser().notNull(),
    /** As Slack calls them, to be recognised. */
    slackName: text().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.slackUserId] }), index('slack_links_user').on(t.userId)],
);

/** One-time links that somebody in Slack was given, to say who they are here. */
export const slackLinkOffers = pgTable('slack_link_offers', {
  tokenHash: text().primaryKey(),
  teamId: text().notNull(),
  slackUserId: text().notNull(),
  slackName: text().notNull(),
  createdAt: time().notNull(),
  expiresAt: time().notNull(),
  usedAt: time(),
});

/** Signatures of what Slack sent a short while ago: the same request a second time is refused. */
export const slackRequests = pgTable(
  'slack_requests',
  { signature: text().primaryKey(), at: time().notNull() },
  (t) => [index('slack_requests_at').on(t.at)],
);
