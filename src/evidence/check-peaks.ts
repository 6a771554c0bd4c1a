/** The most that incidents held within their hours, beside the mentions of those hours as of when that was counted. */
import { sql } from 'drizzle-orm';
import { type Recent, recentOf } from '../alerts/incidents/recent.ts';
import { keyOf } from '../alerts/incidents/watch.ts';
import { bigints, rows } from '../db/db.ts';
import { incidents } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { dayOf } from '../reports/period.ts';
import { asOf } from './as-of.ts';
import { differing, watchedBrands } from './check-incidents.ts';
import type { KeptFound } from './check-kept.ts';
import { incidentSeals } from './check-seals.ts';
import { differences } from './compare.ts';

type Incident = typeof incidents.$inferSelect;
type Brand = { id: number; timeZone: string };

const HOUR_MS = 3_600_000;

/** Of every incident that grew after it had opened. */
export async function* checkPeaks(platform: Platform): AsyncGenerator<KeptFound> {
  const brands = new Map((await watchedBrands(platform)).map((brand) => [brand.id, brand]));
  const seals = await incidentSeals(platform);
  const grown = await platform.db
    .select()
    .from(incidents)
    .where(sql`${incidents.peakSeenAt} > ${incidents.openedAt}`)
    .orderBy(incidents.id);
  for (const incident of grown) {
    const brand = brands.get(incident.brandId)!;
    const { peak, peakAt, peakIds, peakSeenAt, startedAt } = incident;
    const counted = await mentionsThen(platform, brand, incident);
    const found = differences(
      { peak, peakAt, peakIds: peakIds!.join(' ') },
      {
        peak: counted.length,
        peakAt: new Date(counted.at(-1)?.at ?? startedAt),
        peakIds: counted.map(({ id }) => id).join(' '),
      },
    );
    const since = { at: peakSeenAt!, from: dayOf(startedAt, brand.timeZone) };
    yield* differing(platform, incident, since, { found, seal: seals.get(incident.id)! });
  }
}

/** Of the hours that ended with the peak, oldest first. */
async function mentionsThen(platform: Platform, brand: Brand, incident: Incident): Promise<Recent[]> {
  const { series, theme, startedAt, peakAt, hours } = incident;
  const kinds = await kindsOf(platform, incident);
  const recent = await asOf(platform, { brandIds: [brand.id], at: incident.peakSeenAt! }, (then) =>
    recentOf(then, brand, kinds),
  );
  const [until, since] = [peakAt.getTime(), peakAt.getTime() - hours * HOUR_MS];
  return recent.filter(
    ({ at, keys }) =>
      at > since && at >= startedAt.getTime() && at <= until && keys.includes(keyOf(series, theme)),
  );
}

/** Others were not settled when it was counted. */
async function kindsOf({ db }: Platform, { countedIds, peakIds }: Incident): Promise<string[]> {
  const ids = bigints([...countedIds!, ...peakIds!]);
  const found = await rows<{ kind: string }>(
    db,
    sql`select distinct source_kind as kind from mentions where id = any(${ids})`,
  );
  return found.map(({ kind }) => kind);
}
