/** Forgetting in time: what a source's terms let us keep for days, and what a brand decided to keep no longer. */
import { type SQL, sql } from 'drizzle-orm';
import type { Budget } from '../../jobs/job.ts';
import { bigints, rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { SOURCE_ADAPTERS } from '../sources/kinds/index.ts';
import { SYSTEM } from './mention.ts';
import { leaveTombstones } from './tombstone.ts';
import { unquote } from './unquote.ts';

const BATCH = 500;
const DAY_MS = 86_400_000;

type Forgotten = { forgotten: number; notes: number; replies: number };
/** Where the walk stands: a published time and an id. */
type Place = { at: string; id: number };
/** The next mentions to forget, locked, behind the place; in the order of the walk. */
type Due = (now: Date, after: Place | null) => SQL;

/** Forgets what no source has shown for as long as its kind's terms allow. */
export function forgetByTerms(
  platform: Platform,
  budget: Budget,
  adapters: Pick<(typeof SOURCE_ADAPTERS)[number], 'kind' | 'terms'>[] = SOURCE_ADAPTERS,
): Promise<Forgotten> {
  const dues = adapters.flatMap(({ kind, terms: { retentionDays } }) =>
    retentionDays === null ? [] : [unseenFor(kind, retentionDays)],
  );
  return forgetAll(platform, budget, dues);
}

/** Forgets what was found longer ago than its brand wants to keep it. */
export async function forgetByBrand(platform: Platform, budget: Budget): Promise<Forgotten> {
  const brands = await rows<{ id: number; days: number }>(
    platform.db,
    sql`select id::float8 as id, retention_days as days from brands where retention_days is not null order by id`,
  );
  return forgetAll(
    platform,
    budget,
    brands.map(({ id, days }) => foundBefore(id, days)),
  );
}

const unseenFor =
  (kind: string, days: number): Due =>
  (now) =>
    sql`select id, seen_at::text as at from mentions
    where source_kind = ${kind} and deleted_at is null and seen_at < ${daysBefore(now, days)}
    order by seen_at limit ${BATCH} for update skip locked`;

/** Nothing is found before it is published, so the index on the published time narrows the walk. */
const foundBefore =
  (brandId: number, days: number): Due =>
  (now, after) =>
    sql`select id, published_at::text as at from mentions
    where brand_id = ${brandId} and deleted_at is null and found_at < ${daysBefore(now, days)}
      and published_at < ${daysBefore(now, days)}
      ${after ? sql`and (published_at, id) > (${after.at}::timestamptz, ${after.id}::bigint)` : sql``}
    order by published_at, id limit ${BATCH} for update skip locked`;

const daysBefore = (now: Date, days: number) =>
  sql`${new Date(now.getTime() - days * DAY_MS).toISOString()}::timestamptz`;

/** In batches, each of its own: what the budget leaves over is due the next time. */
async function forgetAll(platform: Platform, { until }: Budget, dues: Due[]): Promise<Forgotten> {
  const total: Forgotten = { forgotten: 0, notes: 0, replies: 0 };
  for (const due of dues) {
    let after: Place | null = null;
    for (let isMore = true; isMore && platform.now() < until; ) {
      const { gone, notes, replies } = await transact(platform, (inside) => forgetBatch(inside, due, after));
      total.forgotten += gone.length;
      total.notes += notes;
      total.replies += replies;
      after = gone.at(-1) ?? null;
      isMore = gone.length === BATCH;
    }
  }
  return total;
}

async function forgetBatch(inside: Platform, due: Due, after: Place | null) {
  const gone = await rows<Place>(
    inside.db,
    sql`select id::float8 as id, at from (${due(inside.now(), after)}) due`,
  );
  if (gone.length === 0) return { gone, notes: 0, replies: 0 };
  const ids = gone.map(({ id }) => id);
  const written = await unquote(inside, ids);
  const going = sql`select id from mentions where id = any(${bigints(ids)}) order by id for update`;
  await leaveTombstones(inside, SYSTEM, { going, why: 'forgotten' });
  return { gone, ...written };
}
