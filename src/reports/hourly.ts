/** Mentions per hour and series, each author and each story once a day: what spikes are found in and against. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { COUNTED, SENTIMENT } from './recount.ts';

export type SeriesName = 'volume' | 'negatives' | 'theme' | 'rating';

/** Older hours say nothing of today. */
export const KEPT_DAYS = 400;

/** Nobody is a crowd: what a brand or a competitor says itself counts for none of them. */
const OTHERS = sql`not exists (
  select 1 from brands o, unnest(o.own_accounts) as account
  where lower(ltrim(account, '@')) = lower(ltrim(m.author_handle, '@')))`;

/**
 * Rows (brand_id, day, id, published_at, source_kind, series, part, negative) for the (brand_id, day) of `days`: a
 * mention stands in each series that it counts for, unless its author or its story was there that day already. Lateral,
 * so that each day reads its own range of the index however many days there are.
 */
export const heardOnce = (days: SQL) => sql`
  select d.brand_id, d.day, d.day::timestamp at time zone b.time_zone as starts, once.*
  from (${days}) d
  join brands b on b.id = d.brand_id
  cross join lateral (
    select id, published_at, source_kind, negative, series, part from (
      select p.*, s.series, s.part,
        row_number() over (partition by p.author, s.series, s.part order by p.published_at, p.id) as nth_of_author,
        row_number() over (partition by p.story, s.series, s.part order by p.published_at, p.id) as nth_of_story
      from (
        select m.id, m.published_at, m.source_kind, m.themes, m.rating, ${SENTIMENT} = 'negative' as negative,
          coalesce(m.source_kind || ' ' || m.author_handle, m.author_name, m.id::text) as author,
          coalesce('story ' || t.story_id, m.id::text) as story
        from mentions m left join story_texts t on t.text_key = m.text_key
        where m.brand_id = d.brand_id and m.published_at >= d.day::timestamp at time zone b.time_zone
          and m.published_at < (d.day + 1)::timestamp at time zone b.time_zone
          and ${COUNTED} and not m.backfilled and ${OTHERS}
      ) p
      cross join lateral (
        select 'volume' as series, '' as part
        union all select 'negatives', '' where p.negative
        union all select 'theme', theme from unnest(p.themes) as theme where p.negative
        union all select 'rating', round(p.rating::numeric)::int::text where p.rating is not null
      ) s
    ) told
    where nth_of_author = 1 and nth_of_story = 1
  ) once`;

type Day = { brand_id: number; day: string };

/** Counts these days anew, in the caller's transaction; hours begin with the day, whatever clocks do. */
export async function recountHours({ db }: Platform, days: Day[]): Promise<void> {
  const due = sql`select brand_id, day
    from jsonb_to_recordset(${JSON.stringify(days)}::text::jsonb) as d(brand_id bigint, day date)`;
  // Lateral and fenced, so that each day finds its own hours by the index.
  await db.execute(sql`
    delete from hourly_counts where (brand_id, hour) in (
      select h.brand_id, h.hour from (${due}) d join brands b on b.id = d.brand_id cross join lateral (
        select brand_id, hour from hourly_counts where brand_id = d.brand_id
          and hour >= d.day::timestamp at time zone b.time_zone
          and hour < (d.day + 1)::timestamp at time zone b.time_zone offset 0
      ) h)`);
  await db.execute(sql`
    insert into hourly_counts (brand_id, series, part, source_kind, hour, count)
    select brand_id, series, part, source_kind,
      date_bin('1 hour', published_at, starts), count(*)::int
    from (${heardOnce(due)}) once group by 1, 2, 3, 4, 5
    on conflict (brand_id, hour, series, part, source_kind) do update set count = excluded.count`);
}

/** Counts all days of a brand, for one that was there before hours were counted. */
export async function countAllHours(platform: Platform, brandId: number): Promise<void> {
  const since = new Date(platform.now().getTime() - KEPT_DAYS * 86_400_000).toISOString();
  const days = await rows<Day>(
    platform.db,
    sql`select distinct m.brand_id::int as brand_id, ((m.published_at at time zone b.time_zone)::date)::text as day
      from mentions m join brands b on b.id = m.brand_id
      where m.brand_id = ${brandId} and m.published_at >= ${since}::timestamptz and not m.backfilled`,
  );
  if (days.length > 0) await recountHours(platform, days);
}

/** Counts the hours of a brand's days that are due, which stay so: who reads them next sees what is there by now. */
export async function countDueHours(platform: Platform, brandId: number): Promise<void> {
  const due = await rows<Day>(
    platform.db,
    sql`select brand_id::int as brand_id, day::text as day from rollups_due where brand_id = ${brandId} order by day`,
  );
  if (due.length > 0) await transact(platform, (inside) => recountHours(inside, due));
}
