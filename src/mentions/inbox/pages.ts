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

/** The same walk, but only where it went: `key`, `id`, `cut`, and which `post` it is about. */
export function walkedPlaces(walk: Walk, limit: number, after: Place | null): SQL {
  const places = sql`select p.key::text as key, p.id::float8 as id, p.cut`;
  if (!walk.together) return sql`${places}, p.id::text as post ${walked(walk, limit, after)}`;
  const post = sql`case when m.brand_id = any(${bigints(walk.together)}) then m.source_kind || ' ' || m.external_id
    else p.id::text end`;
  return sql`${places}, ${post} as post from (select p.* ${walked(walk, limit, after)}) p
    join mentions m on m.id = p.id order by ${pageOrder(walk.order)}`;
}

function walked(walk: Walk, limit: number, after: Place | null): SQL {
  const stretch = { limit, after, inOrder: inOrder(walk.order) };
  return sql`from (${lanes(walk, lane(walk, stretch))}) p order by ${pageOrder(walk.order)} limit ${limit}`;
}

/**
 * A page by the indexes of words and facets, which give `most` candidates at most. Every row carries how many they
 * gave and how many of them are hits; without a hit there is one row that holds nothing else.
 */
export function searchedPage(walk: Walk, limit: number, after: Place | null, most: number): SQL {
  const { brands, isFirst, order } = walk;
  const { candidates, rest } = walk.search!;
  // With `+ 0` no index of a large brand is read beside the index of words.
  const brandId = walk.isLarge ? sql`m.brand_id + 0` : sql`m.brand_id`;
  const brand = sql`${brandId} in (select b.id from brands b where ${brands})`;
  return sql`with candidates as materialized (
      select m.id, m.brand_id, m.source_kind, m.external_id, ${order.key} as key, (${rest}) as hit
      from (select m.* from mentions m where ${within(walk, brand, after)} and ${candidates}
        limit ${most}) m),
    page as (select m.id, m.key, false as cut from (select * from candidates m where m.hit
        order by ${order.down ? sql`m.key desc` : sql`m.key`}, m.id desc offset 0) m
      where ${isFirst ?? sql`true`} limit ${limit})
    select s.seen, s.found, ${columnsOf(walk)} right join
      (select (select count(*) from candidates)::int as seen, ${hitsIn(walk)} as found) s on true
    order by ${pageOrder(order)}`;
}

/** A post about several own brands counts once. */
function hitsIn({ together }: Walk): SQL {
  if (!together) return sql`(select count(*) from candidates where hit)::int`;
  return sql`(select count(*) from (select distinct source_kind, external_id,
    case when brand_id = any(${bigints(together)}) then 0 else brand_id end from candidates where hit) post)::int`;
}

/** What the planner expects the indexes to give: looked up in its statistics, nothing is read. */
export function expectedCandidates({ times, search }: Walk): SQL {
  return sql`explain (format json) select 1 from mentions m where ${times} and ${search!.candidates}`;
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
    from mentions o join brands ob on ob.id = o.brand_id
      where o.brand_id = any(array_remove(${bigints(together)}, m.brand_id)) and o.source_kind = m.source_kind and o.external_id = m.external_id
      and o.deleted_at is null) else '[]' end`;
}
