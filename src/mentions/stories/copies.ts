/** What is shown of a story: which one a mention tells, and where else it is told. */
import { type Column, type SQL, sql } from 'drizzle-orm';

const MOST_COUNTED = 100;
const MOST_SHOWN = 10;

export type Copy = {
  id: number;
  sourceKind: string;
  url: string | null;
  location: string | null;
  author: string | null;
  publishedAt: Date;
};

export type Copies = {
  /** Up to 100. */
  count: number;
  /** The first ten. */
  shown: Copy[];
};

export type Story = { id: number; copies: number };

/** What `mentions m` and its copies are found by: the keys of all texts of the story, null for a mention without one. */
export const textsOfStory = (textKey: Column | SQL) => sql`array(
  select ${textKey} union all select told.text_key from story_texts own
  join story_texts told on told.story_id = own.story_id and told.text_key <> own.text_key
  where own.text_key = ${textKey})`;

type Mention = { id: Column | SQL; textKey: Column | SQL };

/** How many other mentions tell the same. */
export const copyCountOf = (mention: Mention) =>
  sql<number>`(select count(*)::int from (${othersOf(mention, sql`1`)} limit ${MOST_COUNTED}) other)`;

/**
 * True for `mentions m` where one of its copies stands for the story: what waits for an answer before what does not,
 * then the more urgent, then the newer one.
 */
export const IS_COPY = sql`(m.text_key is not null and (
  select true from mentions o where o.text_key = any(${textsOfStory(sql`m.text_key`)}) and o.id <> m.id
    and (o.status = 'open', not o.spam, o.needs_response, o.priority_score, o.published_at, o.id)
      > (m.status = 'open', not m.spam, m.needs_response, m.priority_score, m.published_at, m.id)
    limit 1) is not null)`;

/** The same for a row that has no alias. */
export const isCopy = (mention: { id: Column }) =>
  sql<boolean>`(select ${IS_COPY} from mentions m where m.id = ${mention.id})`;

/** The story that a mention shares with its copies; null where there are none. */
export const storyOf = (mention: Mention) => sql<Story | null>`(
  select json_build_object('id', t.story_id, 'copies', other.n)
  from story_texts t cross join lateral (select ${copyCountOf(mention)} as n) other
  where t.text_key = ${mention.textKey} and other.n > 0)`;

/** JSON, oldest first. */
export const copiesOf = (mention: Mention) =>
  sql<(Omit<Copy, 'publishedAt'> & { publishedAt: string })[] | null>`(select json_agg(shown) from (
    ${othersOf(
      mention,
      sql`o.id, o.source_kind as "sourceKind", o.url, o.location,
      coalesce(o.author_name, o.author_handle) as author, o.published_at as "publishedAt"`,
    )} order by o.published_at, o.id limit ${MOST_SHOWN}) shown)`;

const othersOf = ({ id, textKey }: Mention, what: SQL) => sql`select ${what} from mentions o
  where o.text_key = any(${textsOfStory(textKey)}) and o.id <> ${id}`;
