/** What incidents and charts take for usual, beside the same learnt anew as of when it was learnt. */
import { sql } from 'drizzle-orm';
import type { BrandModel } from '../alerts/incidents/model.ts';
import { expectations } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { modelThen, watchedBrands } from './check-incidents.ts';
import type { KeptFound } from './check-kept.ts';
import { differences } from './compare.ts';
import { whyUnknown } from './why.ts';

/** Every brand's model. */
export async function* checkUsual(platform: Platform): AsyncGenerator<KeptFound> {
  for (const brand of await watchedBrands(platform)) {
    const [stored] = await platform.db
      .select()
      .from(expectations)
      .where(sql`${expectations.brandId} = ${brand.id}`);
    if (!stored) continue;
    const { model, madeAt: at } = stored;
    const { alarmsAYear } = model as BrandModel;
    const found = differences(model, await modelThen(platform, { ...brand, alarmsAYear }, at));
    const unknown = found.length > 0 ? await whyUnknown(platform, { brandIds: [brand.id], at }) : null;
    for (const difference of found)
      yield { report: `what is usual of brand ${brand.id}`, ...difference, unknown };
  }
}
