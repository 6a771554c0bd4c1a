import { desc, sql } from 'drizzle-orm';
import { brands, matchRules } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Brand } from './brands.ts';

/** The brand that somebody began to set up: the newest of one's own without a match rule; null when there is none. */
export async function unfinishedBrand({ db }: Platform): Promise<Brand | null> {
  const [brand] = await db
    .select()
    .from(brands)
    .where(
      sql`${brands.kind} = 'own' and not exists (
        select 1 from ${matchRules} where ${matchRules.brandId} = ${brands.id})`,
    )
    .orderBy(desc(brands.id))
    .limit(1);
  return brand ?? null;
}
