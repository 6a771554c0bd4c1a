import { eq } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { brands } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';

/** Whether mentions that are surely not about the brand are set aside as they come in. */
export function switchSettingAside(
  platform: Platform,
  actor: Actor,
  brandId: number,
  setsAside: boolean,
): Promise<void> {
  return transact(platform, async (inside) => {
    const [brand] = await inside.db
      .update(brands)
      .set({ setsAside })
      .where(eq(brands.id, brandId))
      .returning();
    if (!brand) throw new Refusal('not-found', 'There is no such brand. It may have been removed.');
    const what = setsAside ? 'began to set aside what is not about' : 'stopped setting mentions aside for';
    await recordAudit(inside, actor, what, brand.name);
  });
}
