/** Who is heard where: what share of voice compares. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Period } from './period.ts';
import { figuresByLanguage } from './rolled.ts';
import type { Subject } from './subject.ts';

/** Mentions of one brand on one kind of source in one language; an empty language is not known. */
export type Heard = {
  brandId: number;
  sourceKind: string;
  language: string;
  /** In the period before. */
  isPrevious: boolean;
  mentions: number;
};

/** The subject and those it is compared with, in the period and in the one before. */
export function voicesHeard(
  { db }: Platform,
  { brandIds, others, only }: Subject,
  period: Period,
  previous: Period,
): Promise<Heard[]> {
  const ids = [...brandIds, ...others.map(({ id }) => id)];
  return rows<Heard>(
    db,
    sql`select brand_id::int as "brandId", source_kind as "sourceKind", language,
      day < ${period.from}::date as "isPrevious", sum(mentions)::int as mentions
    from (${figuresByLanguage(ids, { from: previous.from, to: period.to }, only)}) f
    where mentions > 0 and (day >= ${period.from}::date or day <= ${previous.to}::date)
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );
}
