/** A series day by day beside what is usual: for charts. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import { startOfDay } from '../../mentions/clock/zone.ts';
import type { Platform } from '../../platform/platform.ts';
import type { SeriesName } from '../../reports/hourly.ts';
import { addDays, dayOf, daysBetween } from '../../reports/period.ts';
import { quantileOf } from '../../reports/predictive.ts';
import { predictiveOf } from './expectation.ts';
import { exposureOf } from './exposure.ts';
import { hourOf, localCells } from './local-hours.ts';
import type { BrandModel } from './model.ts';
import { watchedFrom } from './past.ts';
import { gapsSince, type Watching } from './past-of.ts';
import { WINDOWS } from './variation.ts';
import { keyOf } from './watch.ts';

/** `low` to `high`: 95 % of such days. All null where nothing was learnt, or not listened for. */
export type CourseDay = {
  day: string;
  count: number;
  expected: number | null;
  low: number | null;
  high: number | null;
};

type Asked = { series: SeriesName; theme: string; from: string; to: string };

const HOUR_MS = 3_600_000;
/** Less of a day that was listened for is a gap. */
const LEAST_EXPOSED = 0.5;
/** The window whose variation stands for a day's. */
const DAY_WINDOW = WINDOWS.findIndex((hours) => hours >= 24);

/** The days from one to another, today so far included. */
export async function courseOf(platform: Platform, brand: Watching, asked: Asked): Promise<CourseDay[]> {
  const { from, to } = asked;
  const counts = await countsOf(platform, brand, asked);
  const [stored] = await rows<{ model: BrandModel }>(
    platform.db,
    sql`select model from expectations where brand_id = ${brand.id}`,
  );
  const usual = stored?.model.learnt ? await usualDays(platform, brand, stored.model, asked) : null;
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
    const day = addDays(from, index);
    return { day, count: counts.get(day) ?? 0, ...(usual?.get(day) ?? NOT_KNOWN) };
  });
}

const NOT_KNOWN = { expected: null, low: null, high: null };

async function countsOf(platform: Platform, brand: Watching, { series, theme, from, to }: Asked) {
  const found = await rows<{ day: string; count: number }>(
    platform.db,
    sql`select ((hour at time zone ${brand.timeZone})::date)::text as day, sum(count)::int as count
      from hourly_counts
      where brand_id = ${brand.id} and series = ${series} and (part = ${theme} or series = 'rating')
        and hour >= ${startOfDay(from, brand.timeZone).toISOString()}::timestamptz
        and hour < ${startOfDay(addDays(to, 1), brand.timeZone).toISOString()}::timestamptz
      group by 1`,
  );
  return new Map(found.map(({ day, count }) => [day, count]));
}

type Usual = Omit<CourseDay, 'day' | 'count'>;

async function usualDays(
  platform: Platform,
  brand: Watching,
  { learnt, kinds }: BrandModel,
  { series, theme, from, to }: Asked,
): Promise<Map<string, Usual>> {
  const key = keyOf(series, theme);
  const expectation = learnt!.lines.find((line) => line.key === key)?.expectation ?? learnt!.unheard;
  const first = hourOf(startOfDay(from, brand.timeZone));
  const length = (daysBetween(from, to) + 2) * 24;
  const exposure = exposureOf(kinds, await gapsSince(platform, first), first, length);
  const hours = { from: first, cells: localCells(first, length, brand.timeZone), exposure };
  const watched = watchedFrom({ key, series: 'volume' }, expectation, hours, first);
  const usual = new Map<string, Usual>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const [start, end] = [startOfDay(day, brand.timeZone), startOfDay(addDays(day, 1), brand.timeZone)];
    const until = Math.min(end.getTime(), platform.now().getTime());
    const place = hourOf(start) - first;
    const heard = exposure.slice(place, place + 24).reduce((sum, one) => sum + one, 0);
    if (heard < LEAST_EXPOSED * 24 || until - start.getTime() < HOUR_MS) continue;
    const expected = watched.expected(start.getTime(), until);
    const predictive = predictiveOf(expectation, expected, DAY_WINDOW);
    usual.set(day, { expected, low: quantileOf(predictive, 0.025), high: quantileOf(predictive, 0.975) });
  }
  return usual;
}

/** The days of an incident with four weeks before it, and at most four after. */
export function daysAround(timeZone: string, startedAt: Date, until: Date): { from: string; to: string } {
  const start = dayOf(startedAt, timeZone);
  const [last, most] = [dayOf(until, timeZone), addDays(start, 28)];
  return { from: addDays(start, -28), to: last < most ? last : most };
}
