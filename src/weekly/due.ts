/** Letters that are due are written down once; weeks that were missed become one. */
import { and, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { reportLetters, reportSubscriptions } from '../db/schema.ts';
import { lastEnd, nextEnd } from '../digests/schedule.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';

const AT_ONCE = 100;

/** Gives how many are new. Any number of processes may ask at once. */
export function writeDueLetters(platform: Platform): Promise<number> {
  return transact(platform, async (inside) => {
    const now = inside.now();
    const { id, weekday, hour, timeZone, nextAt, endedAt, confirmedAt } = reportSubscriptions;
    const due = await inside.db
      .select({ id, weekday, hour, timeZone, nextAt })
      .from(reportSubscriptions)
      .where(and(lte(nextAt, now), isNull(endedAt), isNotNull(confirmedAt)))
      .orderBy(nextAt)
      .limit(AT_ONCE)
      .for('update', { skipLocked: true });
    if (due.length === 0) return 0;
    const letters = due.map((one) => ({
      subscriptionId: one.id,
      dueAt: dueOf(one, now),
      nextAttemptAt: now,
    }));
    const made = await inside.db
      .insert(reportLetters)
      .values(letters)
      .onConflictDoNothing()
      .returning({ id: reportLetters.id });
    const moved = due.map((one) => ({
      id: one.id,
      at: nextEnd({ cadence: 'weekly', ...one }, now, one.timeZone),
    }));
    await rows(
      inside.db,
      sql`update report_subscriptions s set next_at = m.at
        from jsonb_to_recordset(${JSON.stringify(moved)}::text::jsonb) as m(id bigint, at timestamptz)
        where s.id = m.id`,
    );
    return made.length;
  });
}

type Due = Pick<typeof reportSubscriptions.$inferSelect, 'weekday' | 'hour' | 'timeZone' | 'nextAt'>;

/** The last time at which it was due: of weeks that were missed the newest is told. */
function dueOf(one: Due, now: Date): Date {
  const last = lastEnd({ cadence: 'weekly', ...one }, now, one.timeZone);
  return last > one.nextAt ? last : one.nextAt;
}
