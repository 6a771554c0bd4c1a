import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Tones } from './figures.ts';
import type { Period } from './period.ts';
import { COUNTED, idList, isPrevious, publishedInEither, SENTIMENT } from './recount.ts';

/** What people talk about: one theme with its tones in the period and in the one before. */
export type ThemeFigures = Tones & { theme: string; mentions: number; before: Tones & { mentions: number } };

type Row = Tones & { theme: string; mentions: number; isPrevious: boolean };

/** All themes of the period, most mentioned first; a mention with two themes counts for both. */
export async function themesOf(
  platform: Platform,
  brandIds: number[],
  period: Period,
  previous: Period,
): Promise<ThemeFigures[]> {
  const found = await rows<Row>(
    platform.db,
    sql`
    select theme, ${isPrevious(period)} as "isPrevious", count(*)::int as mentions,
      count(*) filter (where ${SENTIMENT} = 'positive')::int as positive,
      count(*) filter (where ${SENTIMENT} = 'neutral')::int as neutral,
      count(*) filter (where ${SENTIMENT} = 'negative')::int as negative
    from mentions m join brands b on b.id = m.brand_id, unnest(m.themes) as theme
    where m.brand_id in ${idList(brandIds)} and ${COUNTED} and ${publishedInEither(period, previous)}
    group by 1, 2 order by count(*) desc, theme`,
  );
  const before = new Map(found.filter((row) => row.isPrevious).map((row) => [row.theme, row]));
  return found
    .filter((row) => !row.isPrevious)
    .map((row) => ({ ...withoutWindow(row), before: withoutWindow(before.get(row.theme) ?? NONE) }));
}

const NONE = { theme: '', mentions: 0, positive: 0, neutral: 0, negative: 0, isPrevious: true };

const withoutWindow = ({ isPrevious: _, ...figures }: Row) => figures;
