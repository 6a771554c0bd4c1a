import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { addDays, type Period } from './period.ts';
import { idList } from './recount.ts';
import { dailyFigures } from './rolled.ts';
import type { Subject } from './subject.ts';

type Sums = { mentions: number; positive: number; neutral: number; negative: number; unscored: number };

/** What the subject has on one day. */
export type DayTotals = Sums & { day: string };

/** What one brand has on one source kind in the period, or in the one before. */
export type Totals = Sums & {
  brandId: number;
  sourceKind: string;
  isPrevious: boolean;
  ratings: number;
  ratingSum: number;
  needingResponse: number;
  answered: number;
  /** Of those answered: in less than 1, 4 and 24 hours, each with the ones before it. */
  inHour: number;
  inFourHours: number;
  inDay: number;
  corrected: number;
  /** Left out of all other figures. */
  dismissed: number;
};

type Row = Omit<Totals, 'brandId' | 'isPrevious'> & {
  day: string | null;
  isSubject: boolean;
  brandId: number | null;
  isPrevious: boolean | null;
};

/** The subject's days, from a week before the previous period on, and the totals of all compared brands. */
export async function dailyAndTotals(
  platform: Platform,
  subject: Subject,
  period: Period,
  previous: Period,
): Promise<{ days: Map<string, DayTotals>; totals: Totals[] }> {
  const found = await rows<Row>(platform.db, query(subject, period, previous));
  const days = found.filter((row) => row.day !== null && row.isSubject) as (Row & DayTotals)[];
  const totals = found.filter((row) => row.brandId !== null && row.isPrevious !== null) as (Row & Totals)[];
  return { days: new Map(days.map((row) => [row.day, row])), totals };
}

/** One statement, so that the chart and the figures beside it count the same moment. */
function query(subject: Subject, period: Period, previous: Period) {
  const brandIds = [...subject.brandIds, ...subject.others.map(({ id }) => id)];
  return sql`
    select day::text as day, is_subject as "isSubject", brand_id::int as "brandId",
      is_previous as "isPrevious", source_kind as "sourceKind",
      sum(mentions)::int as mentions, sum(positive)::int as positive, sum(neutral)::int as neutral,
      sum(negative)::int as negative, sum(unscored)::int as unscored, sum(ratings)::int as ratings,
      sum(rating_sum)::float8 as "ratingSum", sum(needing_response)::int as "needingResponse",
      sum(answered)::int as answered, sum(in_hour)::int as "inHour", sum(in_four_hours)::int as "inFourHours",
      sum(in_day)::int as "inDay", sum(corrected)::int as corrected, sum(dismissed)::int as dismissed
    from (
      select f.*, brand_id in ${idList(subject.brandIds)} as is_subject,
        case when day >= ${period.from}::date then false
          when day between ${previous.from}::date and ${previous.to}::date then true end as is_previous
      from (${dailyFigures(brandIds, { from: addDays(previous.from, -6), to: period.to }, subject.only)}) f
    ) told
    group by grouping sets ((is_subject, day), (is_subject, brand_id, is_previous, source_kind))`;
}

/** Sums one column over the totals that fit. */
export const sumOf = (totals: Totals[], column: Exclude<keyof Totals, 'isPrevious' | 'sourceKind'>) =>
  totals.reduce((sum, row) => sum + row[column], 0);
