/** What is not late yet, but counted as missed day by day, since it is when nothing happens. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, PLANNED_ANEW, rows } from '../../db/db.ts';
import { lastOpen, openSeconds } from '../../mentions/clock/open-seconds.ts';
import { withHours } from '../../mentions/clock/times-sql.ts';
import type { Platform } from '../../platform/platform.ts';
import { publishedOn } from '../published.ts';
import { COUNTED } from '../recount.ts';
import { BY, type Row } from './counted.ts';
import { type Measured, PERSON, promising, RUNS, timedToResolve } from './measured.ts';

type Waiting = Pick<Row, 'by' | 'id' | 'sourceKind' | 'waiting' | 'resolve_waiting'>;

/** `resumed` are those that waited for their author: they may be older than anything else that is not late. */
export async function notLateYet(
  platform: Platform,
  asked: Measured,
  resumed: number[],
): Promise<(row: Row) => Row> {
  const found = [...(await notAnswered(platform, asked)), ...(await notResolved(platform, asked, resumed))];
  return (row) => found.filter((one) => isSame(one, row)).reduce(without, row);
}

const isSame = (one: Waiting, row: Row) =>
  one.by === row.by && one.id === row.id && (row.by !== 'source' || one.sourceKind === row.sourceKind);

const without = (row: Row, { waiting, resolve_waiting }: Waiting): Row => ({
  ...row,
  missed: row.missed - waiting,
  waiting: row.waiting + waiting,
  resolve_missed: row.resolve_missed - resolve_waiting,
  resolve_waiting: row.resolve_waiting + resolve_waiting,
});

const grouped = ({ db }: Platform, count: SQL, found: SQL) =>
  rows<Waiting>(
    db,
    sql`${PLANNED_ANEW}
    select ${BY} as by, coalesce(person_id, team_id)::float8 as id, source_kind as "sourceKind", ${count}
    from (${found}) found
    group by grouping sets ((), (person_id), (team_id), (source_kind))`,
  );

const among = ({
  subject,
  period,
  sourceKind,
}: Measured) => sql`${COUNTED} and ${publishedOn(subject, period)}
  ${sourceKind === null ? sql`` : sql`and m.source_kind = ${sourceKind}`}`;

const notAnswered = (platform: Platform, asked: Measured): Promise<Waiting[]> =>
  grouped(
    platform,
    sql`count(*)::int as waiting, 0 as resolve_waiting`,
    sql`
    select m.assignee_id as person_id, m.team_id, m.source_kind
    from unnest(${bigints(asked.subject.brandIds)}) as brand(id) join mentions m on m.brand_id = brand.id
    where m.needs_response and m.due_at >= ${asked.now.toISOString()}::timestamptz and m.first_replied_at is null
      and m.resolved_at is null and ${among(asked)}`,
  );

async function notResolved(platform: Platform, asked: Measured, resumed: number[]): Promise<Waiting[]> {
  const brandIds = promising(asked.clocks);
  if (brandIds.length === 0) return [];
  const since = brandIds.map((id) => ({ id, since: lateBefore(asked, id) }));
  return grouped(
    platform,
    sql`0 as waiting, count(*)::int as resolve_waiting`,
    sql`
    ${withHours(asked.clocks, asked.from, asked.now)}
    select ${PERSON} as person_id, m.team_id, m.source_kind
    from (
      select r.* from jsonb_to_recordset(${JSON.stringify(since)}::text::jsonb) as b(id bigint, since timestamptz)
      cross join lateral (select * from mentions m where m.brand_id = b.id and m.published_at >= b.since
        and m.needs_response and ${COUNTED} offset 0) r
      union
      select * from mentions m where m.id = any(${bigints(resumed)})
    ) m
    join hours on hours.brand_id = m.brand_id ${timedToResolve(asked.now)}
    where ${RUNS} and worked.minutes <= target.minutes and ${among(asked)}`,
  );
}

/** Before it the longest promise was broken by now, unless the clock stood still. */
function lateBefore({ clocks, from, now }: Measured, brandId: number): Date {
  const { calendar, targets } = clocks.get(brandId)!;
  const longest = Math.max(...targets.map(({ resolveMinutes }) => resolveMinutes ?? 0));
  return lastOpen(openSeconds(calendar, from, now), { minutes: longest, until: now }) ?? from;
}
