/** How many a whole view holds: of the queue each story once, and a post about several own brands once. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints } from '../../db/db.ts';
import type { Scope } from './views.ts';

/** Nothing is counted further. */
export const MOST_COUNTED = 1000;
/** Of a queue up to half may be copies. */
const COPIES = 2;

export type WholeView = {
  /** Over `brands b`. */
  brands: SQL;
  scope: Scope;
  /** Brands whose mentions of one post count once; null when there are no two. */
  together: number[] | null;
  /** Of a story only the mention that stands for it counts. */
  isFolded: boolean;
};

/** A scalar: Total as JSON. So many mentions that their posts and stories are more than is counted are not told apart. */
export function countOfWhole(view: WholeView): SQL {
  if (!view.scope.isIndexed) return countOfHeld(view);
  const most = mostHeld(view);
  return sql`(case when (select count(*) from (select 1 ${mentionsOf(view)} limit ${most}) many) = ${most}
    then json_build_object('n', ${MOST}, 'capped', true) else ${countOfHeld(view)} end)`;
}

function countOfHeld(view: WholeView): SQL {
  const post = postOf(view.together);
  return sql`(with held as materialized (
      select m.id, m.brand_id, m.source_kind, m.external_id, m.text_key
      ${mentionsOf(view)} limit ${mostHeld(view)})
    select json_build_object('n', least(n, ${MOST}),
      'capped', n > ${MOST} or (select count(*) from held) = ${mostHeld(view)})
    from (select count(distinct ${view.isFolded ? storyOr(post) : post})::int as n from held) counted)`;
}

/** Literal, so that the planner knows it. */
const mostHeld = ({ together, isFolded }: WholeView) =>
  sql.raw(String(MOST_COUNTED * Math.max(together?.length ?? 1, isFolded ? COPIES : 1) + 1));

const mentionsOf = ({ brands, scope }: Pick<WholeView, 'brands' | 'scope'>) =>
  sql`from brands b join mentions m on m.brand_id = b.id where ${brands} and ${scope.where}`;

const MOST = sql.raw(String(MOST_COUNTED));

/** The same text has the same key wherever it was found, and so have both mentions of a post about two brands. */
const storyOr = (post: SQL) => sql`coalesce(${TOLD_BEFORE}, text_key, ${post})`;

/** Few texts are near copies of another, which gives their story its id: an index holds these alone. */
const TOLD_BEFORE = sql`(select t.story_id from story_texts t
  where t.text_key = held.text_key and t.story_id <> t.text_key)`;

/** By a hash: the names of a thousand posts take longer to sort than to read. */
const postOf = (together: number[] | null) =>
  together
    ? sql`case when brand_id = any(${bigints(together)})
        then hashtextextended(source_kind || ' ' || external_id, 0) else -id end`
    : sql`-id`;
