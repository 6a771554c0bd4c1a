/** The figures around the list: how many each view holds, what came in since, what came last. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { SENTIMENT } from '../filter/sql.ts';
import { IS_COPY } from '../stories/copies.ts';
import { MOST_COUNTED } from './find.ts';
import type { Total } from './inbox.ts';
import { INBOX_VIEWS, type InboxView, scopeOf } from './views.ts';
import { type InboxScope, walkOf } from './walk.ts';

const MOST_ARRIVALS = 500;
const MOST_LOOKED_BACK = 1000;

/** `ownBrandIds`: a post about several of them counts once. */
type Seer = { brandIds: number[]; viewerUserId: number; ownBrandIds?: number[] };

/**
 * How many mentions of one's own brands each view holds, in the queue how many stories, among the notes to oneself
 * those not seen yet; up to 1,000. One query.
 */
export async function viewCounts(platform: Platform, seer: Seer): Promise<Record<InboxView, Total>> {
  const counts = INBOX_VIEWS.map(
    (view) => sql`${countOfView(view, seer, platform.now())} as ${sql.identifier(view)}`,
  );
  const [row] = await rows<Record<InboxView, number>>(platform.db, sql`select ${sql.join(counts, sql`, `)}`);
  return Object.fromEntries(INBOX_VIEWS.map((view) => [view, total(row![view])])) as Record<InboxView, Total>;
}

const total = (n: number): Total => ({ n: Math.min(n, MOST_COUNTED), capped: n > MOST_COUNTED });

function countOfView(view: InboxView, { brandIds, viewerUserId, ownBrandIds = [] }: Seer, now: Date): SQL {
  if (view === 'mentioned') return unseenCalls(viewerUserId, brandIds);
  if (ownBrandIds.length > 1) return countOfPosts(view, ownBrandIds, viewerUserId, now);
  const n = view === 'needs-reply' ? STORIES : sql`count(*)::int`;
  return sql`(select ${n} from (
    select m.id, m.text_key from brands b join mentions m on m.brand_id = b.id
    where b.id = any(${bigints(brandIds)}) and b.kind = 'own' and ${scopeOf(view, viewerUserId, now).where}
    limit ${MOST_COUNTED + 1}) counted)`;
}

/** Mentions with a note that calls the viewer, who has not opened it since. */
const unseenCalls = (userId: number, brandIds: number[]) => sql`(select count(distinct m.id)::int
  from note_mentions c join notes n on n.id = c.note_id join mentions m on m.id = n.mention_id
  where c.user_id = ${userId}::bigint and c.seen_at is null and m.brand_id = any(${bigints(brandIds)})
    and m.deleted_at is null)`;

function countOfPosts(view: InboxView, brandIds: number[], viewerUserId: number, now: Date): SQL {
  const isFolded = view === 'needs-reply' ? sql`not ${IS_COPY}` : sql`true`;
  return sql`(select count(distinct (source_kind, external_id))::int from (
    select m.source_kind, m.external_id from brands b join mentions m on m.brand_id = b.id
    where b.id = any(${bigints(brandIds)}) and ${scopeOf(view, viewerUserId, now).where} and ${isFolded}
    limit ${MOST_COUNTED + brandIds.length}) counted)`;
}

const STORIES = sql`case when count(*) > ${sql.raw(String(MOST_COUNTED))} then count(*)::int else count(distinct coalesce(
  (select story_id from story_texts t where t.text_key = counted.text_key), -counted.id))::int end`;

/** How many mentions of this list were found after `since`, among the newest 500 of all. */
export async function arrivalsSince(platform: Platform, query: InboxScope, since: Date): Promise<number> {
  const { brands, scope, condition } = walkOf(query, platform.now());
  const [row] = await rows<{ n: number }>(
    platform.db,
    sql`select count(*)::int as n from (select * from mentions order by id desc limit ${MOST_ARRIVALS}) m
      where m.found_at > ${since.toISOString()}::timestamptz and ${scope.where} and ${condition ?? sql`true`}
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
  return total(row!.n);
}
