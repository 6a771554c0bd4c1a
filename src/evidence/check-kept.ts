/** What was decided on a day and is kept, beside what the mentions of its days say: fixes and incidents. */
import { sql } from 'drizzle-orm';
import { sinceItBegan, TOTAL } from '../alerts/incidents/total.ts';
import { rows } from '../db/db.ts';
import { lastRuns } from '../db/job-runs.ts';
import { fixesWhere } from '../fixes/list.ts';
import { watchesOf } from '../fixes/watch.ts';
import type { Platform } from '../platform/platform.ts';
import { addDays } from '../reports/period.ts';
import type { Found } from './check-reports.ts';

export type KeptFound = Found & {
  /** Mentions of these days came or changed after it was decided: then it rightly differs from today. */
  isOlder: boolean;
};

/** The days on which fixes held and relapsed. */
export async function* checkFixes(platform: Platform): AsyncGenerator<KeptFound> {
  const watched = (await lastRuns(platform.db)).find(({ job }) => job === 'watch-fixes')?.startedAt;
  const fixes = await fixesWhere(platform, sql`f.held_on is not null`);
  for (const { fix, watch } of await watchesOf(platform, fixes)) {
    const decided = [
      { figure: 'held on', shown: fix.heldOn, recomputed: watch.heldOn },
      { figure: 'relapsed on', shown: fix.relapsedOn, recomputed: watch.relapse?.since ?? null },
    ].filter(({ shown, recomputed }) => shown !== recomputed);
    if (decided.length === 0) continue;
    const since = fix.relapsedAt ?? (watched ? new Date(watched) : null);
    const from = addDays(fix.shippedOn, -fix.windowDays);
    const isOlder = since !== null && (await changedSince(platform, { brandId: fix.brandId, from, since }));
    for (const difference of decided) yield { report: `fix “${fix.title}”`, ...difference, isOlder };
  }
}

type Since = { brandId: number; from: string; since: Date };

/** Whether mentions published from that day on came or changed since. */
export async function changedSince({ db }: Platform, { brandId, from, since }: Since): Promise<boolean> {
  const [row] = await rows<{ changed: boolean }>(
    db,
    sql`select exists (select 1 from mentions where brand_id = ${brandId}::bigint
      and published_at >= ${from}::date - 1 and updated_at > ${since.toISOString()}::timestamptz) as changed`,
  );
  return row!.changed;
}

type Counted = { id: number; shown: number; recomputed: number; isOlder: boolean };

/** How many mentions incidents had when they were last looked at. */
export async function* checkIncidents({ db }: Platform): AsyncGenerator<KeptFound> {
  const found = await rows<Counted>(
    db,
    sql`select i.id::float8 as id, i.total as shown, counted.total as recomputed, counted.changed as "isOlder"
      from incidents i cross join lateral (
        select ${TOTAL} as total, coalesce(bool_or(m.updated_at > i.updated_at), false) as changed
        from mentions m where ${sinceItBegan(sql`i.updated_at`)}
      ) counted where counted.total <> i.total order by i.id`,
  );
  for (const { id, ...difference } of found)
    yield { report: `incident ${id}`, figure: 'mentions since it began', ...difference };
}
