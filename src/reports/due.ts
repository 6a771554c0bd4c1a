/** Days whose stored figures are behind the mentions. */
import { type SQL, sql } from 'drizzle-orm';
import { type Question, question } from '../db/question.ts';
import type { Platform } from '../platform/platform.ts';
import { COUNTING } from './recount.ts';

/** (brand_id, day): something changed there, or it was counted in an older way, as all are after some updates. */
export const DUE: SQL = sql`(select brand_id, day from rollups_due
  union select brand_id, day from rollups where counting < ${COUNTING}::smallint)`;

/** How many days, whatever the brand. */
export const daysDue = ({ db }: Platform): Question<number> =>
  question(
    db,
    sql`select count(distinct day)::int as days from ${DUE} due`,
    ([found]: { days: number }[]) => found!.days,
  );
