/** The SQL that counts: mentions into daily figures, and clean rollups beside days that are still due. */
import { type SQL, sql } from 'drizzle-orm';

/** What every figure leaves out: suspected spam, and what was dismissed as spam, as not relevant, or as a duplicate. */
export const COUNTED = sql`(m.status <> 'dismissed' and not m.spam)`;

/** A person's correction wins. */
export const SENTIMENT = sql`coalesce(m.sentiment_by_user, m.sentiment)`;

/** The day of mention `m` in the zone of its brand `b`. */
const DAY = sql`(m.published_at at time zone b.time_zone)::date`;

export const idList = (ids: number[]) =>
  sql`(${sql.join(
    ids.map((id) => sql`${id}::bigint`),
    sql`, `,
  )})`;

/**
 * Daily figures counted from mentions, for the (brand_id, day) rows of `days`; columns as in `rollups`.
 * Lateral, so that each day reads its own range of the index however many days there are.
 */
export const recount = (days: SQL) => sql`
  select d.brand_id, d.day, f.*
  from (${days}) d
  join brands b on b.id = d.brand_id
  cross join lateral (
    select m.source_kind,
      count(*)::int as mentions,
      count(*) filter (where ${SENTIMENT} = 'negative')::int as negative,
      count(*) filter (where ${SENTIMENT} = 'neutral')::int as neutral,
      count(*) filter (where ${SENTIMENT} = 'positive')::int as positive,
      count(*) filter (where ${SENTIMENT} = 'unscored')::int as unscored,
      count(m.rating)::int as ratings,
      coalesce(sum(m.rating), 0)::float8 as rating_sum,
      count(*) filter (where m.needs_response)::int as needing_response,
      count(*) filter (where m.needs_response and m.first_replied_at is not null)::int as answered
    from mentions m
    where m.brand_id = d.brand_id and ${COUNTED} and ${DAY} = d.day
      and m.published_at >= d.day::timestamp at time zone b.time_zone - interval '3 hours'
      and m.published_at < (d.day + 1)::timestamp at time zone b.time_zone + interval '3 hours'
    group by m.source_kind
  ) f`;

/** Daily figures of these brands, exact at once: rollups of clean days, a recount of the days still due. */
export const dailyFigures = (brandIds: number[], { from, to }: { from: string; to: string }) => sql`
  select brand_id, day, source_kind, mentions, negative, neutral, positive, unscored, ratings, rating_sum,
    needing_response, answered
  from rollups
  where brand_id in ${idList(brandIds)} and day between ${from}::date and ${to}::date
    and (brand_id, day) not in (select brand_id, day from rollups_due)
  union all
  ${recount(sql`
    select brand_id, day from rollups_due
    where brand_id in ${idList(brandIds)} and day between ${from}::date and ${to}::date`)}`;
