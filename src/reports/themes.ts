import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Tones } from './figures.ts';
import type { Period } from './period.ts';
import { isPrevious, publishedInEither, publishedOn } from './published.ts';
import { COUNTED, SENTIMENT } from './recount.ts';
import type { Subject } from './subject.ts';

/** What people talk about: one theme with its tones, and those before where that period was watched. */
export type ThemeFigures = Tones & {
  theme: string;
  mentions: number;
  before: (Tones & { mentions: number }) | null;
};

const TONES = sql`count(*) filter (where ${SENTIMENT} = 'positive')::int as positive,
  count(*) filter (where ${SENTIMENT} = 'neutral')::int as neutral,
  count(*) filter (where ${SENTIMENT} = 'negative')::int as negative`;

type Row = Tones & { theme: string; mentions: number; isPrevious: boolean };

/** Tones per theme on these days; for asking where a dip came from. */
export const themesOn = (platform: Platform, subject: Subject, days: { from: string; to: string }) =>
  rows<Tones & { theme: string }>(
    platform.db,
    sql`
    select theme, ${TONES}
    from mentions m, unnest(m.themes) as theme
    where ${COUNTED} and ${publishedOn(subject, days)}
    group by 1 order by count(*) desc, theme`,
  );

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
    select theme, ${isPrevious(subject, period)} as "isPrevious", count(*)::int as mentions, ${TONES}
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
