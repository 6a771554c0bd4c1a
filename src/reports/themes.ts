import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Tones } from './figures.ts';
import type { Period } from './period.ts';
import { isPrevious, publishedInEither } from './published.ts';
import { COUNTED, SENTIMENT } from './recount.ts';
import type { Subject } from './subject.ts';

/** What people talk about: one theme with its tones in the period and in the one before. */
export type ThemeFigures = Tones & { theme: string; mentions: number; before: Tones & { mentions: number } };

type Row = Tones & { theme: string; mentions: number; isPrevious: boolean };

/** All themes of the period, most mentioned first; a mention with two themes counts for both. */
export async function themesOf(
  platform: Platform,
  subject: Subject,
  period: Period,
  previous: Period,
): Promise<ThemeFigures[]> {
  const found = await rows<Row>(
    platform.db,
    sql`
    select theme, ${isPrevious(subject, period)} as "isPrevious", count(*)::int as mentions,
      count(*) filter (where ${SENTIMENT} = 'positive')::int as positive,
      count(*) filter (where ${SENTIMENT} = 'neutral')::int as neutral,
      count(*) filter (where ${SENTIMENT} = 'negative')::int as negative
    from mentions m, unnest(m.themes) as theme
    where ${COUNTED} and ${publishedInEither(subject, period, previous)}
    group by 1, 2 order by count(*) desc, theme`,
  );
  const before = new Map(found.filter((row) => row.isPrevious).map((row) => [row.theme, row]));
  return found
    .filter((row) => !row.isPrevious)
    .map((row) => ({ ...withoutWindow(row), before: withoutWindow(before.get(row.theme) ?? NONE) }));
}

const NONE = { theme: '', mentions: 0, positive: 0, neutral: 0, negative: 0, isPrevious: true };

const withoutWindow = ({ isPrevious: _, ...figures }: Row) => figures;
