/** Due times follow the targets and hours of their brand, some hundred at a time, newest first. */
import { sql } from 'drizzle-orm';
import type { Budget } from '../../../jobs/job.ts';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import type { Priority } from '../mention.ts';
import { markRollupsDue } from '../rollups-due.ts';
import { responseClocks } from './clocks.ts';
import { planned, type ResponseClock } from './targets.ts';

const BATCH = 500;
const MOST_PREVIEWED = 20_000;

/** Until nothing is behind or the time is over. */
export async function replanDue(platform: Platform, { until }: Budget): Promise<{ replanned: number }> {
  const behind = await rows<{ id: number }>(
    platform.db,
    sql`select id::float8 as id from brands where due_behind is not null order by id`,
  );
  let replanned = 0;
  for (const { id } of behind) {
    for (let left = true; left && platform.now() < until; ) {
      const done = await transact(platform, (inside) => replanBatch(inside, id));
      replanned += done;
      left = done === BATCH;
    }
  }
  return { replanned };
}

/** In the transaction that changes targets or hours; what is left over follows with the job. */
export async function planAnew(inside: Platform, brandId: number): Promise<void> {
  await inside.db.execute(sql`update brands set due_behind = (
    select max(m.id) from mentions m where ${isTimed(brandId)}) where id = ${brandId}::bigint`);
  await replanBatch(inside, brandId);
}

/** Mentions of the brand that still have the due times of before. */
export async function leftToReplan({ db }: Platform, brandId: number): Promise<number> {
  const [left] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from brands b join mentions m on m.id <= b.due_behind
      where b.id = ${brandId}::bigint and ${isTimed(brandId)}`,
  );
  return left!.n;
}

export type Preview = {
  /** Due times that would be others. */
  moved: number;
  /** Not late now, but then. */
  becomeLate: number;
  noLongerLate: number;
  /** Only the newest were looked at. */
  capped: boolean;
};

/** What another clock would do to the due times of what is not answered yet. Stores nothing. */
export async function previewReplan(
  platform: Platform,
  brandId: number,
  clock: ResponseClock,
): Promise<Preview> {
  const found = await timedMentions(platform, brandId, sql`true`, MOST_PREVIEWED);
  const now = platform.now().getTime();
  const changes = found.map((mention) => ({
    before: time(mention.dueAt),
    after: time(dueBy(clock, mention)),
  }));
  return {
    moved: changes.filter(({ before, after }) => before !== after).length,
    becomeLate: changes.filter(({ before, after }) => before >= now && after < now).length,
    noLongerLate: changes.filter(({ before, after }) => before < now && after >= now).length,
    capped: found.length === MOST_PREVIEWED,
  };
}

type TimedMention = {
  id: number;
  priority: Priority;
  sourceKind: string;
  dueAt: string;
  clockFrom: string;
};

/** The brand is locked, so that a change waits and then begins from the newest again. */
async function replanBatch(inside: Platform, brandId: number): Promise<number> {
  const [brand] = await rows<{ behind: number | null }>(
    inside.db,
    sql`select due_behind::float8 as behind from brands where id = ${brandId}::bigint for update`,
  );
  const clock = (await responseClocks(inside, [brandId])).get(brandId);
  if (!clock || brand?.behind == null) return 0;
  const found = await timedMentions(inside, brandId, sql`m.id <= ${brand.behind}::bigint`, BATCH);
  const anew = found.flatMap((mention) => {
    const plan = planned(clock, mention, new Date(mention.clockFrom));
    return time(plan.dueAt) === time(mention.dueAt) ? [] : [{ id: mention.id, ...plan }];
  });
  if (anew.length > 0) await inside.db.execute(store(anew, inside.now()));
  await markRollupsDue(
    inside,
    anew.map(({ id }) => id),
  );
  const next = found.length < BATCH ? null : found.at(-1)!.id - 1;
  await inside.db.execute(sql`update brands set due_behind = ${next}::bigint where id = ${brandId}::bigint`);
  return found.length;
}

const store = (anew: object[], now: Date) => sql`
  update mentions m set due_at = e."dueAt", clock_from = e."clockFrom", target_minutes = e."targetMinutes",
    updated_at = ${now.toISOString()}::timestamptz
  from jsonb_to_recordset(${JSON.stringify(anew)}::text::jsonb)
    as e(id bigint, "dueAt" timestamptz, "clockFrom" timestamptz, "targetMinutes" integer)
  where m.id = e.id`;

/** Whose clock runs: nobody answered since it started. */
const isTimed = (brandId: number) => sql`m.brand_id = ${brandId}::bigint and m.due_at is not null
  and m.status in ('open','pending','snoozed') and m.deleted_at is null
  and (m.first_replied_at is null or m.clock_from > m.first_replied_at)`;

const timedMentions = ({ db }: Platform, brandId: number, where: ReturnType<typeof sql>, most: number) =>
  rows<TimedMention>(
    db,
    sql`select m.id::float8 as id, m.priority, m.source_kind as "sourceKind", m.due_at as "dueAt",
      coalesce(m.clock_from, m.published_at) as "clockFrom"
    from mentions m where ${isTimed(brandId)} and ${where} order by m.id desc limit ${most}::int`,
  );

const dueBy = (clock: ResponseClock, mention: TimedMention) =>
  planned(clock, mention, new Date(mention.clockFrom)).dueAt;

/** What is due never comes last. */
const time = (at: Date | string | null) => (at === null ? Number.POSITIVE_INFINITY : new Date(at).getTime());
