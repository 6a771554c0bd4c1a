/** What was decided on a day and is kept, beside what the mentions of that day say: fixes. */
import { sql } from 'drizzle-orm';
import { lastRuns } from '../db/job-runs.ts';
import type { Fix } from '../fixes/fix.ts';
import { fixesWhere } from '../fixes/list.ts';
import { watchesOf } from '../fixes/watch.ts';
import type { Platform } from '../platform/platform.ts';
import { addDays } from '../reports/period.ts';
import { fromMentionsAsOf } from './as-of.ts';
import type { Found } from './check-reports.ts';
import { whyUnknown } from './why.ts';

export type KeptFound = Found & {
  /** Why it cannot be counted any more as it was then; null: it can, and differs. */
  unknown: string | null;
};

/** The days on which fixes held and relapsed, as of when they relapsed or were last watched. */
export async function* checkFixes(platform: Platform): AsyncGenerator<KeptFound> {
  const watched = (await lastRuns(platform.db)).find(({ job }) => job === 'watch-fixes')?.startedAt;
  for (const fix of await fixesWhere(platform, sql`f.held_on is not null`)) {
    const at = fix.relapsedAt ?? (watched ? new Date(watched) : platform.now());
    const decided = await decidedThen(platform, fix, at);
    if (decided.length === 0) continue;
    const from = addDays(fix.shippedOn, -fix.windowDays);
    const unknown = await whyUnknown(platform, { brandIds: [fix.brandId], at, from });
    for (const difference of decided) yield { report: `fix “${fix.title}”`, ...difference, unknown };
  }
}

async function decidedThen(platform: Platform, fix: Fix, at: Date) {
  const [found] = await fromMentionsAsOf(platform, { brandIds: [fix.brandId], at }, (then) =>
    watchesOf(then, [fix]),
  );
  const { heldOn, relapse } = found!.watch;
  return [
    { figure: 'held on', shown: fix.heldOn, recomputed: heldOn },
    { figure: 'relapsed on', shown: fix.relapsedOn, recomputed: relapse?.since ?? null },
  ].filter(({ shown, recomputed }) => shown !== recomputed);
}
