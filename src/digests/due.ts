/** A period that ended is written down once; several that were missed become one. */
import { and, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { digestIssues, digests, users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { lastEnd, nextEnd } from './schedule.ts';

const AT_ONCE = 100;
/** How long it stays known what went out. */
const KEPT_MS = 90 * 86_400_000;

/** Gives how many issues are new. Any number of processes may ask at once. */
export function writeDue(platform: Platform): Promise<number> {
  return transact(platform, async (inside) => {
    const now = inside.now();
    const { id, cadence, hour, weekday, nextAt } = digests;
    const due = await inside.db
      .select({ id, cadence, hour, weekday, nextAt, timeZone: users.timeZone })
      .from(digests)
      .innerJoin(users, eq(users.id, digests.userId))
      .where(and(lte(nextAt, now), isNull(digests.endedAt)))
      .orderBy(nextAt)
      .limit(AT_ONCE)
      .for('update', { of: digests, skipLocked: true });
    if (due.length === 0) return 0;
    const periods = due.map((one) => {
      const until = lastEnd(one, now, one.timeZone);
      const before = new Date(one.nextAt.getTime() - 1);
      return {
        digestId: one.id,
        since: lastEnd(one, before, one.timeZone),
        // In a zone that the owner chose since, the period may not have ended yet.
        until: until > before ? until : one.nextAt,
        nextAt: nextEnd(one, now, one.timeZone),
      };
    });
    const made = await inside.db
      .insert(digestIssues)
      .values(periods.map(({ digestId, since, until }) => ({ digestId, since, until, nextAttemptAt: now })))
      .onConflictDoNothing()
      .returning({ id: digestIssues.id });
    await rows(
      inside.db,
      sql`update digests d set next_at = p."nextAt"
        from jsonb_to_recordset(${JSON.stringify(periods)}::text::jsonb) as p("digestId" bigint, "nextAt" timestamptz)
        where d.id = p."digestId"`,
    );
    const ids = periods.map(({ digestId }) => digestId);
    const old = lt(digestIssues.until, new Date(now.getTime() - KEPT_MS));
    await inside.db.delete(digestIssues).where(and(inArray(digestIssues.digestId, ids), old));
    return made.length;
  });
}
