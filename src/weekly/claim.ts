/** Which letter is sent next, and what became of it. One that may have arrived is never sent again. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';

/** Longer than it takes to make and hand over one. */
const LEASE_MS = 120_000;
const GIVE_UP_MS = 24 * 3_600_000;
const LONGEST_PAUSE_MS = 3_600_000;

export type Claimed = {
  id: string;
  leaseToken: string;
  attempts: number;
  dueAt: Date;
  subscriptionId: number;
  brandId: number | null;
  userId: number | null;
  email: string | null;
  brandIds: number[];
  timeZone: string;
};

const at = (now: Date, later = 0) => sql`${new Date(now.getTime() + later).toISOString()}::timestamptz`;

/** The oldest that waits, marked as being sent under a lease; null when none does. */
export async function claimLetter({ db, now }: Platform): Promise<Claimed | null> {
  const [claimed] = await rows<Omit<Claimed, 'dueAt'> & { dueAt: string }>(
    db,
    sql`with due as materialized (
        select id from report_letters where status = 'pending' and next_attempt_at <= ${at(now())}
        order by next_attempt_at, id limit 1 for update skip locked
      )
      update report_letters l set status = 'sending', attempts = l.attempts + 1, lease_token = gen_random_uuid(),
        next_attempt_at = ${at(now(), LEASE_MS)}
      from due, report_subscriptions s where l.id = due.id and s.id = l.subscription_id
      returning l.id, l.lease_token as "leaseToken", l.attempts, l.due_at as "dueAt", s.id::float8 as "subscriptionId",
        s.brand_id::float8 as "brandId", s.user_id::float8 as "userId", s.email, s.time_zone as "timeZone",
        to_jsonb(s.brand_ids) as "brandIds"`,
  );
  return claimed ? { ...claimed, dueAt: new Date(claimed.dueAt) } : null;
}

/** Letters whose sending was cut off in the middle: whether they arrived, nobody knows. */
export async function giveUpCutOff({ db, now }: Platform): Promise<number> {
  const note = 'Its sending was cut off. It may have arrived, so it was not sent again.';
  const left = await rows(
    db,
    sql`update report_letters set status = 'unclear', lease_token = null, failure_note = ${note}
      where status = 'sending' and next_attempt_at <= ${at(now())} returning id`,
  );
  return left.length;
}

export type Outcome = { is: 'sent' | 'empty' | 'failed' | 'unclear' | 'postponed'; failure: Failure | null };

/** Settles it if the lease is still ours. */
export async function settleLetter(
  { db, now }: Platform,
  letter: Claimed,
  { is, failure }: Outcome,
): Promise<void> {
  const isHopeless = is === 'postponed' && now().getTime() - letter.dueAt.getTime() >= GIVE_UP_MS;
  const status = is === 'postponed' ? (isHopeless ? 'failed' : 'pending') : is;
  const pause = Math.min(LONGEST_PAUSE_MS, 30_000 * 2 ** Math.min(10, letter.attempts));
  const again = Math.max(pause, (failure?.retryAt?.getTime() ?? 0) - now().getTime());
  await rows(
    db,
    sql`update report_letters set status = ${status}, lease_token = null, next_attempt_at = ${at(now(), again)},
        failure_note = ${failure?.message ?? null}::text, sent_at = case when ${is === 'sent'} then ${at(now())} end
      where id = ${letter.id}::uuid and lease_token = ${letter.leaseToken}::uuid`,
  );
}
