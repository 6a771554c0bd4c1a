/** Business time in SQL: the same minutes as mentions/clock reckons, for as many mentions as a report has. */
import { type SQL, sql } from 'drizzle-orm';
import { openSeconds } from './open-seconds.ts';
import type { ResponseClock } from './targets.ts';

const numbers = (values: number[]) => sql`${`{${values.join(',')}}`}::text::float8[]`;

/**
 * A `with hours (brand_id, opens, closes, passed)`, a row per brand, for times between the two. Materialized: the
 * arrays would otherwise be read from their text again for every mention.
 */
export function withHours(clocks: ReadonlyMap<number, ResponseClock>, from: Date, to: Date): SQL {
  const each = [...clocks].map(([brandId, { calendar }]) => {
    const { opens, closes, passed } = openSeconds(calendar, from, to);
    return sql`(${brandId}::bigint, ${numbers(opens)}, ${numbers(closes)}, ${numbers(passed)})`;
  });
  return sql`with hours (brand_id, opens, closes, passed) as materialized (values ${sql.join(each, sql`, `)})`;
}

/** Business seconds of `hours` until that time; only their differences mean anything. */
const passedAt = (time: SQL) => sql`(
  select coalesce(hours.passed[place] + least(at, hours.closes[place]) - hours.opens[place], 0)
  from (select at, width_bucket(at, hours.opens) as place
    from (select extract(epoch from ${time})::float8 as at) asked) found)`;

/** Without what adding up fractions leaves over: who took just as long as was promised was in time. */
export const toTheMillisecond = (minutes: SQL): SQL => sql`round(60000 * (${minutes})) / 60000`;

/** Business minutes between two times, the later one not null; not below 0. */
export const businessMinutes = (from: SQL, to: SQL): SQL =>
  sql`greatest(0, ${toTheMillisecond(sql`(${passedAt(to)} - ${passedAt(from)}) / 60`)})`;

/** Minutes by the clock on the wall; not below 0. */
export const clockMinutes = (from: SQL, to: SQL): SQL =>
  sql`greatest(0, extract(epoch from ${to} - ${from}) / 60)::float8`;
