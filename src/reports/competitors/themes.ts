/** What is said of themes, by side, and the loudest complaint about each. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import { aspectOf } from '../../mentions/aspect.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ThemeTones } from '../fair.ts';
import { REACH } from '../loudest.ts';
import { COUNTED, SENTIMENT } from '../recount.ts';
import { themeFigures, themeFiguresByKind, themeFiguresByLanguage } from '../rolled.ts';
import { among, type Ground, idsOf, onShared, placeOf } from './counted.ts';

/** What is said of each theme, by side; `brandId` null is us. */
export async function themeTonesOn({ db }: Platform, ground: Ground): Promise<ThemeTones[]> {
  const { sides, window, isEveryKind, languages } = ground;
  const apart = languages === null ? themeFiguresByKind : themeFiguresByLanguage;
  const figures =
    isEveryKind && languages === null
      ? themeFigures(idsOf(sides), window)
      : sql`select * from (${apart(idsOf(sides), window)}) f where ${onShared(ground)}`;
  const found = await rows<Omit<ThemeTones, 'brandId'> & { place: number }>(
    db,
    sql`
    select ${placeOf(sql`brand_id`, sides)} as place, theme, sum(said_positive)::int as positive,
      sum(said_neutral)::int as neutral, sum(said_negative)::int as negative
    from (${figures}) f group by 1, 2 having sum(mentions) > 0 order by 1, 2`,
  );
  return found.map(({ place, ...tones }) => ({
    ...tones,
    brandId: place === 0 ? null : sides[place]!.brandId,
  }));
}

/** A negative mention in its own words, cut after 280 characters. */
export type Complaint = {
  mentionId: number;
  excerpt: string;
  sourceKind: string;
  authorName: string | null;
  publishedAt: Date;
};

/** The loudest complaint about each of these themes, by their place in `asked`; one query for all. */
export async function complaintsOf(
  { db }: Platform,
  ground: Ground,
  asked: { brandIds: number[]; theme: string }[],
): Promise<Map<number, Complaint>> {
  if (asked.length === 0) return new Map();
  const pairs = asked.flatMap(({ brandIds, theme }, place) =>
    brandIds.map((brandId) => ({ place, brand_id: brandId, theme })),
  );
  const found = await rows<Omit<Complaint, 'publishedAt'> & { place: number; publishedAt: string }>(
    db,
    sql`
    select distinct on (wanted.place) wanted.place, m.id::float8 as "mentionId", coalesce(m.title, left(m.text, 280)) as excerpt,
      m.source_kind as "sourceKind", m.author_name as "authorName", m.published_at as "publishedAt"
    from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as wanted(place int, brand_id bigint, theme text)
    cross join lateral (
      select m.*, ${REACH} as loudness from mentions m
      where m.brand_id = wanted.brand_id and ${SENTIMENT} = 'negative' and ${COUNTED} and m.deleted_at is null
        and wanted.theme = any(m.themes) and ${among(ground)} and ${aspectOf(sql`wanted.theme`)} = 'negative'
      order by ${REACH} desc, m.priority_score desc, m.published_at desc, m.id desc limit 1
    ) m
    order by wanted.place, m.loudness desc, m.priority_score desc, m.published_at desc, m.id desc`,
  );
  return new Map(
    found.map(({ place, ...complaint }) => [
      place,
      { ...complaint, publishedAt: new Date(complaint.publishedAt) },
    ]),
  );
}
