/** Complaints about fixed themes, day by day. A complaint is a mention in which the theme is spoken of badly. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { aspectOf } from '../mentions/aspect.ts';
import type { Platform } from '../platform/platform.ts';
import { addDays } from '../reports/period.ts';
import { COUNTED } from '../reports/recount.ts';
import { complaintPairs, figuresOfThemes } from '../reports/rolled.ts';
import type { Fix } from './fix.ts';
import type { FixDay } from './relapse.ts';

/** Both days belong to it. */
export type Days = { from: string; to: string };
export type Asked = { fix: Fix; days: Days };

/** Of one fix on one day; a mention that complains of both themes is the fixed theme's. */
export type ComparedDay = FixDay & { fixId: number; compared: number };

/** Every day with mentions, of these fixes in their windows. */
export async function comparedDays(platform: Platform, asked: Asked[]): Promise<ComparedDay[]> {
  if (asked.length === 0) return [];
  const [figures, pairs] = [await figuresOf(platform, asked), await pairsOf(platform, asked)];
  return asked.flatMap(({ fix: { id, brandId, theme, comparisonTheme }, days }) =>
    everyDay(days).flatMap((day): ComparedDay[] => {
      const mentions = figures.get(keyOf(brandId, day, ''))?.mentions ?? 0;
      if (mentions === 0) return [];
      const complaints = (of: string | null) =>
        of === null ? 0 : (figures.get(keyOf(brandId, day, of))?.complaints ?? 0);
      const both = pairs.get(keyOf(brandId, day, `${theme}\n${comparisonTheme}`)) ?? 0;
      return [
        {
          fixId: id,
          day,
          mentions,
          complaints: complaints(theme),
          compared: complaints(comparisonTheme) - both,
        },
      ];
    }),
  );
}

/** Fix → its days from the first to the last, those without mentions too. */
export async function watchedDays(platform: Platform, asked: Asked[]): Promise<Map<number, FixDay[]>> {
  if (asked.length === 0) return new Map();
  const figures = await figuresOf(platform, asked);
  return new Map(
    asked.map(({ fix: { id, brandId, theme }, days }) => [
      id,
      everyDay(days).map((day) => ({
        day,
        complaints: figures.get(keyOf(brandId, day, theme))?.complaints ?? 0,
        mentions: figures.get(keyOf(brandId, day, ''))?.mentions ?? 0,
      })),
    ]),
  );
}

/** Which mentions these complaints are, oldest first. */
export async function complaintIds({ db }: Platform, fix: Fix, { from, to }: Days): Promise<number[]> {
  const found = await rows<{ id: number }>(
    db,
    sql`select m.id::float8 as id from mentions m where m.brand_id = ${fix.brandId}::bigint
        and m.published_at >= ${from}::date::timestamp at time zone ${fix.timeZone}
        and m.published_at < (${to}::date + 1)::timestamp at time zone ${fix.timeZone}
        and m.themes @> array[${fix.theme}::text] and ${COUNTED}
        and ${aspectOf(sql`${fix.theme}::text`)} = 'negative'
      order by m.published_at, m.id`,
  );
  return found.map(({ id }) => id);
}

const keyOf = (brandId: number, day: string, theme: string) => `${brandId} ${day} ${theme}`;

function everyDay({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

type ThemeDay = { brandId: number; day: string; theme: string; mentions: number; complaints: number };

/** Of all mentions and of each theme that is asked for; one query, however many fixes there are. */
async function figuresOf({ db }: Platform, asked: Asked[]): Promise<Map<string, ThemeDay>> {
  const themes = asked.flatMap(({ fix }) => [fix.theme, fix.comparisonTheme ?? []].flat());
  const found = await rows<ThemeDay>(
    db,
    sql`select brand_id::float8 as "brandId", day::text as day, theme, sum(mentions)::int as mentions,
        sum(said_negative)::int as complaints
      from (${figuresOfThemes(brandsOf(asked), spanOf(asked), [...new Set(themes)])}) f group by 1, 2, 3`,
  );
  return new Map(found.map((row) => [keyOf(row.brandId, row.day, row.theme), row]));
}

type Pair = { brandId: number; day: string; theme: string; other: string; complaints: number };

async function pairsOf({ db }: Platform, asked: Asked[]): Promise<Map<string, number>> {
  const themes = [...new Set(asked.map(({ fix }) => fix.theme))];
  const found = await rows<Pair>(
    db,
    sql`select brand_id::float8 as "brandId", day::text as day, theme, other, complaints
      from (${complaintPairs(brandsOf(asked), spanOf(asked), themes)}) p`,
  );
  return new Map(
    found.map(({ brandId, day, theme, other, complaints }) => [
      keyOf(brandId, day, `${theme}\n${other}`),
      complaints,
    ]),
  );
}

const brandsOf = (asked: Asked[]) => [...new Set(asked.map(({ fix }) => fix.brandId))];

const spanOf = (asked: Asked[]): Days => ({
  from: asked.map(({ days }) => days.from).sort()[0]!,
  to: asked
    .map(({ days }) => days.to)
    .sort()
    .at(-1)!,
});
