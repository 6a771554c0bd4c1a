/** Every mention of a period that needs a response, with what became of it: what the team report counts. */
import { type SQL, sql } from 'drizzle-orm';
import { promise, workedUntil } from '../../mentions/clock/promise-sql.ts';
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
  case when m.resolved_at is not null then ${workedUntil(sql`m.resolved_at`, businessMinutes)} end as resolve_business,
  ${promise(now, businessMinutes)} as promise`;

/** One row for each mention of the period that needs a response. */
export const measured = ({ subject, period, sourceKind, clocks, from, now }: Measured): SQL => sql`
  ${withHours(clocks, from, now)}
  select ${facts(sql`${now.toISOString()}::timestamptz`)}
  from mentions m join hours on hours.brand_id = m.brand_id
  where m.needs_response and ${COUNTED} and ${publishedOn(subject, period)}
    ${sourceKind === null ? sql`` : sql`and m.source_kind = ${sourceKind}`}`;

/** The same for the (brand_id, day) rows of `days`, with every promise broken that is not kept yet. */
export const measuredOn = (
  days: SQL,
  { clocks, from, now }: Pick<Measured, 'clocks' | 'from' | 'now'>,
): SQL => sql`
  ${withHours(clocks, from, now)}
  select d.brand_id, d.day, ${facts(sql`'infinity'::timestamptz`)}
  from (${days}) d
  join brands b on b.id = d.brand_id
  join hours on hours.brand_id = d.brand_id
  cross join lateral (select * from mentions m where ${ON_THE_DAY} and m.needs_response and ${COUNTED} offset 0) m`;
