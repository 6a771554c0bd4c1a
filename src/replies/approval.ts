import { eq } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { brands } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';

export const APPROVALS = ['nobody', 'responders', 'everybody'] as const;
export type Approval = (typeof APPROVALS)[number];

const TOLD: Record<Approval, string> = {
  nobody: 'asks for no approval of replies for',
  responders: 'asks for approval of what responders reply for',
  everybody: 'asks for approval of every reply for',
};

/** Whose replies somebody else has to approve from now on. */
export function changeApproval(
  platform: Platform,
  actor: Actor,
  { brandId, approval }: { brandId: number; approval: Approval },
): Promise<void> {
  return transact(platform, async (inside) => {
    const [brand] = await inside.db
      .update(brands)
      .set({ approval })
      .where(eq(brands.id, brandId))
      .returning({ name: brands.name });
    if (!brand) throw new Refusal('not-found', 'There is no such brand. It may have been removed.');
    await recordAudit(inside, actor, TOLD[approval], brand.name);
  });
}
