/** The inbox as SQL: every brand's mentions walked in order by an index, merged, and no further than a bound. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints } from '../db/db.ts';
import type { Filter } from './filter.ts';
import { brandsNamed, splitByBrand } from './filter-brands.ts';
import { filterSql, isNamed, SENTIMENT } from './filter-sql.ts';
import { behind, type Place } from './inbox-cursor.ts';
import {
  type InboxSort,
  type InboxStretch,
  type Order,
  orderOf,
  type Scope,
  scopeOf,
  sortOf,
} from './inbox-views.ts';
import { candidatesSql, hasWords, isPlain } from './words-sql.ts';

export type InboxScope = {
  /** Brands that the viewer may see. */
  brandIds: number[];
  viewerUserId: number;
  filter: Filter;
  view: InboxStretch;
  sort: InboxSort;
  /** Competitors stay out unless this is set or the filter names them. */
  includeCompetitors?: boolean;
};

/** One list, ready to be walked. */
export type Walk = {
  sort: InboxSort;
  order: Order;
  scope: Scope;
  /** Over `brands b`. */
  brands: SQL;
  /** Over `mentions m`; null when every mention of the scope is wanted. */
  condition: SQL | null;
  /** Mentions that one brand's walk looks at before it stops and says where; a count looks at fewer. */
  examined: number;
  counted: number;
  /** No partial index holds the scope: it is all there is. */
  isLarge: boolean;
  /** What the index of words finds, when nothing else can match; `plain`: it needs no second look. */
  search: { candidates: SQL; plain: boolean } | null;
};

const MOST_EXAMINED = 50_000;
const MOST_COUNTED = 10_000;
/** To look for words in a mention costs as much as to compare a field of fifty. */
const MOST_READ = 3000;

export function walkOf(query: InboxScope, now: Date): Walk {
  const { brands, rest } = splitByBrand(query.filter);
  const context = { now, viewerUserId: query.viewerUserId };
  const sort = sortOf(query.view, query.sort);
  const scope = scopeOf(query.view, query.viewerUserId, now);
  const candidates = candidatesSql(rest);
  const isRead = hasWords(rest);
  const share = (most: number) => Math.ceil(most / (scope.perBrand ? Math.max(1, query.brandIds.length) : 1));
  return {
    sort,
    order: orderOf(query.view, sort),
    scope,
    brands: sql`${isPermitted(query)} and ${filterSql(brands, { ...context, brandId: sql`b.id` })}`,
    condition: rest.parts.length > 0 ? filterSql(rest, context) : null,
    examined: share(isRead ? MOST_READ : MOST_EXAMINED),
    counted: share(isRead ? MOST_READ : MOST_COUNTED),
    isLarge: query.view === 'everything',
    search: candidates && { candidates, plain: isPlain(rest) },
  };
}

function isPermitted({ brandIds, filter, includeCompetitors }: InboxScope): SQL {
  const permitted = sql`b.id = any(${bigints(brandIds)})`;
  if (includeCompetitors) return permitted;
  const named = brandsNamed(filter).map(
    (brand) => sql` or b.id in (select id from brands where ${isNamed(brand)})`,
  );
  return sql`${permitted} and (b.kind = 'own'${sql.join(named)})`;
}

/** `(id, key, cut)`, at most `limit` per brand. `cut`: the walk stopped here, and what lies behind is unknown. */
function lanes(walk: Walk, lane: (brand: SQL) => SQL): SQL {
  const { brands, scope } = walk;
  if (!scope.perBrand) return lane(sql`m.brand_id in (select b.id from brands b where ${brands})`);
  return sql`select lane.id, lane.key, lane.cut from brands b
    cross join lateral (${lane(sql`m.brand_id = b.id`)}) lane where ${brands}`;
}

type Stretch = { limit: number; examined: number; after: Place | null; inOrder: SQL };

function lane(walk: Walk, { limit, examined, after, inOrder }: Stretch): (brand: SQL) => SQL {
  const { order, condition } = walk;
  return (brand) => {
    const walked = sql`from mentions m where ${within(walk, brand, after)} ${inOrder}`;
    const found = sql`select m.id, ${order.key} as key, false as cut`;
    if (!condition) return sql`${found} ${walked} limit ${limit}`;
    return sql`
      (${found} from (select m.* ${walked} limit ${examined}) m where ${condition} ${inOrder} limit ${limit})
      union all
      (select m.id, ${order.key}, true ${walked} limit 1 offset ${examined - 1})`;
  };
}

function within({ scope, order }: Walk, brand: SQL, after: Place | null): SQL {
  const start = after ? sql` and ${behind(order, after)}` : sql``;
  return sql`${brand} and ${scope.where}${start}`;
}

const inOrder = ({ key, tie, down }: Order) =>
  down ? sql`order by ${key} desc, ${tie} desc` : sql`order by ${key}, ${tie}`;

const pageOrder = ({ down }: Order) =>
  down ? sql`p.key desc, p.id desc, p.cut` : sql`p.key, p.id desc, p.cut`;

/** A page by walking: rows of InboxRow with `key` and `cut`. */
export function walkedPage(walk: Walk, limit: number, after: Place | null): SQL {
  const stretch = { limit, after, examined: walk.examined, inOrder: inOrder(walk.order) };
  return sql`with page as (
      select * from (${lanes(walk, lane(walk, stretch))}) p order by ${pageOrder(walk.order)} limit ${limit})
    select ${COLUMNS} order by ${pageOrder(walk.order)}`;
}

/**
 * A page by the index of words, which gives `most` candidates at most. Every row carries how many it gave and how
 * many of them are hits; without a hit there is one row that holds nothing else.
 */
export function searchedPage(walk: Walk, limit: number, after: Place | null, most: number | null): SQL {
  const { brands, condition, order, search } = walk;
  const brand = sql`m.brand_id in (select b.id from brands b where ${brands})`;
  const [first, second] = search?.plain ? [condition, sql`true`] : [search?.candidates, condition];
  return sql`with candidates as materialized (
      select m.id, ${order.key} as key, (${second}) as hit
      from (select m.* from mentions m where ${within(walk, brand, after)} and ${first} limit ${most}) m),
    page as (select p.id, p.key, false as cut from candidates p where p.hit
      order by ${order.down ? sql`p.key desc` : sql`p.key`}, p.id desc limit ${limit})
    select s.seen, s.found, ${COLUMNS} right join
      (select count(*)::int as seen, count(*) filter (where hit)::int as found from candidates) s on true
    order by ${pageOrder(order)}`;
}

/** `(n, cut)`: how many there are, counted no further than `limit` and the bound of the walk. */
export function countOf(walk: Walk, limit: number): SQL {
  // A small index is counted in any order, a large one is walked: the planner guesses badly how soon it is done.
  const order = walk.condition || walk.isLarge ? inOrder(walk.order) : sql``;
  const stretch = { limit, after: null, examined: walk.counted, inOrder: order };
  return sql`select count(*) filter (where not cut)::int as n, coalesce(bool_or(cut), false) as cut
    from (select * from (${lanes(walk, lane(walk, stretch))}) p limit ${limit}) p`;
}

/** What the list shows, and nothing else. */
const COLUMNS = sql`p.key::text as key, p.cut, p.id::float8 as id, m.version,
  m.brand_id::float8 as "brandId", b.name as "brandName", b.kind as "brandKind",
  m.source_kind as "sourceKind", m.url, m.location, coalesce(m.author_name, m.author_handle) as author,
  m.author_followers as followers, m.title, left(m.text, 400) as text, m.language, m.rating,
  ${SENTIMENT} as sentiment, m.unsure and m.sentiment_by_user is null as unsure, m.evidence, m.intents, m.themes,
  m.priority, m.priority_score as "priorityScore", m.priority_reasons as "priorityReasons",
  m.status, m.snoozed_until as "snoozedUntil", m.published_at as "publishedAt",
  case when m.first_replied_at is null then m.due_at end as "dueAt", u.name as assignee
  from page p join mentions m on m.id = p.id join brands b on b.id = m.brand_id
  left join users u on u.id = m.assignee_id`;
