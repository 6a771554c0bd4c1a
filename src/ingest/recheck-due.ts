/** Which sources are asked again about their posts, by whom, and when a post is asked for the next time. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Known, SourceAdapter } from '../sources/adapter.ts';
import { SOURCE_ADAPTERS } from '../sources/kinds/index.ts';
import { at, type Claimed, claimSources, isFree, leaseFrom } from './lease.ts';

const HOUR_MS = 3_600_000;
/** What is settled and older than this is not asked for again, unless its terms say otherwise. */
const YOUNG_DAYS = 30;

export type KnownMention = Known & { id: number; brandId: number; title: string | null };

/**
 * Claims up to `limit` sources with posts to ask for, those waiting longest first, one per host, as polls claim
 * them: a source is polled or rechecked, never both. Those that do not answer are left to their polls.
 */
export function claimRechecks(
  platform: Platform,
  limit: number,
  except: readonly number[],
): Promise<Claimed[]> {
  const kinds = SOURCE_ADAPTERS.filter(({ recheck }) => recheck).map(({ kind }) => kind);
  const lease = leaseFrom(platform.now());
  const due = sql`select s.id, s.host, waiting.since from sources s
    cross join lateral (
      select m.recheck_at as since from mentions m
      where m.source_id = s.id and m.recheck_at is not null and m.deleted_at is null
      order by m.recheck_at limit 1
    ) waiting
    where s.kind in (select value from jsonb_array_elements_text(${JSON.stringify(kinds)}::text::jsonb))
      and s.paused_at is null and s.failures = 0 and s.health in ('working','quiet')
      and s.id <> all(${bigints(except)}) and waiting.since <= ${lease.from} and ${isFree(lease)}
    order by waiting.since, s.id limit ${limit * 4}::int for update of s skip locked`;
  return claimSources(platform, lease, due, limit);
}

/** The next posts of the source to ask for: at most `batch`, each with all the mentions that it is. */
export function dueMentions({ db, now }: Platform, { id }: Claimed, batch: number): Promise<KnownMention[]> {
  return rows<KnownMention>(
    db,
    sql`select m.id::float8 as id, m.brand_id::float8 as "brandId", m.external_id as "externalId", m.url, m.parent,
        m.title
      from mentions m
      where m.source_id = ${id} and m.deleted_at is null and m.external_id in (
        select external_id from mentions
        where source_id = ${id} and recheck_at <= ${at(now())} and recheck_at is not null and deleted_at is null
        order by recheck_at limit ${batch})
      order by m.id`,
  );
}

/** Sets when these are asked for again; those that were shown count as seen now. */
export async function moveOn(
  { db, now }: Platform,
  { terms }: Pick<SourceAdapter, 'terms'>,
  asked: readonly number[],
  shown: readonly number[],
): Promise<void> {
  const next = at(new Date(now().getTime() + (terms.recheckHours ?? 24) * HOUR_MS));
  const isKept = sql`${terms.retentionDays !== null} or status in ('open','pending','snoozed')
    or published_at > ${at(now())} - ${terms.recheckDays ?? YOUNG_DAYS}::int * interval '1 day'`;
  await db.execute(sql`
    with again as materialized (
      select id from mentions where id = any(${bigints(asked)}) and deleted_at is null order by id for update
    )
    update mentions m set recheck_at = case when ${isKept} then ${next} end,
      seen_at = case when m.id = any(${bigints(shown)}) then ${at(now())} else m.seen_at end
    from again where m.id = again.id`);
}

/** Asks for these no sooner than `from`; `spreadHours` apart, so that one bad post does not always spoil the same batch. */
export async function postpone(
  { db }: Platform,
  ids: readonly number[],
  { from, spreadHours }: { from: Date; spreadHours: number },
): Promise<void> {
  await db.execute(sql`update mentions set recheck_at = ${at(from)} + random() * ${spreadHours} * interval '1 hour'
    where id = any(${bigints(ids)}) and deleted_at is null`);
}
