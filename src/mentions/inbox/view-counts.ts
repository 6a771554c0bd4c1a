/** The figures around the list: how many each view holds, what came in since, what came last. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { SENTIMENT } from '../filter/sql.ts';
import type { Total } from './inbox-row.ts';
import { INBOX_VIEWS, type InboxView, scopeOf } from './views.ts';
import { type InboxScope, walkOf } from './walk.ts';
import { countOfWhole, MOST_COUNTED } from './whole-view.ts';

const MOST_ARRIVALS = 500;
const MOST_LOOKED_BACK = 1000;

/** `ownBrandIds`: a post about several of them counts once. */
type Seer = { brandIds: number[]; viewerUserId: number; ownBrandIds?: number[] };

export type ViewTotals = Record<InboxView, Total>;

/**
 * How many mentions of one's own brands each view holds, in the queue how many stories, among the notes to oneself
 * those not seen yet; up to 1,000. One query.
 */
export async function viewCounts(platform: Platform, seer: Seer): Promise<ViewTotals> {
  const counts = INBOX_VIEWS.map(
    (view) => sql`${countOfView(view, seer, platform.now())} as ${sql.identifier(view)}`,
  );
  const [row] = await rows<ViewTotals>(platform.db, sql`select ${sql.join(counts, sql`, `)}`);
  return row!;
}

function countOfView(view: InboxView, { brandIds, viewerUserId, ownBrandIds = [] }: Seer, now: Date): SQL {
  if (view === 'mentioned') return unseenCalls(viewerUserId, brandIds);
  return countOfWhole({
    brands: sql`b.id = any(${bigints(brandIds)}) and b.kind = 'own'`,
    scope: scopeOf(view, viewerUserId, now),
    together: ownBrandIds.length > 1 ? ownBrandIds : null,
    isFolded: view === 'needs-reply',
  });
}

/** Mentions with a note that calls the viewer, who has not opened it since. */
const unseenCalls = (userId: number, brandIds: number[]) => sql`(
  select json_build_object('n', count(distinct m.id), 'capped', false)
  from note_mentions c join notes n on n.id = c.note_id join mentions m on m.id = n.mention_id
  where c.user_id = ${userId}::bigint and c.seen_at is null and m.brand_id = any(${bigints(brandIds)})
    and m.deleted_at is null)`;

/** How many mentions of this list were found after `since`, among the newest 500 of all. */
export async function arrivalsSince(platform: Platform, query: InboxScope, since: Date): Promise<number> {
  const { brands, scope, times, condition } = await walkOf(platform, query);
  const [row] = await rows<{ n: number }>(
    platform.db,
    sql`select count(*)::int as n from (select * from mentions order by id desc limit ${MOST_ARRIVALS}) m
      where m.found_at > ${since.toISOString()}::timestamptz and ${scope.where} and ${times} and ${condition ?? sql`true`}
        and m.brand_id in (select b.id from brands b where ${brands})`,
  );
  return row!.n;
}

export type LastNegative = { at: Date; answeredBy: string | null };

/** The last negative mention of one's own brands and who answered it, for a list that is clear. */
export async function lastNegative(platform: Platform, brandIds: number[]): Promise<LastNegative | null> {
  const [row] = await rows<{ at: string; answeredBy: string | null }>(
    platform.db,
    sql`select m.published_at as at, (
        select u.name from replies r join users u on u.id = r.user_id
        where r.mention_id = m.id and r.posted_at is not null order by r.id limit 1) as "answeredBy"
      from brands b cross join lateral (
        select * from (select * from mentions m where m.brand_id = b.id and m.deleted_at is null
          order by m.published_at desc, m.id desc limit ${MOST_LOOKED_BACK}) m
        where ${SENTIMENT} = 'negative' order by m.published_at desc, m.id desc limit 1) m
      where b.id = any(${bigints(brandIds)}) and b.kind = 'own'
      order by m.published_at desc limit 1`,
  );
  return row ? { at: new Date(row.at), answeredBy: row.answeredBy } : null;
}

/** How many mentions these brands have, counted as far as views are. */
export async function keptSoFar({ db }: Platform, brandIds: number[]): Promise<Total> {
  const [row] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n
      from (select 1 from mentions where brand_id = any(${bigints(brandIds)}) limit ${MOST_COUNTED + 1}) kept`,
  );
  return { n: Math.min(row!.n, MOST_COUNTED), capped: row!.n > MOST_COUNTED };
}
