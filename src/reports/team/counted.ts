/** The SQL behind the team report: one statement for all, each person, team and source. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Measured, measured } from './measured.ts';

export const TIMED = [
  'first_clock',
  'first_business',
  'first_seen',
  'resolve_clock',
  'resolve_business',
] as const;

export type Timed = (typeof TIMED)[number];

export type Counted = {
  needing: number;
  answered: number;
  met: number;
  missed: number;
  waiting: number;
  closed: number;
  unpromised: number;
  resolve_met: number;
  resolve_missed: number;
  resolve_waiting: number;
} & Record<`${Timed}_n`, number> &
  Record<`${Timed}_median` | `${Timed}_p90`, number | null>;

export type Row = Counted & {
  by: 'all' | 'person' | 'team' | 'source';
  id: number | null;
  name: string | null;
  sourceKind: string | null;
};

function timesIn(column: Timed): SQL {
  const both = sql`percentile_cont('{0.5,0.9}'::float8[]) within group (order by ${sql.raw(column)})`;
  return sql`count(${sql.raw(column)})::int as ${sql.raw(`${column}_n`)},
    (${both})[1] as ${sql.raw(`${column}_median`)}, (${both})[2] as ${sql.raw(`${column}_p90`)}`;
}

const became = (column: 'promise' | 'resolving') => (kind: 'met' | 'missed' | 'waiting' | 'closed') =>
  sql`(count(*) filter (where ${sql.raw(column)} = ${sql.raw(`'${kind}'`)}))::int`;

/** What became of promises to answer, and of those to resolve. */
export const promised = became('promise');
export const promisedToResolve = became('resolving');

const COUNTS = sql`count(*)::int as needing, (count(*) filter (where answered))::int as answered,
  ${promised('met')} as met, ${promised('missed')} as missed, ${promised('waiting')} as waiting,
  ${promised('closed')} as closed, (count(*) filter (where promise is null))::int as unpromised,
  ${promisedToResolve('met')} as resolve_met, ${promisedToResolve('missed')} as resolve_missed,
  ${promisedToResolve('waiting')} as resolve_waiting,
  ${sql.join(TIMED.map(timesIn), sql`, `)}`;

/** What a row of the groups is of. */
export const BY = sql`case grouping(person_id, team_id, source_kind)
  when 3 then 'person' when 5 then 'team' when 6 then 'source' else 'all' end`;

export const grouped = ({ db }: Platform, asked: Measured): Promise<Row[]> =>
  rows<Row>(
    db,
    sql`
    select told.*, coalesce(u.name, t.name) as name
    from (
      select ${BY} as by, coalesce(person_id, team_id)::float8 as id, person_id, team_id,
        source_kind as "sourceKind", ${COUNTS}
      from (${measured(asked)}) measured
      group by grouping sets ((), (person_id), (team_id), (source_kind))
    ) told
    left join users u on u.id = told.person_id left join teams t on t.id = told.team_id
    order by lower(coalesce(u.name, t.name)) nulls last, told.id`,
  );

export async function inAll({ db }: Platform, asked: Measured): Promise<Counted> {
  const [all] = await rows<Counted>(db, sql`select ${COUNTS} from (${measured(asked)}) measured`);
  return all!;
}
