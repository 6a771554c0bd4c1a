/** The SQL that counts how work fared: days into rows of `work_rollups`, and those of days into those of months. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import { responseClocks } from '../../mentions/clock/clocks.ts';
import type { Platform } from '../../platform/platform.ts';
import { stepOf, TOGETHER } from '../recount.ts';
import { promised, promisedToResolve, TIMED } from './counted.ts';
import { type Measured, measuredOn } from './measured.ts';

export type Hours = Pick<Measured, 'clocks' | 'from' | 'now'>;

const DAY_MS = 86_400_000;
const ADDING_UP = 710_237_023;

/** What counting needs to know of business time, for days from `firstDay` on. */
export async function hoursFor(platform: Platform, brandIds: number[], firstDay: string): Promise<Hours> {
  const from = new Date(Date.parse(firstDay) - 2 * DAY_MS);
  return { clocks: await responseClocks(platform, brandIds), from, now: platform.now() };
}

/** Null where nothing is promised; days are due as soon as something is. */
const toResolve = (kind: 'met' | 'missed' | 'waiting') =>
  sql`case when bool_or(promises) then ${promisedToResolve(kind)} end`;

const COUNTS = {
  needing: sql`count(*)::int`,
  answered: sql`(count(*) filter (where answered))::int`,
  met: promised('met'),
  missed: promised('missed'),
  waiting: promised('waiting'),
  closed: promised('closed'),
  unpromised: sql`(count(*) filter (where promise is null))::int`,
  resolve_met: toResolve('met'),
  resolve_missed: toResolve('missed'),
  resolve_waiting: toResolve('waiting'),
};

export const WORK = Object.keys(COUNTS) as (keyof typeof COUNTS)[];
const OF = sql.raw('brand_id, day, by, whose, source_kind');
const WORK_COLUMNS = sql.raw(
  `brand_id, span, day, by, whose, source_kind, ${WORK.join(', ')}, resumed, places, times`,
);

/** Steps of one measure are apart from those of the next by so much. */
export const MEASURE = 1000;

const places = sql.join(
  TIMED.map((measure, index) => sql`(${sql.raw(String(index * MEASURE))} + ${stepOf(sql.raw(measure))})`),
  sql`, `,
);

/** Columns as WORK_COLUMNS, for the (brand_id, day) rows of `days`. "*" is all kinds of sources. */
export const recountWork = (days: SQL, hours: Hours): SQL => sql`
  with facts as materialized (select f.*, array[${places}] as each_place from (${measuredOn(days, hours)}) f), told as (
    select f.*, g.by, g.whose from facts f cross join lateral (values
      ('all', 0::bigint), ('person', coalesce(f.person_id, 0)), ('team', coalesce(f.team_id, 0))) g(by, whose)
  ), counted as (
    select brand_id, day, by, whose, coalesce(source_kind, ${TOGETHER}) as source_kind, ${sql.join(
      Object.entries(COUNTS).map(([name, count]) => sql`${count} as ${sql.raw(name)}`),
      sql`, `,
    )}, array_agg(resumed order by resumed) filter (where resumed is not null) as resumed,
      array_agg(each_place) as each_place
    from told group by grouping sets ((brand_id, day, by, whose, source_kind), (brand_id, day, by, whose))
  )
  select brand_id, 'day' as span, day, by, whose, source_kind, ${sql.raw(WORK.join(', '))}, resumed, ${PACKED}
  from counted cross join lateral (
    select array_agg(place order by place) as places, array_agg(n order by place) as times from (
      select place, count(*)::int as n from unnest(each_place) as place where place is not null group by 1
    ) one
  ) packed`;

const PACKED = sql`coalesce(places, '{}') as places, coalesce(times, '{}') as times`;

function packed(eachPlace: SQL): SQL {
  return sql`(select ${OF}, array_agg(place order by place) as places, array_agg(n order by place) as times
    from ${eachPlace} one group by ${OF}) packed`;
}

/** Days of months (brand_id, day of its beginning) added up. */
export const sumsOf = (months: SQL): SQL => sql`
  with told as (
    select w.brand_id, m.day, w.by, w.whose, w.source_kind, ${sql.raw(WORK.map((name) => `w.${name}`).join(', '))},
      w.resumed, w.places, w.times
    from (${months}) m join work_rollups w on w.brand_id = m.brand_id and w.span = 'day' and w.day >= m.day
      and w.day < m.day + interval '1 month'
  ), counted as (
    select ${OF}, ${sql.raw(WORK.map((name) => `sum(${name})::int as ${name}`).join(', '))} from told group by ${OF}
  ), each_place as (
    select ${OF}, place, sum(n)::int as n from told cross join lateral unnest(places, times) as t(place, n)
    group by ${OF}, place
  ), resuming as (
    select ${OF}, array_agg(id order by id) as resumed from told cross join lateral unnest(resumed) as id group by ${OF}
  )
  select brand_id, 'month' as span, day, by, whose, source_kind, ${sql.raw(WORK.join(', '))}, resumed, ${PACKED}
  from counted left join resuming using (${OF}) left join ${packed(sql`each_place`)} using (${OF})`;

type Day = { brand_id: number; day: string };

/** Counts these days anew, and adds up their months that are over, in the caller's transaction. */
export async function recountWorkOf(platform: Platform, due: Day[]): Promise<void> {
  const { db } = platform;
  const days = sql`select brand_id, day
    from jsonb_to_recordset(${JSON.stringify(due)}::text::jsonb) as d(brand_id bigint, day date)`;
  const brandIds = [...new Set(due.map(({ brand_id }) => Number(brand_id)))];
  const hours = await hoursFor(platform, brandIds, due.map(({ day }) => day).sort()[0]!);
  await db.execute(sql`delete from work_rollups where span = 'day' and (brand_id, day) in (${days})`);
  await db.execute(sql`insert into work_rollups (${WORK_COLUMNS}) ${recountWork(days, hours)}`);
  await addUp(
    platform,
    await rows<Day>(
      db,
      sql`select distinct brand_id, date_trunc('month', day)::date::text as day from (${days}) d
        where date_trunc('month', day) + interval '1 month' < ${platform.now().toISOString()}::timestamp - interval '1 day'`,
    ),
  );
}

/** Adds up the month before this one where that was not done yet. */
export async function addUpLastMonth(platform: Platform): Promise<void> {
  const now = sql`${platform.now().toISOString()}::timestamp - interval '2 days'`;
  const last = sql`date_trunc('month', ${now} - interval '1 month')::date`;
  await addUp(
    platform,
    await rows<Day>(
      platform.db,
      sql`select b.id as brand_id, ${last}::text as day from brands b
        where exists (select 1 from work_rollups w where w.brand_id = b.id and w.span = 'day' and w.day >= ${last}
            and w.day < ${last} + interval '1 month')
          and not exists (select 1 from work_rollups w where w.brand_id = b.id and w.span = 'month' and w.day = ${last})`,
    ),
  );
}

async function addUp({ db }: Platform, months: Day[]): Promise<void> {
  if (months.length === 0) return;
  const those = sql`select brand_id, day
    from jsonb_to_recordset(${JSON.stringify(months)}::text::jsonb) as d(brand_id bigint, day date)`;
  // Two roll-ups may have days of one month: the later one has to see what the earlier one counted.
  await db.execute(sql`select pg_advisory_xact_lock(${ADDING_UP}::bigint)::text`);
  await db.execute(sql`delete from work_rollups where span = 'month' and (brand_id, day) in (${those})`);
  await db.execute(sql`insert into work_rollups (${WORK_COLUMNS}) ${sumsOf(those)}`);
}
