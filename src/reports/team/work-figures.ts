/** Counted work of a period, exact at once: months that are over, the days around them, a recount of the days still due. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import { DUE } from '../due.ts';
import type { Measured } from './measured.ts';
import { recountWork, WORK } from './recount-work.ts';

const COLUMNS = sql.raw(['by', 'whose', 'source_kind', ...WORK, 'resumed', 'places', 'times'].join(', '));

/** Rows of `work_rollups` without their days; `which` narrows them. */
export function workFigures(asked: Measured, which: SQL): SQL {
  const { from, to } = asked.period;
  const due = sql`
    select brand_id, day from ${DUE} behind
    where brand_id = any(${bigints(asked.subject.brandIds)}) and day between ${from}::date and ${to}::date`;
  return sql`
    with months as materialized (
      select w.brand_id, w.day from work_rollups w
      where w.brand_id = any(${bigints(asked.subject.brandIds)}) and w.span = 'month' and w.by = 'all'
        and w.source_kind = '*' and w.day >= ${from}::date and w.day + interval '1 month' <= ${to}::date + 1
        and not exists (select 1 from ${DUE} u
          where u.brand_id = w.brand_id and u.day >= w.day and u.day < w.day + interval '1 month')
    ), spans as materialized (
      select brand_id, 'month' as span, day from months
      union all
      select brand_id, 'day', day::date
      from unnest(${bigints(asked.subject.brandIds)}) as brand_id,
        generate_series(${from}::date, ${to}::date, interval '1 day') as day
      where (brand_id, day::date) not in (${due})
        and (brand_id, date_trunc('month', day)::date) not in (select brand_id, day from months)
    )
    select ${COLUMNS} from spans cross join lateral (
      select * from work_rollups w
      where w.brand_id = spans.brand_id and w.span = spans.span and w.day = spans.day and ${which} offset 0
    ) stored
    union all
    select ${COLUMNS} from (${recountWork(due, asked)}) recounted where ${which}`;
}
