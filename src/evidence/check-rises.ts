/** What was on the rise, beside the same found anew as of when it was last counted. */
import { isNotNull, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { emergingThemes } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { addDays, dayOf } from '../reports/period.ts';
import { BASELINE_DAYS } from '../reports/themes/emerging.ts';
import { risingNow } from '../reports/themes/find-emerging.ts';
import { riseKey } from '../reports/themes/findings.ts';
import { asOf } from './as-of.ts';
import type { KeptFound } from './check-kept.ts';
import { riseSeals } from './check-seals.ts';
import { differences } from './compare.ts';
import { whyUnknown } from './why.ts';

type Rise = typeof emergingThemes.$inferSelect;

/** The figures of every rise. */
export async function* checkRises(platform: Platform): AsyncGenerator<KeptFound> {
  const brands = await rows<{ id: number; timeZone: string }>(
    platform.db,
    sql`select id::int as id, time_zone as "timeZone" from brands order by id`,
  );
  const seals = await riseSeals(platform);
  for (const brand of brands)
    for (const rise of await risesOf(platform, brand.id)) {
      const at = rise.countedAt!;
      const { findings } = await asOf(platform, { brandIds: [brand.id], at }, (then) =>
        risingNow(then, brand),
      );
      const again = findings.find((one) => riseKey(one) === riseKey(rise));
      const found = differences(figuresOf(rise), again && figuresOf(again));
      if (found.length === 0) continue;
      const from = addDays(dayOf(at, brand.timeZone), -BASELINE_DAYS - 7);
      const isChanged = seals.get(rise.id) === 'broken';
      const unknown = isChanged ? null : await whyUnknown(platform, { brandIds: [brand.id], at, from });
      for (const difference of found) yield { report: `rise of “${rise.name}”`, ...difference, unknown };
    }
}

const risesOf = ({ db }: Platform, brandId: number): Promise<Rise[]> =>
  db
    .select()
    .from(emergingThemes)
    .where(sql`${emergingThemes.brandId} = ${brandId} and ${isNotNull(emergingThemes.countedAt)}`)
    .orderBy(emergingThemes.id);

type Figures = Pick<
  Rise,
  'also' | 'days' | 'mentions' | 'negative' | 'voices' | 'expected' | 'ratio' | 'ratioLow' | 'ratioHigh'
>;

const figuresOf = ({ also, days, mentions, negative, voices, ...rise }: Figures): Figures => ({
  ...{ also, days, mentions, negative, voices, expected: rise.expected },
  ...{ ratio: rise.ratio, ratioLow: rise.ratioLow, ratioHigh: rise.ratioHigh },
});
