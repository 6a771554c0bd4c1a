/** How many a whole view holds: of the queue each story once, and a post about several own brands once. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import type { Scope } from './views.ts';

/** Nothing is counted further. */
export const MOST_COUNTED = 1000;
/** Some of what is read are copies and the same posts; literal, so that the planner knows it. */
const MOST_HELD = sql.raw(String(1.1 * MOST_COUNTED));

export type WholeView = {
  /** Over `brands b`. */
  brands: SQL;
  scope: Scope;
  /** Brands whose mentions of one post count once; null when there are no two. */
  together: number[] | null;
  /** Of a story only the mention that stands for it counts. */
  isFolded: boolean;
};

/** A scalar: Total as JSON. So many mentions that their posts are more than is counted are not told apart. */
export function countOfWhole(view: WholeView): SQL {
  if (!view.scope.isIndexed) return countOfHeld(view);
  const many = sql.raw(String(MOST_COUNTED * (view.together?.length ?? 1) + 1));
  return sql`(case when (select count(*) from (select 1 ${mentionsOf(view)} limit ${many}) many) = ${many}
    then json_build_object('n', ${MOST}, 'capped', true) else ${countOfHeld(view)} end)`;
}

function countOfHeld({ together, isFolded, ...view }: WholeView): SQL {
  return sql`(with held as materialized (
      select m.id, m.brand_id, m.source_kind, m.external_id, m.text_key, m.priority_score, m.published_at
      ${mentionsOf(view)} limit ${MOST_HELD})
    select json_build_object('n', least(n, ${MOST}),
      'capped', n > ${MOST} or (select count(*) from held) = ${MOST_HELD})
    from (select ${together ? postsOf(together) : sql`count(*)`}::int as n
      from ${isFolded ? LEADING : sql`held`}) counted)`;
}

const mentionsOf = ({ brands, scope }: Pick<WholeView, 'brands' | 'scope'>) =>
  sql`from brands b join mentions m on m.brand_id = b.id where ${brands} and ${scope.where}`;

const MOST = sql.raw(String(MOST_COUNTED));

/**
 * What waits for an answer stands before what does not, so that whoever leads a story is in the queue if anybody of it
 * is: the order of IS_COPY, once for all.
 */
const LEADING = sql`(select distinct on (story) id, brand_id, source_kind, external_id from (
    select *, coalesce((select t.story_id from story_texts t where t.text_key = held.text_key), text_key, -id) as story
    from held) held
  order by story, priority_score desc, published_at desc, id desc) led`;

/** By a hash: the names of a thousand posts take longer to sort than to read. */
const postsOf = (together: number[]) => sql`count(distinct case when brand_id = any(${bigints(together)})
  then hashtextextended(source_kind || ' ' || external_id, 0) else -id end)`;
