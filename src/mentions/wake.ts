import { sql } from 'drizzle-orm';
import type { Budget } from '../../jobs/job.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { changeMentions } from './change.ts';
import { SYSTEM } from './mention.ts';

const BATCH = 500;

/** Opens snoozed mentions whose time has come. Any number of processes may do so at once. */
export async function wakeSnoozed(platform: Platform, budget: Budget): Promise<{ woken: number }> {
  let woken = 0;
  for (let last = BATCH; last === BATCH && platform.now() < budget.until; woken += last) {
    last = (await transact(platform, wakeBatch)).length;
  }
  return { woken };
}

function wakeBatch(inside: Platform) {
  const chosen = sql`select id, null::int as expected from mentions
    where status = 'snoozed' and snoozed_until <= ${inside.now().toISOString()}::timestamptz
    order by snoozed_until limit ${BATCH} for update skip locked`;
  const set = { status: sql`'open'`, snoozedUntil: sql`null` };
  return changeMentions(inside, SYSTEM, { chosen, brandIds: null, from: ['snoozed'], kind: 'woken', set });
}
