/**
 * Reading as of a moment: in a transaction that is taken back, temporary views stand before the tables and show them as
 * they were. What people changed since is taken from the events; mentions that came later are not there.
 */
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { bigints, rows } from '../db/db.ts';
import { mentions } from '../db/schema.ts';
import { FIELDS, type Field, fieldFrom } from '../mentions/change.ts';
import type { Platform } from '../platform/platform.ts';
import { KEPT_DAYS, recountHours } from '../reports/hourly.ts';
import { distrustRollups, takenBack } from './from-mentions.ts';

export type Moment = { brandIds: number[]; at: Date };

/** What `read` finds about these brands as if it were that moment, and nothing had been counted before. */
export const fromMentionsAsOf = <Value>(
  platform: Platform,
  moment: Moment,
  read: (then: Platform) => Promise<Value>,
) =>
  asOf(platform, moment, async (then) => {
    await distrustRollups(then);
    return read(then);
  });

/** What `read` finds about these brands as if it were that moment; hours and daily figures are those of today. */
export const asOf = <Value>(
  platform: Platform,
  { brandIds, at }: Moment,
  read: (then: Platform) => Promise<Value>,
) =>
  takenBack(platform, async (inside) => {
    const moment = sql.raw(`'${at.toISOString()}'::timestamptz`);
    await storeStates(inside, brandIds, at);
    await inside.db.execute(mentionsThen(moment));
    await inside.db.execute(storiesThen(moment));
    await inside.db.execute(gapsThen(moment));
    await inside.db.execute(incidentsThen(moment));
    await inside.db.execute(sql`discard plans`);
    return read({ ...inside, now: () => at });
  });

/** What each mention was before all that happened to it since. */
async function storeStates({ db }: Platform, brandIds: number[], at: Date): Promise<void> {
  await db.execute(
    sql`create temporary table states (mention_id bigint primary key, state jsonb) on commit drop`,
  );
  await db.execute(sql`insert into pg_temp.states
    select mention_id, jsonb_object_agg(key, value) from (
      select distinct on (e.mention_id, f.key) e.mention_id, f.key, f.value
      from events e cross join lateral jsonb_each(e.change -> 'from') f
      where e.brand_id = any(${bigints(brandIds)}) and e.at > ${at.toISOString()}::timestamptz
        and jsonb_typeof(e.change -> 'from') = 'object'
      order by e.mention_id, f.key, e.id
    ) earliest group by 1`);
  await db.execute(sql`analyze pg_temp.states`);
}

/** What edits and new scores change of a mention; their events tell it too. */
const SCORED: Record<string, SQL> = {
  sentiment: sql.raw(`s.state ->> 'sentiment'`),
  rating: sql.raw(`(s.state ->> 'rating')::float8`),
  needsResponse: sql.raw(`(s.state ->> 'needsResponse')::boolean`),
};

/** A view takes no parameters. */
function mentionsThen(moment: SQL): SQL {
  const state = sql.raw('s.state');
  const columns = Object.keys(getTableColumns(mentions)).map((field) => {
    const column = sql.raw(`"${toSnakeCase(field)}"`);
    if (field === 'deletedAt')
      return sql`case when m.deleted_at <= ${moment} then m.deleted_at end as deleted_at`;
    const then = FIELDS.includes(field as Field) ? fieldFrom(state, field as Field) : SCORED[field];
    if (!then) return sql`m.${column}`;
    return sql`case when s.state ? ${sql.raw(`'${field}'`)} then ${then} else m.${column} end as ${column}`;
  });
  return sql`create temporary view mentions as select ${sql.join(columns, sql`, `)}
    from public.mentions m left join pg_temp.states s on s.mention_id = m.id where m.found_at <= ${moment}`;
}

const gapsThen = (moment: SQL) => sql`create temporary view source_gaps as
  select id, source_id, from_at, case when to_at <= ${moment} then to_at end as to_at, reason,
    case when filled_at <= ${moment} then filled_at end as filled_at
  from public.source_gaps where coalesce(noted_at, from_at) <= ${moment}`;

/** What is one story today may have been several. */
const storiesThen = (moment: SQL) => sql`create temporary view story_texts as
  select text_key, brand_id, coalesce((
    select (f ->> 'storyId')::bigint from jsonb_array_elements(former) with ordinality as each(f, place)
    where (f ->> 'until')::timestamptz > ${moment} order by place limit 1), story_id) as story_id
  from public.story_texts`;

/** What is opened at that moment is not there yet. */
const incidentsThen = (moment: SQL) => sql`create temporary view incidents as
  select id, brand_id, series, theme, direction, case when closed_at > ${moment} then 'open' else status end as status,
    started_at, hours, peak, peak_at, unusual_at, cause, opened_at,
    case when closed_at <= ${moment} then closed_at end as closed_at
  from public.incidents where opened_at < ${moment}`;

/** Within `asOf`: hours of days on which something was counted otherwise since are counted as of then. */
export async function countHoursThen(then: Platform, brandId: number): Promise<void> {
  const at = sql`${then.now().toISOString()}::timestamptz`;
  await then.db.execute(sql`create temporary table hourly_counts
    (like public.hourly_counts including indexes) on commit drop`);
  await then.db.execute(sql`insert into pg_temp.hourly_counts select * from public.hourly_counts
    where brand_id = ${brandId}::bigint and hour < ${at}
      and hour >= ${at} - ${KEPT_DAYS + 1}::int * interval '1 day'`);
  await then.db.execute(sql`discard plans`);
  const days = await rows<{ brand_id: number; day: string }>(
    then.db,
    sql`select distinct m.brand_id::int as brand_id, ((m.published_at at time zone b.time_zone)::date)::text as day
      from public.mentions m join brands b on b.id = m.brand_id left join pg_temp.states s on s.mention_id = m.id
      where m.brand_id = ${brandId}::bigint and m.published_at <= ${at}
        and m.published_at >= ${at} - ${KEPT_DAYS}::int * interval '1 day'
        and (m.found_at > ${at} or m.deleted_at > ${at}
          or s.state ?| array['sentiment', 'sentimentByUser', 'themes', 'rating', 'spam']
          or (s.state ->> 'status' = 'dismissed') <> (m.status = 'dismissed'))
      union select brand_id::int, day::text from public.rollups_due where brand_id = ${brandId}::bigint
        and day <= ${at}::date + 1`,
  );
  if (days.length > 0) await recountHours(then, days);
}
