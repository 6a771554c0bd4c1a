/** What sending a digest came to, if the lease is still ours. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { ClaimedIssue } from './claim.ts';

export type Outcome = 'sent' | 'empty' | 'postponed' | 'failed';

const GIVE_UP_MS = 24 * 3_600_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** A failure that lasts ends the issue, and the next period is tried as usual. */
export async function settleIssue(
  { db, now }: Platform,
  issue: ClaimedIssue,
  { is, failure }: { is: Outcome; failure: Failure | null },
): Promise<void> {
  const pause = Math.min(LONGEST_PAUSE_MS, 30_000 * 2 ** Math.min(10, issue.attempts));
  const asked = failure?.retryAt?.getTime() ?? 0;
  const again = new Date(Math.max(asked, now().getTime() + pause));
  const isHopeless = is === 'postponed' && now().getTime() - issue.until.getTime() >= GIVE_UP_MS;
  const status = is === 'postponed' ? (isHopeless ? 'failed' : 'pending') : is;
  // What the other side turned away did not arrive: a further attempt is no repeat.
  const isTurnedAway = failure?.class === 'rate';
  await rows(
    db,
    sql`update digest_issues set status = ${status}, lease_token = null, next_attempt_at = ${again.toISOString()}::timestamptz,
        attempts = attempts - ${isTurnedAway ? 1 : 0}::int, failure_class = ${failure?.class ?? null}::text,
        failure_note = ${failure?.message ?? null}::text,
        sent_at = case when ${is === 'sent'} then ${now().toISOString()}::timestamptz end
      where id = ${issue.id}::uuid and lease_token = ${issue.leaseToken}::uuid and status = 'pending'`,
  );
}

/** Issues that no channel took for a day are given up; how many. */
export async function dropOldIssues({ db, now }: Platform): Promise<number> {
  const dropped = await rows(
    db,
    sql`update digest_issues set status = 'failed', lease_token = null,
        failure_note = coalesce(failure_note, 'Given up: the channel took no message for 24 hours.')
      where status = 'pending' and next_attempt_at <= ${now().toISOString()}::timestamptz
        and until < ${new Date(now().getTime() - GIVE_UP_MS).toISOString()}::timestamptz returning id`,
  );
  return dropped.length;
}
