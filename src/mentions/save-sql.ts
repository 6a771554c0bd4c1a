/** The statements behind save.ts: any number of rows travel as one JSON parameter. */
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from './mention.ts';
import type { NewMention } from './new-mention.ts';

export type Key = {
  id: number;
  brandId: number;
  sourceKind: string;
  externalId: string;
  alertable: boolean;
};

/** Column → type in the order of the table; the rows' fields are the same words in camel case. */
export const COLUMNS = {
  brand_id: 'bigint',
  source_id: 'bigint',
  source_kind: 'text',
  external_id: 'text',
  url: 'text',
  author_name: 'text',
  author_handle: 'text',
  author_url: 'text',
  author_followers: 'integer',
  title: 'text',
  text: 'text',
  language: 'text',
  location: 'text',
  reply_to: 'text',
  parent: 'text',
  rating: 'float8',
  likes: 'integer',
  comments: 'integer',
  shares: 'integer',
  views: 'integer',
  published_at: 'timestamptz',
  edited_at: 'timestamptz',
  found_at: 'timestamptz',
  seen_at: 'timestamptz',
  recheck_at: 'timestamptz',
  backfilled: 'boolean',
  content_hash: 'text',
  text_key: 'bigint',
  matched_spans: 'jsonb',
  sentiment: 'text',
  sentiment_score: 'float8',
  sentiment_confidence: 'float8',
  unsure: 'boolean',
  emotions: 'text[]',
  intents: 'text[]',
  themes: 'text[]',
  aspects: 'jsonb',
  terms: 'text[]',
  evidence: 'jsonb',
  scored_by: 'text',
  priority: 'text',
  priority_score: 'integer',
  priority_reasons: 'jsonb',
  spam_reasons: 'text[]',
  spam: 'boolean',
  needs_response: 'boolean',
  due_at: 'timestamptz',
  clock_from: 'timestamptz',
  target_minutes: 'integer',
} as const;

/** Of a row, but of no column. */
const BESIDE = { restart_due_at: 'timestamptz', restart_minutes: 'integer' };

/** What an edit takes over: all but the identity, the time of finding, and what people's work hangs on. */
const EDITED = Object.keys(COLUMNS).filter(
  (column) =>
    !/^(brand_id|source_id|source_kind|external_id|published_at|edited_at|found_at|backfilled|due_at|clock_from|target_minutes|needs_response|spam|themes)$/.test(
      column,
    ),
);

export const camel = (column: string) =>
  column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const FIELDS = Object.keys({ ...COLUMNS, ...BESIDE }).map(
  (column) => [column, camel(column) as keyof NewMention] as const,
);
const names = sql.raw(Object.keys(COLUMNS).map(quoted).join(', '));
const typed = sql.raw(
  Object.entries({ ...COLUMNS, ...BESIDE })
    .map(([column, type]) => `${quoted(column)} ${type}`)
    .join(', '),
);
const takenOver = sql.raw(EDITED.map((column) => `${quoted(column)} = e.${quoted(column)}`).join(', '));

/** Inserts what is not there, with its event. Rows go in key order, so that two writers never wait crosswise. */
export const insertNew = (given: NewMention[], actor: Actor, now: Date) => sql`
  with inserted as (
    insert into mentions (${names}, updated_at)
    select ${names}, ${at(now)} from ${recordset(given)}
    order by brand_id, source_kind, external_id
    on conflict (brand_id, source_kind, external_id) do nothing
    returning id, brand_id, source_kind, external_id, backfilled
  ), noted as (
    insert into events (mention_id, brand_id, kind, user_id, via, change, version, at)
    select id, brand_id, 'found', ${actor.userId}::bigint, ${actor.via}::text, '{}', 1, ${at(now)} from inserted
  )
  select id::float8 as id, brand_id::float8 as "brandId", source_kind as "sourceKind",
    external_id as "externalId", not backfilled as alertable from inserted`;

/**
 * Takes over edits: the old words become a version, the mention is scored anew and keeps its status. An edit
 * counts when the source that found the mention shows it; from elsewhere only with a later time of editing.
 */
export const editKnown = (given: NewMention[], actor: Actor, now: Date) => sql`
  with e as materialized (
    select m.id, m.version as old_version, m.title as old_title, m.text as old_text, m.rating as old_rating,
      m.content_hash as old_hash, m.text_key as old_text_key, m.sentiment as old_sentiment, m.themes as old_themes, m.spam as old_spam,
      m.backfilled as was_backfilled, i.*
    from mentions m
    join ${recordset(given, 'i')} on i.brand_id = m.brand_id and i.source_kind = m.source_kind
      and i.external_id = m.external_id
    where m.deleted_at is null and i.content_hash <> m.content_hash and ${counts}
    order by m.id for update of m
  ), kept as (
    insert into mention_versions (mention_id, replaced_at, title, text, rating, content_hash)
    select id, ${at(now)}, old_title, old_text, old_rating, old_hash from e
    on conflict (mention_id, replaced_at) do nothing
  ), changed as (
    update mentions m set ${takenOver}, ${themesScored(sql`e.themes`)}, source_id = coalesce(m.source_id, e.source_id),
      edited_at = coalesce(e.edited_at, e.found_at), needs_response = e.needs_response, ${dueAfterEdit},
      spam = e.spam and (m.spam or m.spam_reasons = '{}'),
      version = m.version + 1, updated_at = ${at(now)}
    from e where m.id = e.id
  ), untold as (
    delete from story_texts t using e where t.text_key = e.old_text_key
      and e.old_text_key is distinct from e.text_key and ${isUntold(sql`select id from e`)}
    returning t.text_key
  ), ${UNKEYED}, noted as (
    insert into events (mention_id, brand_id, kind, user_id, via, change, version, at)
    select id, brand_id, 'edited', ${actor.userId}::bigint, ${actor.via}::text,
      jsonb_build_object('from', jsonb_build_object('sentiment', old_sentiment, 'themes', old_themes,
          'rating', old_rating, 'spam', old_spam),
        'to', jsonb_build_object('sentiment', sentiment)), old_version + 1, ${at(now)}
    from e
  )
  select id::float8 as id, brand_id::float8 as "brandId", source_kind as "sourceKind",
    external_id as "externalId",
    sentiment = 'negative' and old_sentiment <> 'negative' and not was_backfilled as alertable
  from e`;

/** What a text was found by goes with it; `untold` are the texts that are gone. */
export const UNKEYED = sql`unkeyed as (
  delete from story_keys k using untold where k.text_key = untold.text_key)`;

/** Nobody but these mentions tells the text `t`. */
export const isUntold = (going: SQL) => sql`not exists (
  select 1 from mentions o where o.text_key = t.text_key and o.id not in (${going}))`;

const counts = sql`case when i.source_id is null then i.edited_at > coalesce(m.edited_at, m.published_at)
  else coalesce(m.source_id, i.source_id) = i.source_id
    and coalesce(i.edited_at >= m.edited_at, true) end`;

/** An edit that turns praise into trouble starts the clock when it was seen. */
const dueAfterEdit = sql.join(
  [
    ['due_at', 'e.restart_due_at'],
    ['clock_from', 'e.found_at'],
    ['target_minutes', 'e.restart_minutes'],
  ].map(([column, started]) =>
    sql.raw(`${column} = case
  when m.first_replied_at is not null or m.backfilled then m.${column}
  when not e.needs_response then null
  when m.needs_response then m.${column}
  else ${started} end`),
  ),
  sql`, `,
);

/** Where a person has set the themes, theirs stay and the engine's are kept beside them. */
export const themesScored = (given: SQL) => sql`
  themes = case when m.scored_themes is null then ${given} else m.themes end,
  scored_themes = case when m.scored_themes is not null then ${given} end`;

/** Engagement where it differs. */
export const refreshCounts = (given: object[]) => sql`
  update mentions m set likes = coalesce(i.likes, m.likes), comments = coalesce(i.comments, m.comments),
    shares = coalesce(i.shares, m.shares), views = coalesce(i.views, m.views)
  from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as i("brandId" bigint, "sourceKind" text,
    "externalId" text, likes integer, comments integer, shares integer, views integer)
  where m.brand_id = i."brandId" and m.source_kind = i."sourceKind" and m.external_id = i."externalId"
    and m.deleted_at is null
    and (m.likes, m.comments, m.shares, m.views) is distinct from
      (coalesce(i.likes, m.likes), coalesce(i.comments, m.comments), coalesce(i.shares, m.shares),
       coalesce(i.views, m.views))`;

function recordset(given: NewMention[], name = 'i'): SQL {
  const records = given.map((row) =>
    Object.fromEntries(FIELDS.map(([column, field]) => [column, row[field]])),
  );
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::text::jsonb) as ${sql.raw(name)}(${typed})`;
}

function at(time: Date): SQL {
  return sql`${time.toISOString()}::timestamptz`;
}

function quoted(column: string): string {
  return `"${column}"`;
}
