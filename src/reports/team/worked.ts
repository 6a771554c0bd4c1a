/** How work fared in a period: exact while it is little, else from what was counted day by day and month by month. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { TOGETHER } from '../recount.ts';
import { fromSteps } from '../response.ts';
import { type Counted, grouped, inAll, type Row, TIMED, type Timed } from './counted.ts';
import type { Measured } from './measured.ts';
import { notLateYet } from './not-late-yet.ts';
import { MEASURE, type WORK } from './recount-work.ts';
import { workFigures } from './work-figures.ts';

/** With more mentions than this, times are read from steps of a sixteenth of a doubling: 4 % or a minute off at most. */
const EXACT_UP_TO = 2_000;

type Found = Record<(typeof WORK)[number], number> & {
  by: 'all' | 'person' | 'team';
  /** 0 is nobody and no team. */
  id: number;
  name: string | null;
  sourceKind: string;
  steps: [place: number, n: number][];
  /** Row by row; null where there are none. */
  resumed: number[][] | null;
};

/** For all, each person, team and source. */
export async function worked(platform: Platform, asked: Measured): Promise<Row[]> {
  const [all] = await found(platform, asked, allOf(asked));
  if (!all || all.needing <= EXACT_UP_TO) return grouped(platform, asked);
  const each = await found(platform, asked, groupsOf(asked));
  return each.flatMap((row) => rowsOf(row, asked)).map(await notLateYet(platform, asked, resumedIn(all)));
}

/** For all together. */
export async function workedInAll(platform: Platform, asked: Measured): Promise<Counted> {
  const [all] = await found(platform, asked, allOf(asked));
  if (!all || all.needing <= EXACT_UP_TO) return inAll(platform, asked);
  const asOfNow = await notLateYet(platform, asked, resumedIn(all));
  return asOfNow(rowsOf(all, asked)[0]!);
}

const resumedIn = ({ resumed }: Found) => (resumed ?? []).flat();

const kindOf = ({ sourceKind }: Measured) => (sourceKind === null ? TOGETHER : sql`${sourceKind}::text`);

const allOf = (asked: Measured) => sql`by = 'all' and source_kind = ${kindOf(asked)}`;

/** Each person and team over all kinds of sources that are asked for, and each of these kinds. */
const groupsOf = (asked: Measured) =>
  asked.sourceKind === null
    ? sql`(source_kind = ${TOGETHER} or by = 'all')`
    : sql`source_kind = ${kindOf(asked)}`;

function found({ db }: Platform, asked: Measured, which: SQL): Promise<Found[]> {
  return rows<Found>(
    db,
    sql`
    with figures as materialized (
      select f.*, u.name as user_name, t.name as team_name, coalesce(u.id, t.id, 0) as id
      from (${workFigures(asked, which)}) f
      left join users u on f.by = 'person' and u.id = f.whose left join teams t on f.by = 'team' and t.id = f.whose
    ), steps as (
      select by, id, source_kind, jsonb_agg(jsonb_build_array(place, n) order by place) as steps from (
        select by, id, source_kind, place, sum(n)::int as n
        from figures cross join lateral unnest(places, times) as packed(place, n) group by 1, 2, 3, 4
      ) each_place group by 1, 2, 3
    )
    select c.*, c.source_kind as "sourceKind", coalesce(s.steps, '[]') as steps from (
      select by, id::float8 as id, source_kind, max(coalesce(user_name, team_name)) as name,
        sum(needing)::int as needing, sum(answered)::int as answered, sum(met)::int as met, sum(missed)::int as missed,
        sum(waiting)::int as waiting, sum(closed)::int as closed, sum(unpromised)::int as unpromised,
        coalesce(sum(resolve_met), 0)::int as resolve_met, coalesce(sum(resolve_missed), 0)::int as resolve_missed,
        coalesce(sum(resolve_waiting), 0)::int as resolve_waiting,
        jsonb_agg(resumed) filter (where resumed is not null) as resumed
      from figures group by 1, 2, 3
    ) c left join steps s using (by, id, source_kind)
    order by lower(c.name) nulls last, c.id`,
  );
}

/** One kind of source alone is all, and a source too. */
function rowsOf({ steps, ...row }: Found, { sourceKind }: Measured): Row[] {
  const counted = { ...row, ...timesIn(steps), id: row.id === 0 ? null : row.id };
  const source = { ...counted, by: 'source' as const, id: null };
  const whole = { ...counted, sourceKind: null };
  if (row.by !== 'all') return [whole];
  return sourceKind === null ? [row.sourceKind === '*' ? whole : source] : [whole, source];
}

function timesIn(steps: Found['steps']) {
  const of = (measure: number) =>
    steps.flatMap(([place, answers]) =>
      Math.floor(place / MEASURE) === measure ? { step: place % MEASURE, answers } : [],
    );
  const times = TIMED.flatMap((name, measure) => {
    const { answered, median, p90 } = fromSteps(of(measure));
    return [
      [`${name}_n`, answered],
      [`${name}_median`, median],
      [`${name}_p90`, p90],
    ];
  });
  return Object.fromEntries(times) as Pick<Counted, `${Timed}_n` | `${Timed}_median` | `${Timed}_p90`>;
}
