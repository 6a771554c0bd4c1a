/** Pausing alert rules for a while: they ring again by themselves. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { alertRules } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import { NAPS, type Nap, napEnd } from '../mentions/snooze-times.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { noSuchRule } from './rules.ts';

/** `until` empty: they ring again now. Gives how many changed. Throws Refusal for an unknown time or no rule. */
export function pauseAlertRules(
  platform: Platform,
  actor: Actor,
  { ids, until, timeZone }: { ids: number[]; until: string; timeZone: string },
): Promise<{ count: number; pausedUntil: Date | null }> {
  const nap = NAPS.find((one) => one === until);
  if (until !== '' && !nap) throw new Refusal('invalid', 'There is no such pause. Choose one of the list.');
  const pausedUntil = nap ? napEnd(nap as Nap, platform.now(), timeZone) : null;
  return transact(platform, async (inside) => {
    const changed = await inside.db
      .update(alertRules)
      .set({ pausedUntil })
      .where(
        and(
          inArray(alertRules.id, ids),
          nap ? eq(alertRules.enabled, true) : sql`${alertRules.pausedUntil} is not null`,
        ),
      )
      .returning({ name: alertRules.name });
    if (changed.length === 0 && ids.length === 1 && nap) throw noSuchRule();
    const [only] = changed;
    const subject = changed.length === 1 ? only!.name : `${changed.length} alert rules`;
    if (changed.length > 0)
      await recordAudit(
        inside,
        actor,
        pausedUntil ? 'paused the alert rule' : 'resumed the alert rule',
        subject,
      );
    return { count: changed.length, pausedUntil };
  });
}
