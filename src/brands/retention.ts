import { eq } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { brands } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';

const LONGEST_DAYS = 3650;

/** Sets after how many days the brand's texts and authors are forgotten; null keeps them as long as terms allow. */
export function changeRetention(
  platform: Platform,
  actor: Actor,
  { brandId, days }: { brandId: number; days: number | null },
): Promise<void> {
  if (days !== null && !(Number.isInteger(days) && days > 0 && days <= LONGEST_DAYS)) {
    const problem = `Give a whole number of days from 1 to ${LONGEST_DAYS}, or leave it empty.`;
    throw new Refusal('invalid', problem, { days: problem });
  }
  return transact(platform, async (inside) => {
    const [brand] = await inside.db
      .update(brands)
      .set({ retentionDays: days })
      .where(eq(brands.id, brandId))
      .returning({ name: brands.name });
    if (!brand) throw new Refusal('not-found', 'There is no such brand. It may have been removed.');
    const action = days === null ? 'lets texts be kept for' : `has texts forgotten after ${days} days for`;
    await recordAudit(inside, actor, action, brand.name);
  });
}
