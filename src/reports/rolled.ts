/** Daily figures as reports read them: rollups of clean days beside a recount of the days that are still due. */
import { type SQL, sql } from 'drizzle-orm';
import { DUE } from './due.ts';
import {
  ALL,
  figureColumns,
  idList,
  KEY,
  listThemes,
  type Only,
  recount,
  recountAnswers,
  recountPairs,
  TOGETHER,
} from './recount.ts';

type Days = { from: string; to: string };

/** Daily figures of these brands by kind of source, exact at once. */
export const dailyFigures = (brandIds: number[], days: Days, only: Only = ALL) =>
  figuresThatFit(brandIds, days, { only: byKind(only), theme: only.theme ?? '' });

/** The same by language too. */
export const figuresByLanguage = (brandIds: number[], days: Days, only: Only = ALL) =>
  figuresThatFit(brandIds, days, { only: byLanguage(only), theme: only.theme ?? '' });

/** The same with all kinds and languages in one row a day, where the report is not narrowed to some. */
export const summedFigures = (brandIds: number[], days: Days, only: Only = ALL) =>
  figuresThatFit(brandIds, days, { only: summed(only), theme: only.theme ?? '' });

/** Summed for every single theme; a mention with two themes counts for both. */
export const themeFigures = (brandIds: number[], days: Days, only: Omit<Only, 'theme'> = ALL) =>
  figuresThatFit(brandIds, days, { only: summed(only), theme: null });

/** For every single theme by kind of source. */
export const themeFiguresByKind = (brandIds: number[], days: Days) =>
  figuresThatFit(brandIds, days, { only: byKind(ALL), theme: null });

/** The same by language too. */
export const themeFiguresByLanguage = (brandIds: number[], days: Days) =>
  figuresThatFit(brandIds, days, { only: byLanguage(ALL), theme: null });

/** All mentions and those of these themes, summed. */
export const figuresOfThemes = (brandIds: number[], days: Days, themes: string[]) =>
  figuresThatFit(brandIds, days, { only: summed(ALL), theme: ['', ...themes] });

/** As `recountPairs` gives them. */
export const PAIR_COLUMNS = sql.raw(
  'brand_id, day, theme, other, mentions, positive, neutral, negative, complaints',
);

/** Mentions that speak of one of these themes and of another one, day by day; exact at once. */
export const complaintPairs = (brandIds: number[], days: Days, themes: string[]) => sql`
  select ${PAIR_COLUMNS} from complaint_pairs where ${clean(brandIds, days)} and theme = any(${listOf(themes)})
  union all
  select ${PAIR_COLUMNS} from (${recountPairs(due(brandIds, days))}) recounted where theme = any(${listOf(themes)})`;

/** (day, said, mention_ids) of the mentions that speak of a theme, newest first in a day; exact at once. */
export const themeLists = (brandIds: number[], days: Days, theme: string) => sql`
  select day, said, mention_ids from theme_mentions where ${clean(brandIds, days)} and theme = ${theme}::text
  union all
  select day, said, mention_ids from (${listThemes(due(brandIds, days))}) listed where theme = ${theme}::text`;

/** How long first answers took, day by day and step by step, summed; exact at once. */
export function answerFigures(brandIds: number[], days: Days, only: Only = ALL): SQL {
  const which = { only: summed(only), theme: only.theme ?? '' };
  const isWhole = only.sourceKind === null && only.language === null;
  return sql`
    select ${KEY}, step, answers from ${isWhole ? sql`answer_rollups` : dayByDay(brandIds, days, which)} a
    where ${clean(brandIds, days)} and ${fits(which)}
    union all
    select * from (${recountAnswers(due(brandIds, days), themesOf(which))}) recounted where ${fits(which)}`;
}

/** A fence: each day by itself, since an index on days would be read from the first to the last with all between. */
const dayByDay = (brandIds: number[], { from, to }: Days, which: Which) => sql`(
  select a.* from generate_series(${from}::date, ${to}::date, interval '1 day') as one(at)
  cross join lateral (
    select * from answer_rollups where brand_id in ${idList(brandIds)} and day = one.at::date and ${fits(which)} offset 0
  ) a)`;

type Which = {
  /** True of the rows that are read. */
  only: SQL;
  /** Null asks for every single theme. */
  theme: string | string[] | null;
};

const figuresThatFit = (brandIds: number[], days: Days, which: Which) => sql`
  select ${KEY}, ${figureColumns()} from rollups where ${clean(brandIds, days)} and ${fits(which)}
  union all
  select * from (${recount(due(brandIds, days), themesOf(which))}) recounted where ${fits(which)}`;

/** The empty theme is written out, as its index has it. */
function fits({ only, theme }: Which): SQL {
  if (theme === null) return sql`theme <> '' and ${only}`;
  return theme === '' ? sql`theme = '' and ${only}` : sql`theme = any(${listOf(theme)}) and ${only}`;
}

/** What a recount need not count is left out at once. */
function themesOf({ theme }: Which): SQL {
  if (theme === null) return sql`m.themes`;
  return theme === ''
    ? sql`array['']`
    : sql`array(select unnest(array_append(m.themes, '')) intersect select unnest(${listOf(theme)}))`;
}

const listOf = (theme: string | string[]) =>
  sql`array[${sql.join(
    [theme].flat().map((one) => sql`${one}::text`),
    sql`, `,
  )}]`;

const byKind = ({ sourceKind, language }: Omit<Only, 'theme'>) => sql`
  ${sourceKind === null ? sql`source_kind <> ${TOGETHER}` : sql`source_kind = ${sourceKind}::text`}
  and language = ${language === null ? TOGETHER : sql`${language}::text`}`;

/** A row for each kind of source and language. */
const byLanguage = ({ sourceKind, language }: Omit<Only, 'theme'>) => sql`
  ${sourceKind === null ? sql`source_kind <> ${TOGETHER}` : sql`source_kind = ${sourceKind}::text`}
  and ${language === null ? sql`language <> ${TOGETHER}` : sql`language = ${language}::text`}`;

const summed = (only: Omit<Only, 'theme'>) =>
  only.sourceKind === null && only.language === null
    ? sql`source_kind = ${TOGETHER} and language = ${TOGETHER}`
    : byKind(only);

const clean = (brandIds: number[], { from, to }: Days) => sql`
  brand_id in ${idList(brandIds)} and day between ${from}::date and ${to}::date
  and (brand_id, day) not in ${DUE}`;

const due = (brandIds: number[], { from, to }: Days) => sql`
  select brand_id, day from ${DUE} behind
  where brand_id in ${idList(brandIds)} and day between ${from}::date and ${to}::date`;
