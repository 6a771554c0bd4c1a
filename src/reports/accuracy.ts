/** How often the engine's label is what a person says, and where it says itself that it is not sure. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Sentiment } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { FEW, type Interval, shareInterval } from './figures.ts';
import { MEASURED, type Measured } from './measured.ts';

/** `right` of `n` labels that a person looked at; too few below 30. */
export type Agreement = { n: number; right: number; interval: Interval | null; few: boolean };
export type Place = { brandId: number; brand: string; sourceKind: string };
/** The engine said one thing, a person another. */
export type Confusion = { engine: Sentiment; person: Sentiment; n: number };
export type Doubt = Place & { mentions: number; unsure: number; unscored: number };

export type Accuracy = {
  run: Measured;
  judged: Agreement;
  whileUnsure: Agreement;
  places: (Place & Agreement)[];
  confusion: Confusion[];
  doubts: Doubt[];
  /** Doubts are counted among this many of the newest mentions of each brand. */
  newest: number;
};

export const NEWEST = 2000;

type Counted = Confusion & { brandId: number; sourceKind: string; unsure: boolean };

/** For the brands that the viewer may see. */
export async function accuracy(
  platform: Platform,
  { brands }: { brands: { id: number; name: string }[] },
): Promise<Accuracy> {
  const ids = brands.map(({ id }) => id);
  const [counted, doubts] = await Promise.all([countJudged(platform, ids), countDoubts(platform, ids)]);
  const nameOf = (brandId: number) => brands.find(({ id }) => id === brandId)!.name;
  return {
    run: MEASURED,
    judged: agreement(counted),
    whileUnsure: agreement(counted.filter(({ unsure }) => unsure)),
    places: placesOf(counted).map((place) => ({ ...place, brand: nameOf(place.brandId) })),
    confusion: confusionOf(counted),
    doubts: doubts.map((doubt) => ({ ...doubt, brand: nameOf(doubt.brandId) })),
    newest: NEWEST,
  };
}

const countJudged = ({ db }: Platform, brandIds: number[]) =>
  rows<Counted>(
    db,
    sql`select brand_id::int as "brandId", source_kind as "sourceKind", sentiment as engine,
          sentiment_by_user as person, unsure, count(*)::int as n
        from mentions
        where brand_id = any(${bigints(brandIds)}) and sentiment_by_user is not null and deleted_at is null
        group by 1, 2, 3, 4, 5`,
  );

const countDoubts = ({ db }: Platform, brandIds: number[]) =>
  rows<Omit<Doubt, 'brand'>>(
    db,
    sql`select b.id::int as "brandId", m.source_kind as "sourceKind", count(*)::int as mentions,
          (count(*) filter (where m.unsure))::int as unsure,
          (count(*) filter (where m.sentiment = 'unscored'))::int as unscored
        from unnest(${bigints(brandIds)}) as b(id)
        cross join lateral (
          select source_kind, unsure, sentiment from mentions
          where brand_id = b.id and deleted_at is null
          order by published_at desc nulls first, id desc nulls first limit ${NEWEST}
        ) m
        group by 1, 2
        order by count(*) filter (where m.unsure or m.sentiment = 'unscored') desc, 1, 2`,
  );

function agreement(counted: Confusion[]): Agreement {
  const sum = (list: Confusion[]) => list.reduce((total, { n }) => total + n, 0);
  const n = sum(counted);
  const right = sum(counted.filter(({ engine, person }) => engine === person));
  return { n, right, interval: shareInterval(right, n), few: n < FEW };
}

function placesOf(counted: Counted[]): (Omit<Place, 'brand'> & Agreement)[] {
  const keyOf = ({ brandId, sourceKind }: Counted) => `${brandId} ${sourceKind}`;
  const places = [...new Set(counted.map(keyOf))].map((key) => {
    const own = counted.filter((each) => keyOf(each) === key);
    const { brandId, sourceKind } = own[0]!;
    return { brandId, sourceKind, ...agreement(own) };
  });
  return places.sort(
    (a, b) => b.n - a.n || a.brandId - b.brandId || a.sourceKind.localeCompare(b.sourceKind),
  );
}

function confusionOf(counted: Counted[]): Confusion[] {
  const sums = new Map<string, Confusion>();
  for (const { engine, person, n } of counted) {
    const key = `${engine} ${person}`;
    sums.set(key, { engine, person, n: n + (sums.get(key)?.n ?? 0) });
  }
  return [...sums.values()];
}
