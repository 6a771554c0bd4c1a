/** Complaints about fixed themes, day by day. A complaint is a mention in which the theme is spoken of badly. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { aspectOf } from '../mentions/aspect.ts';
import type { Platform } from '../platform/platform.ts';
import { addDays, startOfDay } from '../reports/period.ts';
import { COUNTED } from '../reports/recount.ts';
import { summedFigures } from '../reports/rolled.ts';
import type { Fix } from './fix.ts';
import type { FixDay } from './relapse.ts';

/** True where mention `m` speaks badly of the theme. */
export const complainsOf = (theme: SQL): SQL =>
  sql`(${theme} = any(m.themes) and ${aspectOf(theme)} = 'negative')`;

/** Both days belong to it. */
export type Days = { from: string; to: string };
export type Asked = { fix: Fix; days: Days };

/** Of one fix on one day; a mention that complains of both themes is the fixed theme's. */
export type ComparedDay = FixDay & { fixId: number; compared: number };

/** Every day with mentions, of these fixes in their windows; for windows of weeks. */
export function comparedDays({ db }: Platform, asked: Asked[]): Promise<ComparedDay[]> {
  if (asked.length === 0) return Promise.resolve([]);
  const given = asked.map(({ fix, days }) => ({
    id: fix.id,
    brand: fix.brandId,
    theme: fix.theme,
    compared: fix.comparisonTheme,
    zone: fix.timeZone,
    starts: startOfDay(days.from, fix.timeZone),
    ends: startOfDay(addDays(days.to, 1), fix.timeZone),
  }));
  const complains = complainsOf(sql`f.theme`);
  return rows<ComparedDay>(
    db,
    sql`select f.id::float8 as "fixId", (m.published_at at time zone f.zone)::date::text as day,
        count(*)::int as mentions, (count(*) filter (where ${complains}))::int as complaints,
        (count(*) filter (where ${complainsOf(sql`f.compared`)} and not ${complains}))::int as compared
      from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as f(id bigint, brand bigint, theme text,
        compared text, zone text, starts timestamptz, ends timestamptz)
      join mentions m on m.brand_id = f.brand and m.published_at >= f.starts and m.published_at < f.ends
      where ${COUNTED} group by 1, 2 order by 1, 2`,
  );
}

type ThemeDay = { brandId: number; theme: string; day: string; complaints: number };

/**
 * Fix → its days from the first to the last, those without mentions too; for watching a year long: each brand is
 * read once, however many fixes it has, and what they are compared with comes from the daily figures.
 */
export async function watchedDays(platform: Platform, asked: Asked[]): Promise<Map<number, FixDay[]>> {
  if (asked.length === 0) return new Map();
  const [told, all] = [await complaintDays(platform, asked), await mentionDays(platform, asked)];
  const complaints = new Map(told.map((row) => [`${row.brandId} ${row.day} ${row.theme}`, row.complaints]));
  const mentions = new Map(all.map((row) => [`${row.brandId} ${row.day}`, row.mentions]));
  return new Map(
    asked.map(({ fix: { id, brandId, theme }, days }) => [
      id,
      everyDay(days).map((day) => ({
        day,
        complaints: complaints.get(`${brandId} ${day} ${theme}`) ?? 0,
        mentions: mentions.get(`${brandId} ${day}`) ?? 0,
      })),
    ]),
  );
}

function everyDay({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

function complaintDays({ db }: Platform, asked: Asked[]): Promise<ThemeDay[]> {
  const given = asked.map(({ fix, days }) => ({
    brand: fix.brandId,
    theme: fix.theme,
    zone: fix.timeZone,
    starts: startOfDay(days.from, fix.timeZone),
    ends: startOfDay(addDays(days.to, 1), fix.timeZone),
  }));
  return rows<ThemeDay>(
    db,
    sql`with wanted as (
        select brand, min(zone) as zone, min(starts) as starts, max(ends) as ends, array_agg(distinct theme) as themes
        from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
          as f(brand bigint, theme text, zone text, starts timestamptz, ends timestamptz) group by brand
      )
      select w.brand::float8 as "brandId", theme, (m.published_at at time zone w.zone)::date::text as day,
        count(*)::int as complaints
      from wanted w join mentions m on m.brand_id = w.brand and m.published_at >= w.starts and m.published_at < w.ends,
        unnest(w.themes) as theme
      where m.themes && w.themes and ${COUNTED} and ${complainsOf(sql`theme`)} group by 1, 2, 3`,
  );
}

function mentionDays({ db }: Platform, asked: Asked[]) {
  const brandIds = [...new Set(asked.map(({ fix }) => fix.brandId))];
  const from = asked.map(({ days }) => days.from).sort()[0]!;
  const to = asked
    .map(({ days }) => days.to)
    .sort()
    .at(-1)!;
  return rows<{ brandId: number; day: string; mentions: number }>(
    db,
    sql`select brand_id::float8 as "brandId", day::text as day, sum(mentions)::int as mentions
      from (${summedFigures(brandIds, { from, to })}) d group by 1, 2`,
  );
}
