/** Tells the story through the product: under a moved clock, posts come in, people act, alerts go out. */

import { findIncidents } from '../alerts/incidents/find-incidents.ts';
import { watchFixes } from '../fixes/watch.ts';
import type { Http, Platform } from '../platform/platform.ts';
import { rollUp } from '../reports/rollup.ts';
import { findEmerging } from '../reports/themes/find-emerging.ts';
import { furnish } from './furnish.ts';
import { storyNetwork } from './network.ts';
import { makePosts } from './posts.ts';
import { seeded } from './seeded.ts';
import { type Stage, setStage } from './stage.ts';
import { answerUntil } from './surveys.ts';
import { actUntil, clearAway, planNew } from './team.ts';
import { budgetOf, type Telling } from './telling.ts';
import { tickTimes } from './ticks.ts';
import { deliverAll, importUntil, poll } from './traffic.ts';

export type StoryOptions = {
  /** The story ends then; usually now. */
  end: Date;
  days: number;
  seed: number;
  onProgress?: (at: Date) => void;
};

const FRIDAY = 5;
/** What rose or was unusual earlier is not shown by default. */
const RISING_MS = 30 * 86_400_000;

/** Everything up to the last open mention. `http` is the story's network, for whoever serves what was told. */
export async function tellStory(
  platform: Platform,
  options: StoryOptions,
): Promise<{ stage: Stage; http: Http }> {
  const posts = makePosts(options);
  const { end, days, seed, onProgress } = options;
  const [start, ...ticks] = tickTimes(end, days);
  let now = start;
  const http = storyNetwork(posts, end, () => now);
  const moved = { ...platform, http, now: () => now };
  const telling: Telling = {
    platform: moved,
    stage: await setStage(moved),
    random: seeded(seed + 1),
    end,
    setNow: (to) => {
      now = to;
    },
    coming: posts.filter(({ item }) => item.source !== 'rss'),
    told: new Map(posts.map((post) => [post.item.externalId, post])),
    plans: [],
    answers: [],
    lastId: 0,
  };
  for (const { at, polls, endsDay } of ticks) {
    await tick(telling, at, polls);
    if (endsDay && at.getUTCDay() === FRIDAY) await endWeek(telling);
    if (end.getTime() - at.getTime() < RISING_MS) await lookOut(telling, endsDay);
    if (endsDay) onProgress?.(at);
  }
  await rollUp(moved, budgetOf(telling));
  await furnish(moved, telling.stage, end);
  await watchFixes(moved, budgetOf(telling));
  return { stage: telling.stage, http };
}

/** As the jobs do that look for what is unusual; the end of a day is soon enough for what rises. */
async function lookOut(telling: Telling, endsDay: boolean): Promise<void> {
  const { platform, end } = telling;
  if (!endsDay && platform.now() < end) return;
  await rollUp(platform, budgetOf(telling));
  await findIncidents(platform, budgetOf(telling));
  if (endsDay) await findEmerging(platform, budgetOf(telling));
  await deliverAll(telling, platform.now());
}

async function tick(telling: Telling, at: Date, polls: boolean): Promise<void> {
  await actUntil(telling, at);
  await answerUntil(telling, at);
  telling.setNow(at);
  if (polls) await poll(telling);
  const imported = await importUntil(telling, at);
  if (!polls && imported === 0) return;
  await planNew(telling, at);
  await deliverAll(telling, at);
}

async function endWeek(telling: Telling): Promise<void> {
  await clearAway(telling);
  await rollUp(telling.platform, budgetOf(telling));
}
