/** Every mention of a period that needs a response, with what became of it: what the team report counts. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import { promise, RESOLVE_MINUTES, resolving, workedUntil } from '../../mentions/clock/promise-sql.ts';
import type { ResponseClock } from '../../mentions/clock/targets.ts';
import { businessMinutes, clockMinutes, withHours } from '../../mentions/clock/times-sql.ts';
import type { Period } from '../period.ts';
import { publishedOn } from '../published.ts';
import { COUNTED, ON_THE_DAY } from '../recount.ts';
import type { Subject } from '../subject.ts';

export type Measured = {
  subject: Subject;
  period: Period;
  /** Null: any. */
  sourceKind: string | null;
  clocks: ReadonlyMap<number, ResponseClock>;
  /** No open time before is needed. */
  from: Date;
  now: Date;
};

const ANSWERED_BY = sql`(select r.user_id from replies r where r.mention_id = m.id and r.posted_at is not null
  order by r.posted_at, r.id limit 1)`;

/** Whose it is, as `whose:` of the filter language has it: who gave the first answer; without one, whoever has it. */
export const PERSON = sql`case when m.first_replied_at is null then m.assignee_id
  else coalesce(${ANSWERED_BY}, m.assignee_id) end`;

/** Of mention `m`, with the `hours` of its brand. */
const facts = (now: SQL) => sql`
  m.source_kind, m.team_id, m.first_replied_at is not null as answered,
  ${PERSON} as person_id,
  case when m.first_replied_at is not null then ${clockMinutes(sql`m.published_at`, sql`m.first_replied_at`)} end
    as first_clock,
  case when m.first_replied_at is not null then ${clockMinutes(sql`m.found_at`, sql`m.first_replied_at`)} end
    as first_seen,
  case when m.first_replied_at is not null then ${businessMinutes(sql`m.published_at`, sql`m.first_replied_at`)} end
    as first_business,
  case when m.resolved_at is not null then ${clockMinutes(sql`m.published_at`, sql`m.resolved_at`)} end
    as resolve_clock,
  case when m.resolved_at is not null then worked.minutes end as resolve_business,
  ${promise(now, businessMinutes)} as promise`;

/** Business minutes in which mention `m` was to be resolved, as `target`, and those it took so far, as `worked`. */
export const timedToResolve = (now: Date): SQL => sql`
  cross join lateral (select ${RESOLVE_MINUTES} as minutes offset 0) target
  cross join lateral (
    select case when m.resolved_at is not null or target.minutes is not null
      then ${workedUntil(sql`coalesce(m.resolved_at, ${now.toISOString()}::timestamptz)`, businessMinutes)} end as minutes
    offset 0
  ) worked`;

export const RESOLVING = resolving(sql`worked.minutes`, sql`target.minutes`);

/** Its time to resolve runs: late once nothing happens. While it is pending its author has the next word. */
export const RUNS = sql`(m.resolved_at is null and m.status <> 'pending')`;

const WAITED = sql`exists (select 1 from events e
  where e.mention_id = m.id and e.change -> 'to' ->> 'status' = 'pending')`;

/** One row for each mention of the period that needs a response. */
export const measured = ({ subject, period, sourceKind, clocks, from, now }: Measured): SQL => sql`
  ${withHours(clocks, from, now)}
  select ${facts(sql`${now.toISOString()}::timestamptz`)}, ${RESOLVING} as resolving
  from mentions m join hours on hours.brand_id = m.brand_id ${timedToResolve(now)}
  where m.needs_response and ${COUNTED} and ${publishedOn(subject, period)}
    ${sourceKind === null ? sql`` : sql`and m.source_kind = ${sourceKind}`}`;

/** The same for the (brand_id, day) rows of `days`, with every promise broken that is not kept yet. */
export const measuredOn = (
  days: SQL,
  { clocks, from, now }: Pick<Measured, 'clocks' | 'from' | 'now'>,
): SQL => sql`
  ${withHours(clocks, from, now)}
  select d.brand_id, d.day, ${facts(sql`'infinity'::timestamptz`)},
    m.brand_id = any(${bigints(promising(clocks))}) as promises,
    case when target.minutes is null then null when ${RUNS} then 'missed' else ${RESOLVING} end as resolving,
    case when target.minutes is not null and ${RUNS} and ${WAITED} then m.id end as resumed
  from (${days}) d
  join brands b on b.id = d.brand_id
  join hours on hours.brand_id = d.brand_id
  cross join lateral (select * from mentions m where ${ON_THE_DAY} and m.needs_response and ${COUNTED} offset 0) m
  ${timedToResolve(now)}`;

/** Brands that promise how long resolving may take. */
export const promising = (clocks: Measured['clocks']): number[] =>
  [...clocks].flatMap(([id, { targets }]) =>
    targets.some(({ resolveMinutes }) => resolveMinutes !== null) ? id : [],
  );
