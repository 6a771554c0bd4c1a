import { and, lt, ne, or } from 'drizzle-orm';
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
  const gone = {
    presences: await db
      .delete(presences)
      .where(lt(presences.seenAt, yesterday))
      .returning({ gone: presences.userId }),
    sessions: await db
      .delete(sessions)
      .where(lt(sessions.expiresAt, ended))
      .returning({ gone: sessions.userId }),
    links: await db
      .delete(signInLinks)
      .where(or(lt(signInLinks.expiresAt, yesterday), lt(signInLinks.usedAt, yesterday)))
      .returning({ gone: signInLinks.userId }),
    attempts: await db
      .delete(signInAttempts)
      .where(lt(signInAttempts.at, yesterday))
      .returning({ gone: signInAttempts.id }),
    keys: await db
      .delete(idempotencyKeys)
      .where(lt(idempotencyKeys.createdAt, yesterday))
      .returning({ gone: idempotencyKeys.tokenId }),
    submissions: await db
      .delete(submissions)
      .where(lt(submissions.at, yesterday))
      .returning({ gone: submissions.userId }),
    slackOffers: await db
      .delete(slackLinkOffers)
      .where(lt(slackLinkOffers.expiresAt, yesterday))
      .returning({ gone: slackLinkOffers.teamId }),
    slackRequests: await db
      .delete(slackRequests)
      .where(lt(slackRequests.at, yesterday))
      .returning({ gone: slackRequests.at }),
    budgets: await db
      .delete(budgets)
      .where(
        or(
          and(lt(budgets.windowEnd, yesterday), ne(budgets.unit, 'usd')),
          lt(budgets.windowEnd, new Date(ended.getTime() - 365 * DAY)),
        ),
      )
      .returning({ gone: budgets.unit }),
  };
  return {
    sessions: gone.sessions.length,
    links: gone.links.length,
    attempts: gone.attempts.length,
    keys: gone.keys.length,
    submissions: gone.submissions.length,
    slackOffers: gone.slackOffers.length,
    slackRequests: gone.slackRequests.length,
    budgets: gone.budgets.length,
    presences: gone.presences.length,
    runs: await forgetRuns(db, new Date(ended.getTime() - 2 * DAY)),
  };
}
