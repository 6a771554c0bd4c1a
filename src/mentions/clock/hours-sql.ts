/** Business time for conditions that nobody can prepare open times for: the database reckons them from what is stored. */
import { type SQL, sql } from 'drizzle-orm';
import type { BusinessMinutes } from './promise-sql.ts';
import { businessMinutes } from './times-sql.ts';

const WHOLE_DAY = sql`'[[0, 1440]]'::jsonb`;

/** Pairs of minutes in which brand `b` is open on a `day`, as hours.ts has them. */
const OPEN = sql`jsonb_array_elements(coalesce(
  (select h.hours from holidays h where h.brand_id = b.id and h.day = days.day::date),
  case when exists (select 1 from business_hours h where h.brand_id = b.id) then
    (select jsonb_agg(jsonb_build_array(h.opens, h.closes)) from business_hours h
      where h.brand_id = b.id and h.weekday = extract(isodow from days.day))
  else ${WHOLE_DAY} end, '[]'))`;

const secondsAt = (place: number) =>
  sql`extract(epoch from (days.day + (open ->> ${sql.raw(String(place))})::int * interval '1 minute')
    at time zone b.time_zone)::float8`;

/**
 * `hours` as withHours has them, from each brand's first mention until `now`. Materialized, so that one statement reckons
 * them once. Business hours that begin or end within the hour which clocks show twice count it once.
 */
const hoursUntil = (now: SQL): SQL => sql`
  with spans as (
    select b.id as brand_id, ${secondsAt(0)} as opens, ${secondsAt(1)} as closes
    from brands b
    cross join lateral (select min(published_at) as at from mentions where brand_id = b.id) first
    cross join lateral generate_series(date_trunc('day', first.at at time zone b.time_zone),
      ${now} at time zone b.time_zone, interval '1 day') as days(day)
    cross join lateral ${OPEN} as open
  ), hours as materialized (
    select brand_id, array_agg(opens order by opens) as opens, array_agg(closes order by opens) as closes,
      array_agg(passed order by opens) as passed
    from (select *, sum(closes - opens) over (partition by brand_id order by opens) - closes + opens as passed
      from spans where opens < closes) added_up
    group by brand_id
  )`;

/** Business minutes of mention `m`; none for a brand that is never open. */
export const storedMinutes =
  (now: SQL): BusinessMinutes =>
  (from, to) =>
    sql`coalesce((${hoursUntil(now)} select ${businessMinutes(from, to)} from hours where hours.brand_id = m.brand_id), 0)`;
