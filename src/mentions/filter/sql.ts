/** A filter as a condition on stored mentions; the pure twin for mentions not stored yet is match.ts. */
import { type SQL, sql } from 'drizzle-orm';
import { NAME_SIGNS } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import { aspectOf, themeAsked } from '../aspect.ts';
import { IS_COPY } from '../stories/copies.ts';
import { asksForDays } from './days.ts';
import { onSql, type Zone, zonesOfBrands } from './days-sql.ts';
import type { FieldFilter } from './field-filter.ts';
import type { Filter } from './filter.ts';
import { incidentIds } from './incident-sql.ts';
import { promiseSql, resolvingSql } from './kept-sql.ts';
import { answeredSql, assigneeSql, teamSql, whoseSql } from './people-sql.ts';
import { isWorded } from './words.ts';
import { nameOf, queryOf, standsAlone, WORDS, wordsSql } from './words-sql.ts';

/**
 * `viewerUserId` is who `assignee:me` means. `zones`: where brands are, which only a filter of days asks.
 * `brandId`: where the brand's id stands, if not in `m.brand_id`.
 */
export type FilterContext = {
  now: Date;
  viewerUserId: number | null;
  zones: readonly Zone[];
  brandId?: SQL;
};

/** What has to be known to ask the database for this. */
export async function filterContext(
  { db, now }: Platform,
  filter: Filter,
  viewerUserId: number | null,
): Promise<FilterContext> {
  return { now: now(), viewerUserId, zones: asksForDays(filter) ? await zonesOfBrands(db) : [] };
}

/** What counts: a person's correction wins. */
export const SENTIMENT = sql`coalesce(m.sentiment_by_user, m.sentiment)`;

const SIGN = { '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=`, '=': sql`=` };

/** The engine's, unless a person said otherwise. */
export const SCORE = sql`case when m.sentiment_by_user is null or m.sentiment_by_user = m.sentiment
  then m.sentiment_score end`;

/** Minutes from publication to the first answer; null without one. */
export const ANSWERED_IN = sql`(case when m.first_replied_at is not null
  then greatest(0, extract(epoch from m.first_replied_at - m.published_at)) / 60 end)::float8`;

/** A where clause over `mentions m`. Whatever users typed is a parameter; missing values count as "no". */
export function filterSql(filter: Filter, context: FilterContext): SQL {
  switch (filter.kind) {
    case 'all':
      return sql`true`;
    case 'and':
    case 'or':
      return joined(filter.parts, filter.kind, context);
    case 'not':
      return sql`(${filterSql(filter.part, context)}) is not true`;
    case 'words':
      return wordsSql(filter);
    case 'field':
      return fieldSql(filter, context);
  }
}

const BY = {
  and: { none: sql`true`, parts: sql` and `, queries: sql` && ` },
  or: { none: sql`false`, parts: sql` or `, queries: sql` || ` },
};

/** Words that stand alone become one query, so that a mention is cut into words once for all of them. */
function joined(parts: Filter[], kind: 'and' | 'or', context: FilterContext): SQL {
  const by = BY[kind];
  const queries = parts.flatMap((part) =>
    part.kind === 'words' && standsAlone(part) ? [queryOf(part)] : [],
  );
  const others = parts.filter((part) => part.kind !== 'words' || !standsAlone(part));
  const found = others.map((part) => filterSql(part, context));
  if (queries.length > 0) found.push(sql`${WORDS} @@ (${sql.join(queries, by.queries)})`);
  return found.length === 0 ? by.none : sql`(${sql.join(found, by.parts)})`;
}

function fieldSql(filter: FieldFilter, context: FilterContext): SQL {
  switch (filter.field) {
    case 'brand':
      return sql`${context.brandId ?? sql`m.brand_id`} in (select id from brands where ${isNamed(filter.value)})`;
    case 'source':
      return sql`m.source_kind = ${filter.value}`;
    case 'sentiment':
      return sql`${SENTIMENT} = ${filter.value}`;
    case 'intent':
      return sql`${filter.value} = any(m.intents)`;
    case 'emotion':
      return sql`${filter.value} = any(m.emotions)`;
    case 'theme':
      return themeSql(filter.value);
    case 'term':
      return sql`${filter.value} = any(m.terms)`;
    case 'tag':
      return sql`${filter.value} = any(m.tags)`;
    case 'author':
      return authorSql(filter.value);
    case 'site':
      return siteSql(filter.value);
    case 'status':
      return sql`m.status = ${filter.value}`;
    case 'assignee':
      return assigneeSql(filter.value, context.viewerUserId);
    case 'team':
      return teamSql(filter.value, context.viewerUserId);
    case 'answered':
      return answeredSql(filter.value, context);
    case 'whose':
      return whoseSql(filter.value, context);
    case 'needs':
      return sql`m.needs_response`;
    case 'replied':
      return sql`${ANSWERED_IN} ${SIGN[filter.is]} ${filter.value}::float8`;
    case 'promise':
      return promiseSql(filter.value, context.now);
    case 'resolving':
      return resolvingSql(filter.value, context.now);
    case 'priority':
      return sql`m.priority = ${filter.value}`;
    case 'lang':
      return languageSql(filter.value);
    case 'rating':
      return sql`m.rating between ${filter.from}::float8 and ${filter.to}::float8`;
    case 'reach':
      return sql`m.author_followers ${SIGN[filter.is]} ${filter.value}::float8`;
    case 'score':
      return sql`${SCORE} ${SIGN[filter.is]} ${filter.value}::float8`;
    case 'is':
      return isSql(filter.value, context.now);
    case 'has':
      return HAS[filter.value];
    case 'on':
      return onSql(filter, context.zones);
    case 'incident':
      return sql`m.id in (${incidentIds(filter)})`;
    case 'after':
      return sql`m.published_at >= ${filter.at}::timestamptz`;
    case 'before':
      return sql`m.published_at < ${filter.at}::timestamptz`;
    case 'due':
      return dueSql(new Date(filter.at));
  }
}

const HAS = {
  reply: sql`m.first_replied_at is not null`,
  rating: sql`m.rating is not null`,
  tag: sql`m.tags <> '{}'`,
  csat: sql`exists (select 1 from surveys s where s.mention_id = m.id and s.answered_at is not null)`,
  survey: sql`exists (select 1 from surveys s where s.mention_id = m.id
    and (m.first_replied_at is not null or s.answered_at is not null))`,
};

/** True for rows of `brands` that a `brand:` value means. */
export const isNamed = (brand: string) => sql`(lower(name) = lower(${brand}) or id::text = ${brand})`;

/** The handle is it, or a word of the name begins with it; without spaces between words, the name holds it. */
function authorSql(author: string): SQL {
  const named = isWorded(author)
    ? sql`to_tsvector('simple', translate(left(m.author_name, 400), ${NAME_SIGNS}, '      ')) @@ ${queryOf(nameOf(author))}`
    : sql`strpos(lower(m.author_name), lower(${author})) > 0`;
  return sql`(lower(ltrim(m.author_handle, '@')) = lower(${author}) or ${named})`;
}

/** A page there or on a subdomain. */
function siteSql(site: string): SQL {
  const host = sql`lower(substring(m.url from '^https?://([^/:?#]+)'))`;
  return sql`(${host} = ${site} or right(${host}, ${site.length + 1}::int) = ${`.${site}`})`;
}

function languageSql(language: string): SQL {
  const known = sql`replace(lower(m.language), '_', '-')`;
  return sql`(${known} = ${language} or starts_with(${known}, ${`${language}-`}))`;
}

type Is = Extract<FieldFilter, { field: 'is' }>['value'];

function isSql(value: Is, now: Date): SQL {
  switch (value) {
    case 'unsure':
      return sql`(m.unsure and m.sentiment_by_user is null)`;
    case 'spam':
      return sql`m.spam`;
    case 'corrected':
      return sql`m.sentiment_by_user is not null`;
    case 'copy':
      return IS_COPY;
    case 'overdue':
      return overdueSql(now);
  }
}

/** Due, not answered, open or pending, and its time has passed. */
const overdueSql = (now: Date) => dueSql(now);

const dueSql = (before: Date) => sql`
  (m.due_at < ${before.toISOString()}::timestamptz and ${IS_WAITING} and m.status in ('open','pending'))`;

/** Nobody answered yet, or the author wrote again since. */
export const IS_WAITING = sql`(m.first_replied_at is null or m.clock_from > m.first_replied_at)`;

function themeSql(value: string): SQL {
  const { theme, said } = themeAsked(value);
  const isAbout = sql`m.themes @> array[${theme}::text]`;
  return said ? sql`(${isAbout} and ${aspectOf(sql`${theme}::text`)} = ${said})` : isAbout;
}
