/** What incidents and rises were said to exceed, beside the same reckoned anew as of then. */
import { isNull, sql } from 'drizzle-orm';
import { type Opened, reckonAnew, type Usual } from '../alerts/incidents/reckon.ts';
import { rows } from '../db/db.ts';
import { emergingThemes, incidents } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { KEPT_DAYS } from '../reports/hourly.ts';
import { risingNow } from '../reports/themes/find-emerging.ts';
import { riseKey } from '../reports/themes/findings.ts';
import { changedSince, type KeptFound } from './check-kept.ts';
import { differences } from './compare.ts';

type Brand = { id: number; timeZone: string; alarmsAYear: number };

const brandsOf = ({ db }: Platform) =>
  rows<Brand>(
    db,
    sql`select id::int as id, time_zone as "timeZone", false_alarms_a_year as "alarmsAYear" from brands order by id`,
  );

const DAY_MS = 86_400_000;
const dayBefore = (at: Date, days: number) =>
  new Date(at.getTime() - days * DAY_MS).toISOString().slice(0, 10);

/** What was to be expected of every incident, and 95 % of such windows. */
export async function* checkExpected(platform: Platform): AsyncGenerator<KeptFound> {
  for (const brand of await brandsOf(platform))
    for (const { id, expected, low, high, ...opened } of await openedOf(platform, brand.id)) {
      const counted = await reckonAnew(platform, brand, opened);
      const found = differences({ expected, low, high } satisfies Usual, counted);
      if (found.length === 0) continue;
      const isOlder = counted === null || (await hoursChanged(platform, brand.id, opened.learntAt));
      for (const difference of found) yield { report: `incident ${id}`, ...difference, isOlder };
    }
}

async function openedOf({ db }: Platform, brandId: number): Promise<(Opened & Usual & { id: number })[]> {
  const { id, series, theme, direction, hours, startedAt, openedAt, learntAt, expected, low, high } =
    incidents;
  const found = await db
    .select({ id, series, theme, direction, hours, startedAt, openedAt, learntAt, expected, low, high })
    .from(incidents)
    .where(sql`${incidents.brandId} = ${brandId} and ${learntAt} is not null`)
    .orderBy(id);
  return found.map((one) => ({ ...one, learntAt: one.learntAt! }));
}

/** How many incidents and rises do not tell when they were counted, so that nothing is reckoned anew for them. */
export async function untimed({ db }: Platform): Promise<{ incidents: number; rises: number }> {
  const [opened, rises] = await Promise.all([
    db.$count(incidents, isNull(incidents.learntAt)),
    db.$count(emergingThemes, isNull(emergingThemes.countedAt)),
  ]);
  return { incidents: opened, rises };
}

/** Whether hours were counted again, fell out of those that are kept, or were read later after all. */
async function hoursChanged(platform: Platform, brandId: number, learntAt: Date): Promise<boolean> {
  const from = dayBefore(learntAt, KEPT_DAYS);
  const [row] = await rows<{ changed: boolean }>(
    platform.db,
    sql`select exists (select 1 from mentions where brand_id = ${brandId}::bigint
        and published_at < ${dayBefore(platform.now(), KEPT_DAYS)}::date)
      or exists (select 1 from source_gaps where filled_at > ${learntAt.toISOString()}::timestamptz) as changed`,
  );
  return row!.changed || changedSince(platform, { brandId, from, since: counting(learntAt) });
}

/** What came just before may have been counted just after. */
const counting = (at: Date) => new Date(at.getTime() - 10 * 60_000);

/** The figures of every rise, as it was last counted. */
export async function* checkRises(platform: Platform): AsyncGenerator<KeptFound> {
  for (const brand of await brandsOf(platform))
    for (const { countedAt, name, kind, ...shown } of await risesOf(platform, brand.id)) {
      const { findings } = await risingNow({ ...platform, now: () => countedAt! }, brand);
      const again = findings.find((one) => riseKey(one) === riseKey({ kind, name }));
      const counted = again && figuresOf(again);
      const found = differences(shown, counted);
      if (found.length === 0) continue;
      const since = { brandId: brand.id, from: dayBefore(countedAt!, 40), since: counting(countedAt!) };
      const isOlder = await changedSince(platform, since);
      for (const difference of found) yield { report: `rise of “${name}”`, ...difference, isOlder };
    }
}

type Figures = Pick<
  typeof emergingThemes.$inferSelect,
  'days' | 'mentions' | 'negative' | 'voices' | 'expected' | 'ratio' | 'ratioLow' | 'ratioHigh'
>;

const figuresOf = ({
  days,
  mentions,
  negative,
  voices,
  expected,
  ratio,
  ratioLow,
  ratioHigh,
}: Figures): Figures => ({
  ...{ days, mentions, negative, voices },
  ...{ expected, ratio, ratioLow, ratioHigh },
});

async function risesOf({ db }: Platform, brandId: number) {
  const found = await db
    .select()
    .from(emergingThemes)
    .where(sql`${emergingThemes.brandId} = ${brandId} and ${emergingThemes.countedAt} is not null`)
    .orderBy(emergingThemes.id);
  return found.map(({ countedAt, name, kind, ...rise }) => ({ countedAt, name, kind, ...figuresOf(rise) }));
}
