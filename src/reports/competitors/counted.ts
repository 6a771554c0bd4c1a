/** The SQL behind the comparison with competitors: what each side has, and what is said of its themes. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Known } from '../fair.ts';
import type { Period } from '../period.ts';
import { publishedOn } from '../published.ts';
import { COUNTED, idList, LANGUAGE } from '../recount.ts';
import { dailyFigures, figuresByLanguage } from '../rolled.ts';

/** One brand, or all of one's own together. */
export type Side = {
  brandId: number | null;
  name: string;
  kind: 'own' | 'competitor';
  brandIds: number[];
  timeZone: string;
};

export type Ground = {
  sides: Side[];
  window: Period;
  sourceKinds: string[];
  /** No kind that a side has is left out. */
  isEveryKind: boolean;
  /** Null: no language that a side has is left out. */
  languages: string[] | null;
};

export const idsOf = (sides: Side[]) => sides.flatMap(({ brandIds }) => brandIds);

/** The side of a brand id, counted from 0. */
export const placeOf = (brandId: SQL, sides: Side[]): SQL =>
  sql`case ${sql.join(
    sides.map(({ brandIds }, place) => sql`when ${brandId} in ${idList(brandIds)} then ${place}::int`),
    sql` `,
  )} end`;

/** A source that told of a side once may tell of it again: its silence counts as none, not as not there. */
const EVER = '1971-01-01';

/** The kinds of sources and languages that each side has, with its mentions of these days, and since when it is watched. */
export async function knownOf({ db }: Platform, sides: Side[], period: Period): Promise<Known[]> {
  const ids = idsOf(sides);
  const [found, watched] = await Promise.all([
    rows<{ place: number; sourceKind: string; language: string; mentions: number }>(
      db,
      sql`select ${placeOf(sql`brand_id`, sides)} as place, source_kind as "sourceKind", language,
          coalesce(sum(mentions) filter (where day >= ${period.from}::date), 0)::int as mentions
        from (${figuresByLanguage(ids, { from: EVER, to: period.to })}) f where mentions > 0 group by 1, 2, 3`,
    ),
    rows<{ place: number; since: string }>(
      db,
      sql`select ${placeOf(sql`b.id`, sides)} as place,
          min((least(first.at, b.created_at) at time zone b.time_zone)::date)::text as since
        from brands b cross join lateral (
          select min(m.published_at) as at from mentions m where m.brand_id = b.id and ${COUNTED}
        ) first where b.id in ${idList(ids)} group by 1`,
    ),
  ]);
  return sides.map(({ name }, index) => {
    const told = found.filter(({ place }) => place === index);
    return {
      name,
      watchedSince: watched.find(({ place }) => place === index)!.since,
      kinds: kindsOf(told),
      languages: [...new Set(told.map(({ language }) => language))],
    };
  });
}

/** Most mentions first. */
function kindsOf(told: Known['kinds']): Known['kinds'] {
  const sums = new Map<string, number>();
  for (const { sourceKind, mentions } of told) sums.set(sourceKind, (sums.get(sourceKind) ?? 0) + mentions);
  return [...sums]
    .map(([sourceKind, mentions]) => ({ sourceKind, mentions }))
    .sort((a, b) => b.mentions - a.mentions || (a.sourceKind < b.sourceKind ? -1 : 1));
}

type Counts = {
  mentions: number;
  positive: number;
  neutral: number;
  negative: number;
  unscored: number;
  ratings: number;
  ratingSum: number;
};

const wordList = (kinds: string[]) =>
  sql`(${sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )})`;

/** The figures of each side on the shared sources and days, in the order of `sides`. */
export async function sidesOn(
  { db }: Platform,
  ground: Ground,
): Promise<(Counts & Omit<Side, 'brandIds'>)[]> {
  const sums = ['mentions', 'positive', 'neutral', 'negative', 'unscored', 'ratings'].map(
    (name) => sql`coalesce(sum(${sql.raw(name)}), 0)::int as ${sql.raw(name)}`,
  );
  const { sides, window, languages } = ground;
  const figures = languages === null ? dailyFigures : figuresByLanguage;
  const found = await rows<Counts & { place: number }>(
    db,
    sql`select ${placeOf(sql`brand_id`, sides)} as place, ${sql.join(sums, sql`, `)},
        coalesce(sum(rating_sum), 0)::float8 as "ratingSum"
      from (${figures(idsOf(sides), window)}) f where ${onShared(ground)} group by 1`,
  );
  return sides.map(({ brandIds: _ids, ...side }, index) => {
    const { place: _, ...counts } = found.find(({ place }) => place === index) ?? {
      place: index,
      ...NOTHING,
    };
    return { ...side, ...counts };
  });
}

/** Of figures by kind, and by language where some are left out. */
export const onShared = ({ sourceKinds, languages }: Ground): SQL =>
  sql`source_kind in ${wordList(sourceKinds)} ${languages === null ? sql`` : sql`and language in ${wordList(languages)}`}`;

const NOTHING: Counts = {
  mentions: 0,
  positive: 0,
  neutral: 0,
  negative: 0,
  unscored: 0,
  ratings: 0,
  ratingSum: 0,
};

export const among = ({ sides, window, sourceKinds, languages }: Ground): SQL => sql`
  ${COUNTED} and m.source_kind in ${wordList(sourceKinds)}
  ${languages === null ? sql`` : sql`and ${LANGUAGE} in ${wordList(languages)}`} and ${publishedOn(
    {
      brands: sides.flatMap(({ brandIds, name, kind, timeZone }) =>
        brandIds.map((id) => ({ id, name, kind, timeZone })),
      ),
    },
    window,
  )}`;
