/** Two days of everything that goes wrong, on the database: what was ever shown is there once, what was missed is named. */
import { eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { mentions, sourceGaps, sources } from '../../src/db/schema.ts';
import { pollDue } from '../../src/ingest/ingest.ts';
import { recheckDue } from '../../src/ingest/recheck.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { adapterOf } from '../../src/sources/kinds/index.ts';
import { marksIn } from '../sources/contract/posts.ts';
import type { Fixture, Post } from '../sources/upstream.ts';
import { committingPlatform, START, type TestPlatform } from '../support/platform.ts';
import { aBrand, aSource } from '../support/records.ts';
import { diceOf } from './days/dice.ts';
import { type Kind, liveOn, type Place, stageOf } from './days/stage.ts';

type Mention = typeof mentions.$inferSelect;

const HOUR_MS = 3_600_000;
const END = new Date(START.getTime() + 48 * HOUR_MS);
/** A feed, pages counted from the top, pages that lead forward, a list without any filter; and how many posts come at once. */
const KINDS = { rss: 60, hackernews: 1100, mastodon: 90, appstore: 550 };
const STEPS_BETWEEN_RECHECKS = 6;
/** It leaves nothing out. */
const LEADS_FORWARD = 'mastodon';

const stage = await stageOf(await Promise.all(Object.entries(KINDS).map(kindOf)), START);
afterAll(() => stage.services.stop());

it('two days of edits, deletions, disorder and outages lose nothing without saying so', {
  timeout: 400_000,
}, async () => {
  const { services, places } = stage;
  const platform = await committingPlatform({ http: services.http, listen: services.listen });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  const ids = new Map<string, number>();
  for (const place of places) ids.set(place.kind, await watched(platform, place));

  const dice = diceOf(20261121);
  const wait = async (ms: number) => platform.setNow(ms);
  for (let step = 0; platform.now() < END; step++) {
    platform.setNow((5 + dice.next() * 10) * 60_000);
    for (const place of places) liveOn(place, platform.now(), END, dice);
    const budget = { until: new Date(platform.now().getTime() + 60_000) };
    await pollDue(platform, budget, wait);
    for (const place of places) await settle(platform, place, ids.get(place.kind)!);
    if (step % STEPS_BETWEEN_RECHECKS === 0) await recheckDue(platform, budget, wait);
  }

  expect(services.wrong).toEqual([]);
  expect(platform.logged.filter(({ level }) => level === 'error')).toEqual([]);
  for (const place of places) await expectNothingLost(platform, place, ids.get(place.kind)!);
});

async function watched(platform: TestPlatform, { kind, upstream }: Place): Promise<number> {
  const { settings } = upstream;
  const host = adapterOf(kind).host(settings);
  return (await aSource(platform, { kind, settings, host, name: kind })).id;
}

/** After a good poll, what was shown has to be there. */
async function settle({ db }: TestPlatform, place: Place, id: number): Promise<void> {
  const [source] = await db.select().from(sources).where(eq(sources.id, id));
  if (source!.failures > 0) return;
  for (const [post, version] of place.pending) place.shown.set(post, version);
  place.pending.clear();
}

async function expectNothingLost(platform: TestPlatform, place: Place, id: number): Promise<void> {
  const { kind, world, upstream, shown, troubles } = place;
  const { stored, gaps, asked } = await kept(platform, id);
  const byId = new Map(stored.map((mention) => [mention.externalId, mention]));
  const mentionOf = (post: Post) => byId.get(upstream.externalId(post));
  const all = [...new Set(world.posts)];
  const missed = all.filter((post) => !mentionOf(post) && (shown.has(post.id) || isDue(post, asked)));
  expect(named(missed.filter((post) => !gaps.some((gap) => holds(gap, post))))).toEqual([]);
  const outdated = all.filter((post) => isOutdated(mentionOf(post), shown.get(post.id) ?? 0));
  expect(named(outdated)).toEqual([]);
  const forgotten = all.filter((post) => mentionOf(post)?.deletedAt);
  expect(named(forgotten.filter(({ deleted }) => !deleted))).toEqual([]);
  const told = all.filter(
    (post) => post.deleted && mentionOf(post) && isToldBy(place, post, mentionOf(post)!),
  );
  expect(named(told.filter((post) => !forgotten.includes(post)))).toEqual([]);
  expect(byId.size, 'each once').toBe(stored.length);
  expect(troubles, `${kind} had a hard time`).toBeGreaterThan(2);
  expect(missed.length > 0, `${kind} showed less than there was`).toBe(kind !== LEADS_FORWARD);
}

async function kept({ db }: TestPlatform, id: number) {
  const [source] = await db.select().from(sources).where(eq(sources.id, id));
  const stored = await db.select().from(mentions).where(eq(mentions.sourceId, id));
  const gaps = await db.select().from(sourceGaps).where(eq(sourceGaps.sourceId, id));
  for (const { reason } of gaps) expect(reason).toMatch(/[.”]$/);
  return { stored, gaps, asked: source!.lastSuccessAt! };
}

/** What was there before is history, which a first run reads as far as it can. */
function isDue({ at, deleted }: Post, asked: Date): boolean {
  return !deleted && at >= START && at <= asked;
}

function holds({ fromAt, toAt, filledAt }: typeof sourceGaps.$inferSelect, { at }: Post): boolean {
  return filledAt === null && fromAt <= at && at <= (toAt ?? END);
}

/** Whether it was listed as gone, or asked for again since. */
function isToldBy({ kind, upstream, gone }: Place, post: Post, { recheckAt }: Mention): boolean {
  if (upstream.deletions !== 'rechecked') return upstream.deletions === 'listed';
  const hours = adapterOf(kind).terms.recheckHours ?? 0;
  return recheckAt !== null && recheckAt.getTime() - hours * HOUR_MS > gone.get(post.id)!.getTime();
}

function isOutdated(mention: Mention | undefined, shown: number): boolean {
  if (!mention || mention.deletedAt) return false;
  const [version = -1] = marksIn(`${mention.title} ${mention.text}`).values();
  return version < shown;
}

function named(some: Post[]): string[] {
  return some.map(({ id, at }) => `${id} of ${at.toISOString()}`);
}

async function kindOf([kind, burst]: [string, number]): Promise<Kind> {
  const { fixture } = (await import(`../sources/fixtures/${kind}.ts`)) as { fixture: Fixture };
  return { kind, upstream: Object.values(fixture.upstreams)[0]!, burst };
}
