/** What became of promised times of a mention `m`, as SQL: the same for a report that counts and a list that shows. */
import { type SQL, sql } from 'drizzle-orm';
import { toTheMillisecond } from './times-sql.ts';

/** Business minutes between two times, the later one not null. */
export type BusinessMinutes = (from: SQL, to: SQL) => SQL;

/** The first answer is late as soon as its due minute has passed; a clock that ran anew says nothing of the first. */
const IS_FIRST_CLOCK = sql`(m.first_replied_at is null or m.clock_from is null or m.clock_from <= m.first_replied_at)`;

const late = (minutes: BusinessMinutes) => sql`case when ${IS_FIRST_CLOCK} then m.first_replied_at > m.due_at
  else ${minutes(sql`date_trunc('minute', m.published_at)`, sql`m.first_replied_at`)} > m.target_minutes end`;

/**
 * Of the first reply: `met` and `missed` are promises kept and broken; `waiting` is not due yet; `closed` was settled in
 * time without an answer; null was never due, such as what was read from before the watch.
 */
export const promise = (now: SQL, minutes: BusinessMinutes) => sql`case
  when m.clock_from is null and m.due_at is null then null
  when m.first_replied_at is not null then case when ${late(minutes)} then 'missed' else 'met' end
  when coalesce(m.resolved_at, ${now}) > m.due_at then 'missed'
  when m.status = 'resolved' then 'closed' else 'waiting' end`;

/** While it is pending its author has the next word. */
const paused = (until: SQL, minutes: BusinessMinutes) => sql`(
  select coalesce(sum(${minutes(sql`paused.at`, sql`least(paused.until, ${until})`)}), 0)
  from (select e.at, e.change -> 'to' ->> 'status' as status, lead(e.at) over (order by e.id) as until
    from events e where e.mention_id = m.id and jsonb_exists(e.change -> 'to', 'status')) paused
  where paused.status = 'pending' and paused.at < ${until})`;

/** Business minutes from publication until then, without those in which its author had the next word. */
export const workedUntil = (until: SQL, minutes: BusinessMinutes) =>
  sql`greatest(0, ${toTheMillisecond(sql`${minutes(sql`m.published_at`, until)} - ${paused(until, minutes)}`)})`;

/** Business minutes in which it was to be resolved; null where nobody promised any. As targets.ts has it. */
export const RESOLVE_MINUTES = sql`(
  select t.resolve_minutes from response_targets t
  where t.brand_id = m.brand_id and t.resolve_minutes is not null and not m.backfilled
    and coalesce(t.priority, m.priority) = m.priority and coalesce(t.source_kind, m.source_kind) = m.source_kind
  order by t.priority is null, t.source_kind is null, t.id limit 1)`;

/** As `promise` has it; of resolving, where `minutes` were promised for it and `worked` went by so far. */
export const resolving = (worked: SQL, minutes: SQL) => sql`case
  when ${minutes} is null then null when ${worked} > ${minutes} then 'missed'
  when m.resolved_at is not null then 'met' else 'waiting' end`;
