/** The SQL that counts: mentions into daily figures, and clean rollups beside days that are still due. */
import { type SQL, sql } from 'drizzle-orm';

/** What every figure leaves out: dismissed as spam, as not relevant, or as a duplicate. */
export const COUNTED = sql`m.status <> 'dismissed'`;

/** A person's correction wins. */
export const SENTIMENT = sql`coalesce(m.sentiment_by_user, m.sentiment)`;

const DAY = sql`(m.published_at at time zone b.time_zone)::date`;

export const idList = (ids: number[]) =>
  sql`(select value::bigint from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`;

/** True for mentions `m` whose day in the zone of brand `b` is in the range; the first two lines serve the index. */
export const publishedOn = (from: SQL | string, to: SQL | string) => sql`
  m.published_at >= ${from}::date::timestamp at time zone b.time_zone - interval '3 hours'
  and m.published_at < (${to}::date + 1)::timestamp at time zone b.time_zone + interval '3 hours'
  and ${DAY} between ${from}::date and ${to}::date`;

type Days = { from: string; to: string };

/** True for mentions `m` of the period or of the one before it. */
export const publishedInEither = (period: Days, previous: Days) => sql`
  ${publishedOn(previous.from, period.to)}
  and (${DAY} >= ${period.from}::date or ${DAY} <= ${previous.to}::date)`;

/** Of such a mention, whether it belongs to the period before. */
export const isPrevious = (period: Days) => sql`(${DAY} < ${period.from}::date)`;

/** Daily figures counted from mentions, for the (brand_id, day) rows of `days`; columns as in `rollups`. */
export const recount = (days: SQL) => sql`
  select d.brand_id, d.day, m.source_kind,
    count(*)::int as mentions,
    count(*) filter (where ${SENTIMENT} = 'negative')::int as negative,
    count(*) filter (where ${SENTIMENT} = 'neutral')::int as neutral,
    count(*) filter (where ${SENTIMENT} = 'positive')::int as positive,
    count(*) filter (where ${SENTIMENT} = 'unscored')::int as unscored,
    count(m.rating)::int as ratings,
    coalesce(sum(m.rating), 0)::float8 as rating_sum,
    count(*) filter (where m.needs_response)::int as needing_response,
    count(*) filter (where m.needs_response and m.first_replied_at is not null)::int as answered
  from (${days}) d
  join brands b on b.id = d.brand_id
  join mentions m on m.brand_id = d.brand_id and ${publishedOn(sql`d.day`, sql`d.day`)}
  where ${COUNTED}
  group by d.brand_id, d.day, m.source_kind`;

/** Daily figures of these brands, exact at once: rollups of clean days, a recount of the days still due. */
export const dailyFigures = (brandIds: number[], from: string, to: string) => sql`
  select brand_id, day, source_kind, mentions, negative, neutral, positive, unscored, ratings, rating_sum,
    needing_response, answered
  from rollups r
  where brand_id in ${idList(brandIds)} and day between ${from}::date and ${to}::date
    and not exists (select 1 from rollups_due d where d.brand_id = r.brand_id and d.day = r.day)
  union all
  ${recount(sql`
    select brand_id, day from rollups_due
    where brand_id in ${idList(brandIds)} and day between ${from}::date and ${to}::date`)}`;
