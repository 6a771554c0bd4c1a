/** What a brand's series make likely, kept between runs of the job and read anew once a day. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { countAllHours, countDueHours, type SeriesName } from '../../reports/hourly.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import type { Kind } from './exposure.ts';
import { HOUR_MS } from './local-hours.ts';
import { type Past, type SeenInPast, seenIn } from './past.ts';
import { pastOf, type Watching } from './past-of.ts';
import { type RatingModel, ratingModelOf } from './rating-fall.ts';
import { starsByDay } from './rating-watch.ts';
import { LEAST_DAYS } from './rehearsal.ts';
import { replay } from './replay.ts';
import { LAG_DAYS, modelAt } from './usual.ts';

export type BrandModel = {
  /** Null while too little is known. */
  learnt: {
    lines: { key: string; series: SeriesName; theme: string; expectation: Expectation }[];
    /** For a theme of which nothing was said. */
    unheard: Expectation;
    /** Times a year for a weight of 1. */
    limit: number;
    rating: RatingModel | null;
  } | null;
  kinds: Kind[];
  alarmsAYear: number;
};

/** `madeAt` in milliseconds. */
export type StoredModel = BrandModel & { madeAt: number };

const DAY_MS = 86_400_000;
const DAY = 24;

export type Brand = Watching & { alarmsAYear: number };

/** The stored model if it is of today and of these false alarms; else a new one, which is stored. */
export async function modelOf(platform: Platform, brand: Brand): Promise<StoredModel> {
  const [stored] = await rows<{ madeAt: number; model: BrandModel }>(
    platform.db,
    sql`select (extract(epoch from made_at) * 1000)::float8 as "madeAt", model from expectations
      where brand_id = ${brand.id}`,
  );
  const isFresh = stored && stored.madeAt > platform.now().getTime() - DAY_MS;
  if (isFresh && stored.model.alarmsAYear === brand.alarmsAYear)
    return { ...stored.model, madeAt: stored.madeAt };
  await (stored ? countDueHours : countAllHours)(platform, brand.id);
  const model = await learn(platform, brand);
  await platform.db.execute(sql`
    insert into expectations (brand_id, made_at, model)
    values (${brand.id}, ${platform.now().toISOString()}::timestamptz, ${JSON.stringify(model)}::text::jsonb)
    on conflict (brand_id) do update set made_at = excluded.made_at, model = excluded.model`);
  return { ...model, madeAt: platform.now().getTime() };
}

/** What the hours until now make likely. Stores nothing. */
export async function learn(platform: Platform, brand: Brand): Promise<BrandModel> {
  const found = await pastOf(platform, brand);
  const { alarmsAYear } = brand;
  const days = found ? Math.floor(found.past.cells.length / DAY) : 0;
  if (!found || days < LEAST_DAYS) return { learnt: null, kinds: found?.kinds ?? [], alarmsAYear };
  const { past, kinds, ratings } = found;
  const seen: SeenInPast[] = seenIn(past);
  const { limit, calm } = replay(past, seen, { alarmsAYear, days });
  const lines = modelAt(calm, days).map(({ key, expectation }, index) => {
    const { series, theme } = past.lines[index]!;
    return { key, series, theme, expectation: rounded(expectation) };
  });
  const learnt = {
    lines,
    unheard: unheardIn(calm, lines[0]!.expectation),
    limit,
    // As in a backtest: the last days are judged, and must not be their own measure.
    rating: ratingModelOf(starsByDay(ratings, past.from * HOUR_MS, days - LAG_DAYS)),
  };
  return { learnt, kinds, alarmsAYear };
}

function unheardIn({ cells, exposure }: Past, like: Expectation): Expectation {
  const counts = new Float64Array(cells.length);
  return rounded(expectationOf({ counts, exposure, cells }, like));
}

/** Four digits are more than is known. */
const rounded = (expectation: Expectation): Expectation => ({
  ...expectation,
  shape: expectation.shape.map((factor) => Number(factor.toPrecision(4))),
});
