/** Incidents, beside the same found anew as of when they opened, and their mentions counted as of when they were looked at. */
import { isNotNull, isNull, sql } from 'drizzle-orm';
import { type Brand, type BrandModel, learn } from '../alerts/incidents/model.ts';
import { type Reckoned, reckonAnew } from '../alerts/incidents/reckon.ts';
import { sinceItBegan, TOTAL } from '../alerts/incidents/total.ts';
import { rows } from '../db/db.ts';
import { emergingThemes, incidents } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { SealState } from '../reports/seal.ts';
import { asOf, countHoursThen } from './as-of.ts';
import type { KeptFound } from './check-kept.ts';
import { incidentSeals } from './check-seals.ts';
import { type Difference, differences } from './compare.ts';
import { type Since, whyUnknown } from './why.ts';

type Incident = typeof incidents.$inferSelect;
type Opened = Omit<Reckoned, 'countedIds' | 'causeIds'> & Pick<Incident, 'countedIds' | 'causeIds'>;

/** What was found when each opened, and what was to be expected. */
export async function* checkOpened(platform: Platform): AsyncGenerator<KeptFound> {
  const seals = await incidentSeals(platform);
  for (const brand of await watchedBrands(platform)) {
    const models = new Map<number, BrandModel>();
    for (const incident of await learntOf(platform, brand.id)) {
      const learntAt = incident.learntAt!;
      const model = models.get(learntAt.getTime()) ?? (await modelThen(platform, brand, learntAt));
      models.set(learntAt.getTime(), model);
      const again = await foundThen(platform, brand, model, incident);
      const found = differences(openedWith(incident, incident), again && openedWith(again, incident));
      const seal = seals.get(incident.id)!;
      yield* differing(platform, incident, { at: learntAt }, { found, seal });
    }
  }
}

/** What is compared of it: its peak for as long as that is its beginning, and ids where they were kept. */
function openedWith(
  { hours, count, expected, low, high, mean, alarmsAYear, cause, startedAt, ...rest }: Opened,
  { openedAt, peakSeenAt, countedIds, causeIds }: Incident,
) {
  const { peak, peakAt, firstMentionId } = rest;
  return {
    ...{ hours, count, expected, low, high, mean, alarmsAYear, cause, startedAt, firstMentionId },
    ...(peakSeenAt?.getTime() === openedAt.getTime() && { peak, peakAt }),
    ...(countedIds && { countedIds: rest.countedIds?.join(' ') }),
    ...(causeIds && { causeIds: rest.causeIds?.join(' ') }),
  };
}

type Compared = { found: Difference[]; seal: SealState };

/** A reason that explains a difference excuses none where the seal says that something was changed. */
export async function* differing(
  platform: Platform,
  { id, brandId }: Pick<Incident, 'id' | 'brandId'>,
  since: Omit<Since, 'brandIds'>,
  { found, seal }: Compared,
): AsyncGenerator<KeptFound> {
  if (found.length === 0) return;
  const unknown = seal === 'broken' ? null : await whyUnknown(platform, { brandIds: [brandId], ...since });
  for (const difference of found) yield { report: `incident ${id}`, ...difference, unknown };
}

/** With what their watching depends on. */
export const watchedBrands = ({ db }: Platform) =>
  rows<Brand>(
    db,
    sql`select id::int as id, time_zone as "timeZone", false_alarms_a_year as "alarmsAYear" from brands order by id`,
  );

const learntOf = ({ db }: Platform, brandId: number): Promise<Incident[]> =>
  db
    .select()
    .from(incidents)
    .where(sql`${incidents.brandId} = ${brandId} and ${isNotNull(incidents.learntAt)}`)
    .orderBy(incidents.id);

/** What that moment's hours made likely, each counted as of then. */
export const modelThen = (platform: Platform, brand: Brand, at: Date) =>
  asOf(platform, { brandIds: [brand.id], at }, async (then) => {
    await countHoursThen(then, brand.id);
    return learn(then, brand);
  });

const foundThen = (platform: Platform, brand: Brand, model: BrandModel, incident: Incident) =>
  asOf(platform, { brandIds: [brand.id], at: incident.openedAt }, async (then) => {
    // Nothing else that opens is found in the hours themselves.
    if (incident.series === 'rating') await countHoursThen(then, brand.id);
    return reckonAnew(then, brand, model, incident);
  });

/** How many incidents and rises do not tell when they were counted, so that nothing is reckoned anew for them. */
export async function untimed({ db }: Platform): Promise<{ incidents: number; rises: number }> {
  const [opened, rises] = await Promise.all([
    db.$count(incidents, isNull(incidents.learntAt)),
    db.$count(emergingThemes, isNull(emergingThemes.countedAt)),
  ]);
  return { incidents: opened, rises };
}

type Looked = Pick<Incident, 'id' | 'brandId' | 'total'> & { updatedAt: string; from: string };

/** How many mentions they had when they were last looked at. */
export async function* checkTotals(platform: Platform): AsyncGenerator<KeptFound> {
  const looked = await rows<Looked>(
    platform.db,
    sql`select i.id::float8 as id, brand_id::float8 as "brandId", total, ${sql.raw(
      `to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    )} as "updatedAt", ((started_at at time zone b.time_zone)::date)::text as "from"
      from incidents i join brands b on b.id = i.brand_id order by i.id`,
  );
  const seals = await incidentSeals(platform);
  for (const { updatedAt, from, ...incident } of looked) {
    const at = new Date(updatedAt);
    const [counted] = await asOf(platform, { brandIds: [incident.brandId], at }, ({ db }) =>
      rows<{ total: number }>(
        db,
        sql`select ${TOTAL} as total from public.incidents i join mentions m on ${sinceItBegan(sql`i.updated_at`)}
          where i.id = ${incident.id}::bigint group by i.id, i.count`,
      ),
    );
    const recomputed = counted?.total ?? 0;
    const found =
      incident.total === recomputed
        ? []
        : [{ figure: 'mentions since it began', shown: incident.total, recomputed }];
    yield* differing(platform, incident, { at, from }, { found, seal: seals.get(incident.id)! });
  }
}
