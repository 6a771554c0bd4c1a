/** What is said of each theme, day by day: behind the theme pages and the API. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import { aspectOf } from '../../mentions/aspect.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Tones } from '../figures.ts';
import { publishedOn } from '../published.ts';
import { COUNTED } from '../recount.ts';
import { summedFigures, themeFigures } from '../rolled.ts';
import type { Subject } from '../subject.ts';

/** Tones are of the theme, not of the whole mention. */
export type ThemeDay = Tones & { theme: string; day: string; mentions: number };

const SAID = aspectOf(sql`theme`);

type Days = { from: string; to: string };

/** Of every theme, or of one; a mention with two themes counts for both. */
export function themeDays(
  platform: Platform,
  { brandIds, only }: Subject,
  days: Days,
  theme: string | null = null,
): Promise<ThemeDay[]> {
  const figures =
    theme === null ? themeFigures(brandIds, days, only) : summedFigures(brandIds, days, { ...only, theme });
  return rows<ThemeDay>(
    platform.db,
    sql`
    select theme, day::text as day, sum(mentions)::int as mentions, sum(said_positive)::int as positive,
      sum(said_neutral)::int as neutral, sum(said_negative)::int as negative
    from (${figures}) f group by 1, 2 having sum(mentions) > 0 order by 1, 2`,
  );
}

/** Of every theme in the mentions that speak of this one too. */
export function themeDaysBeside(
  platform: Platform,
  subject: Subject,
  days: Days,
  beside: string,
): Promise<ThemeDay[]> {
  return rows<ThemeDay>(
    platform.db,
    sql`
    select theme, day::text as day, count(*)::int as mentions,
      count(*) filter (where said = 'positive')::int as positive,
      count(*) filter (where said = 'neutral')::int as neutral,
      count(*) filter (where said = 'negative')::int as negative
    from (
      select theme, ${SAID} as said, (m.published_at at time zone b.time_zone)::date as day
      from mentions m join brands b on b.id = m.brand_id, unnest(m.themes) as theme
      where ${COUNTED} and ${publishedOn(subject, days)} and ${beside} = any(m.themes)
    ) told
    group by 1, 2 order by 1, 2`,
  );
}
