import { and, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { forgetRuns } from '../db/job-runs.ts';
import {
  budgets,
  idempotencyKeys,
  presences,
  sessions,
  signInAttempts,
  signInLinks,
  slackLinkOffers,
  slackRequests,
  submissions,
} from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';

const DAY = 86_400_000;

/**
 * Removes what has ended: sessions; presences, links, sign-in attempts, idempotency keys, sent forms, presses in Slack
 * and budgets older than a day; job runs older than two. What cost money is kept for a year.
 */
export async function tidy(platform: Platform): Promise<Record<string, number>> {
  const { db } = platform;
  const ended = platform.now();
  const yesterday = new Date(ended.getTime() - DAY);
  const gone = async (table: PgTable, when: SQL | undefined) =>
    (await db.delete(table).where(when).returning({ gone: sql`1` })).length;
  return {
    sessions: await gone(sessions, lt(sessions.expiresAt, ended)),
    links: await gone(
      signInLinks,
      or(lt(signInLinks.expiresAt, yesterday), lt(signInLinks.usedAt, yesterday)),
    ),
    attempts: await gone(signInAttempts, lt(signInAttempts.at, yesterday)),
    keys: await gone(idempotencyKeys, lt(idempotencyKeys.createdAt, yesterday)),
    submissions: await gone(submissions, lt(submissions.at, yesterday)),
    slackOffers: await gone(slackLinkOffers, lt(slackLinkOffers.expiresAt, yesterday)),
    slackRequests: await gone(slackRequests, lt(slackRequests.at, yesterday)),
    budgets: await gone(
      budgets,
      or(
        and(lt(budgets.windowEnd, yesterday), ne(budgets.unit, 'usd')),
        lt(budgets.windowEnd, new Date(ended.getTime() - 365 * DAY)),
      ),
    ),
    presences: await gone(presences, lt(presences.seenAt, yesterday)),
    runs: await forgetRuns(db, new Date(ended.getTime() - 2 * DAY)),
  };
}
