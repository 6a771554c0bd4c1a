/** The people of the story: they read what came in, act at their own times, and clear away at the end of a week. */
import { and, eq, gt, lt } from 'drizzle-orm';
import { mentions } from '../db/schema.ts';
import { moveMany } from '../mentions/triage.ts';
import { perform } from './perform.ts';
import type { Post } from './post.ts';
import { returnOf } from './returns.ts';
import { stepsFor } from './steps.ts';
import { BRANDS } from './story/cast.ts';
import { asking } from './surveys.ts';
import type { Telling } from './telling.ts';

const SETTLED_MS = 2 * 86_400_000;

/** Somebody reads what came in for the own brand and decides what to do with it. */
export async function planNew(telling: Telling, at: Date): Promise<void> {
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
    if (!steps.some(({ does }) => does === 'reply')) comeBack(telling, post, at, 'unanswered');
  }
}

/** What the team does up to that time, each step at its own. */
export async function actUntil(telling: Telling, until: Date): Promise<void> {
  const due = telling.plans.filter(({ step }) => step.at <= until);
  telling.plans = telling.plans.filter(({ step }) => step.at > until);
  for (const planned of due.sort((a, b) => a.step.at.getTime() - b.step.at.getTime())) {
    const { mentionId, post } = planned;
    telling.setNow(planned.step.at);
    const { step, answer } = await asking(telling, planned);
    const done = await perform(telling.platform, telling.stage, mentionId, step);
    if (done && answer) telling.answers.push(answer);
    if (done && step.does === 'reply') comeBack(telling, post, step.at, 'answered');
  }
}

function comeBack(telling: Telling, post: Post, since: Date, is: 'answered' | 'unanswered'): void {
  if (post.brandName !== BRANDS[0].name) return;
  const again = returnOf(telling.random, post, { since, number: telling.told.size, is });
  if (!again || new Date(again.item.publishedAt) > telling.end) return;
  telling.told.set(again.item.externalId, again);
  telling.coming.push(again);
  telling.coming.sort((a, b) => a.item.publishedAt.localeCompare(b.item.publishedAt));
}

/** What needs no answer and is two days old is done with. */
export async function clearAway({ platform, stage }: Telling): Promise<void> {
  const { id, brandId, status, needsResponse, publishedAt } = mentions;
  const settled = new Date(platform.now().getTime() - SETTLED_MS);
  const isQuiet = and(eq(status, 'open'), eq(needsResponse, false), lt(publishedAt, settled));
  const quiet = await platform.db
    .select({ id })
    .from(mentions)
    .where(and(eq(brandId, stage.ownBrandId), isQuiet));
  const mentionIds = quiet.map((mention) => mention.id);
  const actor = { userId: stage.team.maya, via: 'web' as const };
  await moveMany(platform, actor, { mentionIds, brandIds: [stage.ownBrandId], move: { kind: 'resolve' } });
}
