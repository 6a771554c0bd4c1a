/** The inbox as SQL: every brand's mentions walked in order by an index, merged, and no further than a bound. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { brandsNamed, type Conjunction, splitByBrand } from '../filter/brands.ts';
import { candidatesSql } from '../filter/candidates-sql.ts';
import type { Filter } from '../filter/filter.ts';
import { type FilterContext, filterContext, filterSql, isNamed } from '../filter/sql.ts';
import { hasWords, isPlain } from '../filter/words-sql.ts';
import { IS_COPY } from '../stories/copies.ts';
import { behind, type Place } from './cursor.ts';
import {
  type InboxSort,
  type InboxStretch,
  type Order,
  orderOf,
  type Scope,
  scopeOf,
  sortOf,
} from './views.ts';

export type InboxScope = {
  /** Brands that the viewer may see. */
  brandIds: number[];
  viewerUserId: number;
  filter: Filter;
  view: InboxStretch;
  sort: InboxSort;
  /** A post about several of these is one row; left out, every mention is a row of its own. */
  ownBrandIds?: number[];
  /** This mention alone, if the list holds it. */
  only?: number;
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
  /** Nothing but the view was asked for, of some brands or all. */
  isWhole: boolean;
  /** Brands whose mentions of one post are one row; null when there are no two. */
  together: number[] | null;
  /** Over `mentions m`: it is the first of its post that the list holds. Dear, so it is asked of few. */
  isFirst: SQL | null;
  /** Over `mentions m`: `on:` its days, between `after:` and `before:`, where an index by time begins. */
  times: SQL;
  /** The only mention that is looked for; what is first of its post is still told among all. */
  only: number | null;
  /** Mentions that one brand's walk looks at before it stops and says where. */
  examined: number;
  /** Words are looked for, which costs more per mention than the walk itself. */
  isRead: boolean;
  /** So often a page may go on where the walk stopped. */
  slices: number;
  /** No partial index holds the scope: it is all there is. */
  isLarge: boolean;
  /** What indexes of words and facets find, when nothing else can match, and the second look at it. */
  search: { candidates: SQL; rest: SQL; readsAgain: boolean } | null;
};

/** In a slice this thin the planner takes the index; a thicker one it would rather sort as a whole. */
const MOST_EXAMINED = 5000;
const MOST_SLICES = 6;
/** To look for words in a mention costs as much as to compare a field of fifty. */
const MOST_READ = 3000;

export async function walkOf(platform: Platform, query: InboxScope): Promise<Walk> {
  const { brands, rest } = splitByBrand(query.filter);
  const context = await filterContext(platform, rest, query.viewerUserId);
  const sort = sortOf(query.view, query.sort);
  const scope = scopeOf(query.view, query.viewerUserId, context.now);
  const isRead = hasWords(rest);
  const together = (query.ownBrandIds ?? []).length > 1 ? query.ownBrandIds! : null;
  const share = (most: number) => Math.ceil(most / (scope.perBrand ? Math.max(1, query.brandIds.length) : 1));
  const walk = {
    sort,
    order: orderOf(query.view, sort),
    scope,
    brands: sql`${isPermitted(query)} and ${filterSql(brands, { ...context, brandId: sql`b.id` })}`,
    condition: conditionOf(query.view, rest, context),
    isWhole: rest.parts.length === 0,
    together,
    times: filterSql({ kind: 'and', parts: rest.parts.filter(isAboutTime) }, context),
    only: query.only ?? null,
    examined: share(isRead ? MOST_READ : MOST_EXAMINED),
    isRead,
    slices: isRead ? 1 : MOST_SLICES,
    isLarge: query.view === 'everything',
    search: searchOf(rest, context),
  };
  return { ...walk, isFirst: together && isFirstOf({ ...walk, together }) };
}

const isAboutTime = (filter: Filter) =>
  filter.kind === 'field' && ['on', 'after', 'before'].includes(filter.field);

/** The queue shows a story once. Whoever filters it may mean any of the copies. */
function conditionOf(view: InboxStretch, { parts }: Conjunction, context: FilterContext): SQL | null {
  const asked = parts.filter((part) => !isAboutTime(part));
  if (asked.length > 0) return filterSql({ kind: 'and', parts: asked }, context);
  return view === 'needs-reply' && parts.length === 0 ? sql`not ${IS_COPY}` : null;
}

/** What an index of words said for certain is not read again: that costs more than all else. */
function searchOf(filter: Conjunction, context: FilterContext): Walk['search'] {
  const candidates = candidatesSql(filter);
  if (!candidates) return null;
  const rest = { ...filter, parts: filter.parts.filter((part) => !isPlain(part)) };
  return { candidates, rest: filterSql(rest, context), readsAgain: hasWords(rest) };
}

/** A post about several own brands is listed as the first of its mentions that the list holds. */
function isFirstOf({
  together,
  scope,
  times,
  condition,
  brands,
}: Pick<Walk, 'scope' | 'times' | 'condition' | 'brands'> & { together: number[] }): SQL {
  return sql`not exists (
    select 1 from (select m.id, m.brand_id, m.source_kind, m.external_id) o
    cross join lateral (select 1 from mentions m where m.brand_id = any(array_remove(${bigints(together)}, o.brand_id))
      and m.source_kind = o.source_kind and m.external_id = o.external_id and m.id < o.id
      and m.brand_id in (select b.id from brands b where ${brands}) and ${scope.where} and ${times}
      and ${condition ?? sql`true`}) earlier
    where o.brand_id = any(${bigints(together)}))`;
}

/** True for rows of `brands b` whose mentions the list holds. */
export function isPermitted({ brandIds, filter, includeCompetitors }: InboxScope): SQL {
  const permitted = sql`b.id = any(${bigints(brandIds)})`;
  if (includeCompetitors) return permitted;
  const named = brandsNamed(filter).map(
    (brand) => sql` or b.id in (select id from brands where ${isNamed(brand)})`,
  );
  return sql`${permitted} and (b.kind = 'own'${sql.join(named)})`;
}

/** `(id, key, cut)`, at most `limit` per brand. `cut`: the walk stopped here, and what lies behind is unknown. */
export function lanes(walk: Walk, lane: (brand: SQL) => SQL): SQL {
  const { brands, scope } = walk;
  if (!scope.perBrand) return lane(sql`m.brand_id in (select b.id from brands b where ${brands})`);
  return sql`select lane.id, lane.key, lane.cut from brands b
    cross join lateral (${lane(sql`m.brand_id = b.id`)}) lane where ${brands}`;
}

type Stretch = { limit: number; after: Place | null; inOrder: SQL };

export function lane(walk: Walk, { limit, after, inOrder }: Stretch): (brand: SQL) => SQL {
  const { order, condition, isFirst, examined } = walk;
  const asked = [condition, isFirst].filter((each) => each !== null);
  return (brand) => {
    const walked = sql`from mentions m where ${within(walk, brand, after)} ${inOrder}`;
    if (asked.length === 0)
      return sql`select m.id, ${order.key} as key, false as cut ${walked} limit ${limit}`;
    // The key travels with its rows: so the planner sees that they come in order, and stops at the limit.
    return sql`
      with found as materialized (
        select m.id, m.key, false as cut
        from (select m.*, ${order.key} as key, ${order.tie} as tie ${walked} limit ${examined}) m
        where ${sql.join(asked, sql` and `)} ${order.down ? sql`order by m.key desc, m.tie desc` : sql`order by m.key, m.tie`}
        limit ${limit})
      select * from found union all
      select * from (select m.id, ${order.key}, true ${walked} limit 1 offset ${examined - 1}) cut
      where (select count(*) from found) < ${limit}`;
  };
}

export function within({ scope, order, times, only }: Walk, brand: SQL, after: Place | null): SQL {
  const start = after ? sql` and ${behind(order, after)}` : sql``;
  const alone = only === null ? sql`` : sql` and m.id = ${only}::bigint`;
  return sql`${brand} and ${scope.where} and ${times}${start}${alone}`;
}

export const inOrder = ({ key, tie, down }: Order) =>
  down ? sql`order by ${key} desc, ${tie} desc` : sql`order by ${key}, ${tie}`;

/** The order of merged lanes, whose rows have the alias `p`. */
export const pageOrder = ({ down }: Order) =>
  down ? sql`p.key desc, p.id desc, p.cut` : sql`p.key, p.id desc, p.cut`;
