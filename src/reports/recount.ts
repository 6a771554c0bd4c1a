/** The SQL that counts mentions into daily figures. */
import { type SQL, sql } from 'drizzle-orm';
import { aspectOf } from '../mentions/aspect.ts';
import { ANSWERED_IN } from '../mentions/filter/sql.ts';

/** What every figure leaves out: suspected spam, and what was dismissed as spam, as not relevant, or as a duplicate. */
export const COUNTED = sql`(m.status <> 'dismissed' and not m.spam)`;

/** A person's correction wins. */
export const SENTIMENT = sql`coalesce(m.sentiment_by_user, m.sentiment)`;

/** Without its region, in lower case; empty where it is not known. */
export const LANGUAGE = sql`coalesce(lower(split_part(m.language, '-', 1)), '')`;

/** Which mentions a report is narrowed to; null is all of them. */
export type Only = { sourceKind: string | null; language: string | null; theme: string | null };

export const ALL: Only = { sourceKind: null, language: null, theme: null };

/** The way of counting below; a change of it goes up by one, and older rows are counted again. */
export const COUNTING = 3;

/** The day of mention `m` in the zone of its brand `b`. */
export const DAY = sql`(m.published_at at time zone b.time_zone)::date`;

/** Narrows `m` to the days `d`, by an index. */
export const ON_THE_DAY = sql`m.brand_id = d.brand_id and ${DAY} = d.day
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

const starred = (stars: number) => among(sql`floor(rating + 0.5) = ${sql.raw(String(stars))}`);

/** What is counted, column by column. */
const COUNTS = {
  mentions: sql`(count(*) filter (where counted))::int`,
  negative: among(sql`tone = 'negative'`),
  neutral: among(sql`tone = 'neutral'`),
  positive: among(sql`tone = 'positive'`),
  unscored: among(sql`tone = 'unscored'`),
  ratings: among(sql`rating is not null`),
  rating_sum: sql`coalesce(sum(rating) filter (where counted), 0)::float8`,
  rating_squares: sql`coalesce(sum(rating * rating) filter (where counted), 0)::float8`,
  one_star: starred(1),
  two_stars: starred(2),
  three_stars: starred(3),
  four_stars: starred(4),
  five_stars: starred(5),
  said_negative: among(sql`said = 'negative'`),
  said_neutral: among(sql`said = 'neutral'`),
  said_positive: among(sql`said = 'positive'`),
  needing_response: among(sql`needs_response`),
  answered: among(sql`needs_response and answered_in is not null`),
  in_hour: answeredIn(1),
  in_four_hours: answeredIn(4),
  in_day: answeredIn(24),
  corrected: among(sql`corrected`),
  dismissed: sql`(count(*) filter (where not counted))::int`,
};

export const FIGURES = Object.keys(COUNTS);

/** Counted once for each language, and added up for the kinds and for all. */
const SUMS = sql.raw(
  FIGURES.map((name) => `sum(${name})::${name.startsWith('rating_s') ? 'float8' : 'int'} as ${name}`).join(
    ', ',
  ),
);

/** A fence: what is asked of a mention is worked out once, and not for every count. */
const ONCE = sql`offset 0`;

/** What a daily figure is of. */
export const KEY = sql.raw('brand_id, theme, day, source_kind, language');

export const figureColumns = (of = '') => sql.raw(FIGURES.map((name) => `${of}${name}`).join(', '));

/** Stands for all kinds of sources, or all languages, together. */
export const TOGETHER = sql.raw(`'*'`);

/** Every mention under each of its themes, and under the empty one that stands for all. */
const EVERY_THEME = sql`array_append(m.themes, '')`;

/**
 * Daily figures counted from mentions, for the (brand_id, day) rows of `days`; columns as KEY and FIGURES. The empty
 * theme is all mentions; "*" is all languages, and all kinds. Lateral, so that each day reads its own range of the index however
 * many days there are. `themes` of a mention narrows what is counted.
 */
export const recount = (days: SQL, themes: SQL = EVERY_THEME) => sql`
  select d.brand_id, f.theme, d.day, f.source_kind, f.language, ${figureColumns('f.')}
  from (${days}) d
  join brands b on b.id = d.brand_id
  cross join lateral (
    select theme, coalesce(source_kind, ${TOGETHER}) as source_kind, coalesce(language, ${TOGETHER}) as language, ${SUMS}
    from (
      select theme, source_kind, language, ${sql.join(
        Object.entries(COUNTS).map(([name, count]) => sql`${count} as ${sql.raw(name)}`),
        sql`, `,
      )}
      from (
        select theme, m.source_kind, ${LANGUAGE} as language, ${COUNTED} as counted, ${SENTIMENT} as tone,
          case when theme = '' then ${SENTIMENT} else ${aspectOf(sql`theme`)} end as said,
          m.rating, m.needs_response, ${ANSWERED_IN} as answered_in, m.sentiment_by_user is not null as corrected
        from mentions m, unnest(${themes}) as theme where ${ON_THE_DAY} ${ONCE}
      ) told group by 1, 2, 3
    ) each_language
    group by grouping sets ((theme, source_kind, language), (theme, source_kind), (theme))
  ) f`;

/** Mentions that speak of two themes, for the (brand_id, day) rows of `days`. Columns as in `complaint_pairs`. */
export const recountPairs = (days: SQL) => sql`
  select d.brand_id, d.day, p.*
  from (${days}) d
  join brands b on b.id = d.brand_id
  cross join lateral (
    select one.theme, other.theme as other, count(*)::int as mentions,
      (count(*) filter (where other.said = 'positive'))::int as positive,
      (count(*) filter (where other.said = 'neutral'))::int as neutral,
      (count(*) filter (where other.said = 'negative'))::int as negative,
      (count(*) filter (where one.said = 'negative' and other.said = 'negative'))::int as complaints
    from (
      select m.themes, array(select ${aspectOf(sql`theme`)} from unnest(m.themes) as theme) as said
      from mentions m where ${ON_THE_DAY} and ${COUNTED} and cardinality(m.themes) > 1 ${ONCE}
    ) m
    cross join lateral unnest(m.themes, m.said) as one(theme, said)
    cross join lateral unnest(m.themes, m.said) as other(theme, said)
    where one.theme <> other.theme group by 1, 2
  ) p`;

/**
 * Which mentions say what of a theme, those that are gone upstream too, for the (brand_id, day) rows of `days`. Columns
 * as in `theme_mentions`.
 */
export const listThemes = (days: SQL) => sql`
  select d.brand_id, p.theme, d.day, p.said, p.mention_ids
  from (${days}) d
  join brands b on b.id = d.brand_id
  cross join lateral (
    select theme, ${aspectOf(sql`theme`)} as said, array_agg(m.id order by m.published_at desc, m.id desc) as mention_ids
    from mentions m, unnest(m.themes) as theme
    where ${ON_THE_DAY} and ${COUNTED} group by 1, 2
  ) p`;

/** Minutes as a step of a sixteenth of a doubling; those below 16 are steps of their own. */
export const stepOf = (minutes: SQL) => sql`(case when ${minutes} < 16 then floor(${minutes})
  when ${minutes} >= 16 then least(16 + floor(16 * ln(${minutes} / 16) / ln(2)), 400) end)::smallint`;

/**
 * How long first answers took, for the (brand_id, day) rows of `days`, in steps. Columns as in `answer_rollups`;
 * `answerMinutes` turns a step back.
 */
export const recountAnswers = (days: SQL, themes: SQL = EVERY_THEME) => sql`
  select d.brand_id, f.theme, d.day, f.source_kind, f.language, f.step, f.answers
  from (${days}) d
  join brands b on b.id = d.brand_id
  cross join lateral (
    select theme, coalesce(source_kind, ${TOGETHER}) as source_kind, coalesce(language, ${TOGETHER}) as language, step,
      count(*)::int as answers
    from (
      select theme, m.source_kind, ${LANGUAGE} as language, ${stepOf(ANSWERED_IN)} as step
      from mentions m, unnest(${themes}) as theme
      where ${ON_THE_DAY} and m.needs_response and ${COUNTED} and m.first_replied_at is not null
    ) told
    group by grouping sets ((theme, step, source_kind, language), (theme, step, source_kind), (theme, step))
  ) f`;
