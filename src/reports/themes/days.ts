/** What is said of each theme, day by day: behind the theme pages and the API. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Tones } from '../figures.ts';
import { complaintPairs, summedFigures, themeFigures } from '../rolled.ts';
import type { Subject } from '../subject.ts';

/** Tones are of the theme, not of the whole mention. */
export type ThemeDay = Tones & { theme: string; day: string; mentions: number };

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
export async function themeDaysBeside(
  platform: Platform,
  subject: Subject,
  days: Days,
  beside: string,
): Promise<ThemeDay[]> {
  const [own, others] = await Promise.all([
    themeDays(platform, subject, days, beside),
    rows<ThemeDay>(
      platform.db,
      sql`
      select other as theme, day::text as day, sum(mentions)::int as mentions, sum(positive)::int as positive,
        sum(neutral)::int as neutral, sum(negative)::int as negative
      from (${complaintPairs(subject.brandIds, days, [beside])}) p group by 1, 2 order by 1, 2`,
    ),
  ]);
  return [...own, ...others];
}
