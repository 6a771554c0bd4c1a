import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Tones } from '../figures.ts';
import type { Period } from '../period.ts';
import { themeFigures } from '../rolled.ts';
import type { Subject } from '../subject.ts';

/** What people talk about: one theme with its tones, and those before where that period was watched. */
export type ThemeFigures = Tones & {
  theme: string;
  mentions: number;
  before: (Tones & { mentions: number }) | null;
};

const TONES = sql`sum(positive)::int as positive, sum(neutral)::int as neutral, sum(negative)::int as negative`;

type Row = Tones & { theme: string; mentions: number; isPrevious: boolean };

/** Tones per theme on these days, whatever theme the report is narrowed to; for asking where a dip came from. */
export const themesOn = (platform: Platform, subject: Subject, days: { from: string; to: string }) =>
  rows<Tones & { theme: string }>(
    platform.db,
    sql`
    select theme, ${TONES} from (${themeFigures(subject.brandIds, days, subject.only)}) f
    group by 1 having sum(mentions) > 0 order by sum(mentions) desc, theme`,
  );

/**
 * All themes of the period, most mentioned first, whatever theme the report is narrowed to; a mention with two
 * themes counts for both.
 */
export async function themesOf(
  platform: Platform,
  subject: Subject,
  period: Period,
  previous: Period,
): Promise<ThemeFigures[]> {
  const days = { from: previous.from, to: period.to };
  const found = await rows<Row>(
    platform.db,
    sql`
    select theme, day < ${period.from}::date as "isPrevious", sum(mentions)::int as mentions, ${TONES}
    from (${themeFigures(subject.brandIds, days, subject.only)}) f
    where day >= ${period.from}::date or day <= ${previous.to}::date
    group by 1, 2 having sum(mentions) > 0 order by sum(mentions) desc, theme`,
  );
  const before = new Map(found.filter((row) => row.isPrevious).map((row) => [row.theme, row]));
  return found
    .filter((row) => !row.isPrevious)
    .map((row) => ({ ...withoutWindow(row), before: withoutWindow(before.get(row.theme) ?? NONE) }));
}

const NONE = { theme: '', mentions: 0, positive: 0, neutral: 0, negative: 0, isPrevious: true };

const withoutWindow = ({ isPrevious: _, ...figures }: Row) => figures;
