/** The statements of the inbox: a page, what a search gives, how many there are. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import { IS_WAITING, SENTIMENT } from '../filter/sql.ts';
import { copyCountOf } from '../stories/copies.ts';
import type { Place } from './cursor.ts';
import { inOrder, lane, lanes, pageOrder, type Walk, within } from './walk.ts';

/** A page by walking: rows of InboxRow with `key` and `cut`. */
export function walkedPage(walk: Walk, limit: number, after: Place | null): SQL {
  const page = sql`select p.* ${walked(walk, limit, after)}`;
  return sql`with page as (${page}) select ${columnsOf(walk)} order by ${pageOrder(walk.order)}`;
}

/** The same walk, but only where it went: `key`, `id`, `cut`. */
export function walkedPlaces(walk: Walk, limit: number, after: Place | null): SQL {
  return sql`select p.key::text as key, p.id::float8 as id, p.cut ${walked(walk, limit, after)}`;
}

function walked(walk: Walk, limit: number, after: Place | null): SQL {
  const stretch = { limit, after, inOrder: inOrder(walk.order) };
  return sql`from (${lanes(walk, lane(walk, stretch))}) p order by ${pageOrder(walk.order)} limit ${limit}`;
}

/**
 * A page by the index of words, which gives `most` candidates at most. Every row carries how many it gave and how
 * many of them are hits; without a hit there is one row that holds nothing else.
 */
export function searchedPage(walk: Walk, limit: number, after: Place | null, most: number | null): SQL {
  const { brands, condition, order, search } = walk;
  // With `+ 0` no index of a large brand is read beside the index of words.
  const brandId = walk.isLarge ? sql`m.brand_id + 0` : sql`m.brand_id`;
  const brand = sql`${brandId} in (select b.id from brands b where ${brands})`;
  const [first, second] = search?.plain ? [condition, sql`true`] : [search?.candidates, condition];
  return sql`with candidates as materialized (
      select m.id, ${order.key} as key, (${second}) as hit
      from (select m.* from mentions m where ${within(walk, brand, after)} and ${first} limit ${most}) m),
    page as (select p.id, p.key, false as cut from candidates p where p.hit
      order by ${order.down ? sql`p.key desc` : sql`p.key`}, p.id desc limit ${limit})
    select s.seen, s.found, ${columnsOf(walk)} right join
      (select count(*)::int as seen, count(*) filter (where hit)::int as found from candidates) s on true
    order by ${pageOrder(order)}`;
}

/** How many a walk without a condition finds, counted up to `limit`. */
export function countOf(walk: Walk, limit: number): SQL {
  // A small index is counted in any order, a large one is walked: the planner guesses badly how soon it is done.
  const stretch = { limit, after: null, inOrder: walk.isLarge ? inOrder(walk.order) : sql`` };
  return sql`select count(*)::int as n from (select * from (${lanes(walk, lane(walk, stretch))}) p limit ${limit}) p`;
}

/** What the list shows, and nothing else. */
const columnsOf = ({ together }: Walk) => sql`p.key::text as key, p.cut, p.id::float8 as id, m.version,
  m.brand_id::float8 as "brandId", b.name as "brandName", b.kind as "brandKind",
  m.source_kind as "sourceKind", m.url, m.location, coalesce(m.author_name, m.author_handle) as author,
  m.author_followers as followers, m.title, left(m.text, 400) as text, m.language, m.rating,
  ${SENTIMENT} as sentiment, m.unsure and m.sentiment_by_user is null as unsure, m.evidence, m.intents, m.themes,
  m.priority, m.priority_score as "priorityScore", m.priority_reasons as "priorityReasons",
  m.status, m.snoozed_until as "snoozedUntil", m.published_at as "publishedAt",
  case when ${IS_WAITING} then m.due_at end as "dueAt", u.name as assignee,
  (select name from teams where id = m.team_id) as team, m.tags, ${othersOf(together)} as others, m.spam, m.spam_reasons as "spamReasons",
  ${copyCountOf({ id: sql`m.id`, textKey: sql`m.text_key` })} as copies
  from page p join mentions m on m.id = p.id join brands b on b.id = m.brand_id
  left join users u on u.id = m.assignee_id`;

/** The same post as mentions of one's other brands. */
function othersOf(together: number[] | null): SQL {
  if (!together) return sql`'[]'::jsonb`;
  return sql`case when b.kind = 'own' then (select coalesce(jsonb_agg(jsonb_build_object('id', o.id,
      'version', o.version, 'brandName', ob.name, 'status', o.status) order by o.id), '[]')
    from mentions o join brands ob on ob.id = o.brand_id where o.brand_id = any(${bigints(together)})
      and o.brand_id <> m.brand_id and o.source_kind = m.source_kind and o.external_id = m.external_id
      and o.deleted_at is null) else '[]' end`;
}
