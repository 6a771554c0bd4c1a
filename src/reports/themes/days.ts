/** What is said of each theme, day by day: behind the theme pages and the API. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import { aspectOf } from '../../mentions/aspect.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Tones } from '../figures.ts';
import { publishedOn } from '../published.ts';
import { COUNTED } from '../recount.ts';
import type { Subject } from '../subject.ts';

/** Tones are of the theme, not of the whole mention. */
export type ThemeDay = Tones & { theme: string; day: string; mentions: number };

const SAID = aspectOf(sql`theme`);

/** A mention with two themes counts for both. `which` narrows the themes. */
export function themeDays(
  platform: Platform,
  subject: Subject,
  { from, to }: { from: string; to: string },
  which: SQL = sql``,
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
      where ${COUNTED} and ${publishedOn(subject, { from, to })} ${which}
    ) told
    group by 1, 2 order by 1, 2`,
  );
}
