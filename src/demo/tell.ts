/** Tells the story through the product: under a moved clock, posts come in, people act, alerts go out. */
import { and, eq, gt, lt } from 'drizzle-orm';
import { nextDue } from '../alerts/claim.ts';
import { deliverDue } from '../alerts/deliver.ts';
import { mentions } from '../db/schema.ts';
import { importMentions } from '../ingest/import.ts';
import { pollDue } from '../ingest/ingest.ts';
import { SYSTEM } from '../mentions/mention.ts';
import { moveMany } from '../mentions/triage.ts';
import type { Platform } from '../platform/platform.ts';
import { rollUp } from '../reports/rollup.ts';
import { storyNetwork } from './network.ts';
import { perform } from './perform.ts';
import { makePosts, type Post } from './posts.ts';
import { returnOf } from './returns.ts';
import { type Random, seeded } from './seeded.ts';
import { type Stage, setStage } from './stage.ts';
import { type Step, stepsFor } from './steps.ts';
import { tickTimes } from './ticks.ts';

export type StoryOptions = {
  /** The story ends then; usually now. */
  end: Date;
  days: number;
  seed: number;
  onProgress?: (at: Date) => void;
};

const FRIDAY = 5;

type Telling = {
  platform: Platform;
  stage: Stage;
  random: Random;
  end: Date;
  setNow(to: Date): void;
  /** Not yet published, oldest first. */
  coming: Post[];
  told: Map<string, Post>;
  plans: { mentionId: number; post: Post; step: Step }[];
  lastId: number;
};

/** Everything from the first brand to the last open mention. The given platform's clock and network stay unused. */
export async function tellStory(platform: Platform, options: StoryOptions): Promise<Stage> {
  const { end, days, seed, onProgress } = options;
  const posts = makePosts(options);
  const [start, ...ticks] = tickTimes(end, days);
  let now = start;
  const moved = { ...platform, now: () => now, http: storyNetwork(posts, end, () => now) };
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
    lastId: 0,
  };
  for (const { at, polls, endsDay } of ticks) {
    await tick(telling, at, polls);
    if (!endsDay) continue;
    if (at.getUTCDay() === FRIDAY) await clearAway(telling, at);
    if (at.getUTCDay() === FRIDAY) await rollUpAll(telling);
    onProgress?.(at);
  }
  await rollUpAll(telling);
  return telling.stage;
}

async function tick(telling: Telling, at: Date, polls: boolean): Promise<void> {
  await actUntil(telling, at);
  telling.setNow(at);
  if (polls) await pollDue(telling.platform, budgetOf(telling));
  const imported = await importUntil(telling, at);
  if (!polls && imported === 0) return;
  await planNew(telling, at);
  await deliverAll(telling, at);
}

/** Once a week somebody clears away what needs no answer. */
async function clearAway({ platform, stage, setNow }: Telling, at: Date): Promise<void> {
  setNow(at);
  const { id, brandId, status, needsResponse, publishedAt } = mentions;
  const settled = new Date(at.getTime() - 2 * 86_400_000);
  const quiet = await platform.db
    .select({ id })
    .from(mentions)
    .where(
      and(
        eq(brandId, stage.ownBrandId),
        eq(status, 'open'),
        eq(needsResponse, false),
        lt(publishedAt, settled),
      ),
    );
  const actor = { userId: stage.team.maya, via: 'web' as const };
  const mentionIds = quiet.map((mention) => mention.id);
  await moveMany(platform, actor, { mentionIds, brandIds: [stage.ownBrandId], move: { kind: 'resolve' } });
}

/** What the team does up to that time, each step at its own. */
async function actUntil(telling: Telling, until: Date): Promise<void> {
  const due = telling.plans.filter(({ step }) => step.at <= until);
  telling.plans = telling.plans.filter(({ step }) => step.at > until);
  for (const { mentionId, post, step } of due.sort((a, b) => a.step.at.getTime() - b.step.at.getTime())) {
    telling.setNow(step.at);
    const done = await perform(telling.platform, telling.stage, mentionId, step);
    if (done && step.does === 'reply') comeBack(telling, post, step.at);
  }
}

function comeBack(telling: Telling, post: Post, answeredAt: Date): void {
  const again = returnOf(telling.random, post, answeredAt, telling.told.size);
  if (!again || new Date(again.item.publishedAt) > telling.end) return;
  telling.told.set(again.item.externalId, again);
  telling.coming.push(again);
  telling.coming.sort((a, b) => a.item.publishedAt.localeCompare(b.item.publishedAt));
}

async function importUntil(telling: Telling, until: Date): Promise<number> {
  const next = telling.coming.findIndex(({ item }) => item.publishedAt > until.toISOString());
  const batch = telling.coming.splice(0, next === -1 ? telling.coming.length : next);
  if (batch.length > 0)
    await importMentions(telling.platform, SYSTEM, linesOf(batch), { format: 'ndjson', live: true });
  return batch.length;
}

async function* linesOf(posts: Post[]): AsyncGenerator<string> {
  for (const { item } of posts) yield JSON.stringify(item);
}

/** Somebody reads what came in for the own brand and decides what to do with it. */
async function planNew(telling: Telling, at: Date): Promise<void> {
  const { platform, stage, random, told, end } = telling;
  const { id, externalId, needsResponse, sentiment } = mentions;
  const found = await platform.db
    .select({ id, externalId, needsResponse, sentiment })
    .from(mentions)
    .where(and(eq(mentions.brandId, stage.ownBrandId), gt(id, telling.lastId)))
    .orderBy(id);
  for (const mention of found) {
    telling.lastId = mention.id;
    const post = told.get(mention.externalId);
    if (!post) continue;
    const steps = stepsFor(random, post, mention, at, end);
    telling.plans.push(...steps.map((step) => ({ mentionId: mention.id, post, step })));
  }
}

/** One message a second is the channel's pace, so the clock goes on with it. */
async function deliverAll(telling: Telling, at: Date): Promise<void> {
  const patience = at.getTime() + 60_000;
  for (let next = await nextDue(telling.platform); next && next.getTime() < patience; ) {
    if (next > telling.platform.now()) telling.setNow(next);
    next = (await deliverDue(telling.platform, budgetOf(telling))).nextAt;
  }
  telling.setNow(at);
}

const rollUpAll = (telling: Telling) => rollUp(telling.platform, budgetOf(telling));

/** The moved clock stands still while the product works. */
const budgetOf = ({ platform }: Telling) => ({ until: new Date(platform.now().getTime() + 1) });
