/** The SQL that counts: mentions into daily figures, and clean rollups beside days that are still due. */
import { type SQL, sql } from 'drizzle-orm';

/** What every figure leaves out: suspected spam, and what was dismissed as spam, as not relevant, or as a duplicate. */
export const COUNTED = sql`(m.status <> 'dismissed' and not m.spam)`;

/** A person's correction wins. */
export const SENTIMENT = sql`coalesce(m.sentiment_by_user, m.sentiment)`;

/** Without its region, in lower case; empty where it is not known. */
export const LANGUAGE = sql`coalesce(lower(split_part(m.language, '-', 1)), '')`;

/** Minutes from publication to the first answer; null without one. */
export const ANSWERED_IN = sql`(case when m.first_replied_at is not null
  then greatest(0, extract(epoch from m.first_replied_at - m.published_at)) / 60 end)::float8`;

/** Which mentions a report is narrowed to; null is all of them. */
export type Only = { sourceKind: string | null; language: string | null; theme: string | null };

export const ALL: Only = { sourceKind: null, language: null, theme: null };

/** The way of counting below; a change of it goes up by one, and older rows are counted again. */
export const COUNTING = 1;

/** The day of mention `m` in the zone of its brand `b`. */
const DAY = sql`(m.published_at at time zone b.time_zone)::date`;

/** Narrows `m` to the days `d`, by an index. */
const ON_THE_DAY = sql`m.brand_id = d.brand_id and ${DAY} = d.day
  and m.published_at >= d.day::timestamp at time zone b.time_zone - interval '3 hours'
  and m.published_at < (d.day + 1)::timestamp at time zone b.time_zone + interval '3 hours'`;

export const idList = (ids: number[]) =>
  sql`(${sql.join(
    ids.map((id) => sql`${id}::bigint`),
    sql`, `,
  )})`;

const among = (condition: SQL) => sql`(count(*) filter (where counted and ${condition}))::int`;

const answeredIn = (hours: number) =>
  among(sql`needs_response and answered_in < ${sql.raw(String(hours * 60))}`);

/** The columns that are counted, in the order of `recount`. */
export const FIGURES = [
  'mentions',
  'negative',
  'neutral',
  'positive',
  'unscored',
  'ratings',
  'rating_sum',
  'needing_response',
  'answered',
  'in_hour',
  'in_four_hours',
  'in_day',
  'corrected',
  'dismissed',
] as const;

/** What a daily figure is of. */
export const KEY = sql.raw('brand_id, theme, day, source_kind, language');

export const figureColumns = (of = '') => sql.raw(FIGURES.map((name) => `${of}${name}`).join(', '));

/**
 * Daily figures counted from mentions, for the (brand_id, day) rows of `days`; columns as KEY and FIGURES. The empty
 * theme is all mentions. Lateral, so that each day reads its own range of the index however many days there are.
 */
export const recount = (days: SQL) => sql`
  select d.brand_id, f.theme, d.day, f.source_kind, f.language, ${figureColumns('f.')}
  from (${days}) d
  join brands b on b.id = d.brand_id
  cross join lateral (
    select theme, source_kind, language,
      (count(*) filter (where counted))::int as mentions,
      ${among(sql`tone = 'negative'`)} as negative, ${among(sql`tone = 'neutral'`)} as neutral,
      ${among(sql`tone = 'positive'`)} as positive, ${among(sql`tone = 'unscored'`)} as unscored,
      ${among(sql`rating is not null`)} as ratings,
      coalesce(sum(rating) filter (where counted), 0)::float8 as rating_sum,
      ${among(sql`needs_response`)} as needing_response,
      ${among(sql`needs_response and answered_in is not null`)} as answered,
      ${answeredIn(1)} as in_hour, ${answeredIn(4)} as in_four_hours, ${answeredIn(24)} as in_day,
      ${among(sql`corrected`)} as corrected, (count(*) filter (where not counted))::int as dismissed
    from (
      select m.source_kind, ${LANGUAGE} as language, m.themes, ${COUNTED} as counted, ${SENTIMENT} as tone,
        m.rating, m.needs_response, ${ANSWERED_IN} as answered_in, m.sentiment_by_user is not null as corrected
      from mentions m where ${ON_THE_DAY}
    ) told, unnest(array_append(themes, '')) as theme
    group by 1, 2, 3
  ) f`;

/**
 * How long first answers took, for the (brand_id, day) rows of `days`, in steps of a sixteenth of a doubling; minutes
 * below 16 are steps of their own. Columns as in `answer_rollups`; `answerMinutes` turns a step back.
 */
export const recountAnswers = (days: SQL) => sql`
  select d.brand_id, f.theme, d.day, f.source_kind, f.language, f.step, f.answers
  from (${days}) d
  join brands b on b.id = d.brand_id
  cross join lateral (
    select theme, source_kind, language, step, count(*)::int as answers
    from (
      select m.source_kind, ${LANGUAGE} as language, m.themes,
        (case when ${ANSWERED_IN} < 16 then floor(${ANSWERED_IN})
          else least(16 + floor(16 * ln(${ANSWERED_IN} / 16) / ln(2)), 400) end)::smallint as step
      from mentions m
      where ${ON_THE_DAY} and m.needs_response and ${COUNTED} and m.first_replied_at is not null
    ) told, unnest(array_append(themes, '')) as theme
    group by 1, 2, 3, 4
  ) f`;

type Days = { from: string; to: string };

/** Rows of rollups whose key fits; `theme` null asks for every single theme. */
const fits = (only: Omit<Only, 'theme'>, theme: string | null) => sql`
  ${theme === null ? sql`theme <> ''` : sql`theme = ${theme}::text`}
  ${only.sourceKind === null ? sql`` : sql`and source_kind = ${only.sourceKind}::text`}
  ${only.language === null ? sql`` : sql`and language = ${only.language}::text`}`;

const clean = (brandIds: number[], { from, to }: Days) => sql`
  brand_id in ${idList(brandIds)} and day between ${from}::date and ${to}::date
  and (brand_id, day) not in (select brand_id, day from rollups_due)`;

const due = (brandIds: number[], { from, to }: Days) => sql`
  select brand_id, day from rollups_due
  where brand_id in ${idList(brandIds)} and day between ${from}::date and ${to}::date`;

/** Daily figures of these brands, exact at once: rollups of clean days, a recount of the days still due. */
export const dailyFigures = (brandIds: number[], days: Days, only: Only = ALL) =>
  figuresThatFit(brandIds, days, fits(only, only.theme ?? ''));

/** The same for every single theme; a mention with two themes counts for both. */
export const themeFigures = (brandIds: number[], days: Days, only: Omit<Only, 'theme'> = ALL) =>
  figuresThatFit(brandIds, days, fits(only, null));

const figuresThatFit = (brandIds: number[], days: Days, fitting: SQL) => sql`
  select ${KEY}, ${figureColumns()} from rollups where ${clean(brandIds, days)} and ${fitting}
  union all
  select * from (${recount(due(brandIds, days))}) recounted where ${fitting}`;

/** How long first answers took, day by day and step by step; exact at once. */
export const answerFigures = (brandIds: number[], days: Days, only: Only = ALL) => sql`
  select ${KEY}, step, answers from answer_rollups
  where ${clean(brandIds, days)} and ${fits(only, only.theme ?? '')}
  union all
  select * from (${recountAnswers(due(brandIds, days))}) recounted where ${fits(only, only.theme ?? '')}`;
