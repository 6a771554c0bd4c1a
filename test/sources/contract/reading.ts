/** Finding everything once: pages that are many, that shift, that have an end. */
import { expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import type { Post, World } from '../upstream.ts';
import { type Case, Collector, isWithin } from './collector.ts';
import { aPost, before, DAY_MS, marksIn, NOW, posts, worldOf } from './posts.ts';

const HOUR_S = 3600;
const FIRST_RUN_ITEMS = 200;

export function findsEverythingOnce(one: Case): void {
  const { upstream } = one;
  /** So many that they take several pages, and the oldest that are known can still be reached. */
  const several = Math.max(1, Math.min(2 * upstream.pageSize + 1, upstream.reach - 3));

  it('finds what was posted, whole', async () => {
    const collector = new Collector(one, worldOf(posts(Math.min(5, upstream.reach))));
    await collector.drain();
    for (const post of collector.world.posts) expectShown(post, collector);
  });

  it('takes a place without posts for what it is, then finds the first one', async () => {
    const collector = new Collector(one, worldOf([]));
    await collector.drain();
    expect([...collector.found.keys()]).toEqual([]);
    collector.world.now = new Date(NOW.getTime() + HOUR_S * 1000);
    collector.world.posts.push(aPost(1n, { at: before(collector.world.now, 60) }));
    await collector.drain();
    expect(collector.lost()).toEqual([]);
  });

  it('reads back a week and 200 items at first', async () => {
    const old = posts(3, { until: new Date(NOW.getTime() - 8 * DAY_MS), from: 501n });
    const recent = posts(FIRST_RUN_ITEMS + 30);
    const collector = new Collector(one, worldOf([...old, ...recent]));
    const [first] = await collector.drain();
    expect(first!.items.length).toBeLessThanOrEqual(FIRST_RUN_ITEMS);
    for (const post of old) expect(collector.found.has(collector.idOf(post))).toBe(false);
    expect(collector.lost(recent.slice(-Math.min(FIRST_RUN_ITEMS, upstream.reach)))).toEqual([]);
  });

  it('reads on where it was, over several pages', async () => {
    const collector = await begun(one);
    arrive(collector.world, several);
    await collector.drain();
    expect(collector.gaps).toEqual([]);
    expect(collector.lost()).toEqual([]);
  });

  it('misses nothing while pages shift under it', async () => {
    const collector = await begun(one);
    const { world } = collector;
    arrive(world, several);
    let late = 0;
    one.services.afterAnswer = () => {
      if (late++ < 3) world.posts.push(aPost(5000n + BigInt(late), { at: before(world.now, 10 - late) }));
    };
    await collector.drain();
    one.services.afterAnswer = () => {};
    world.now = new Date(world.now.getTime() + HOUR_S * 1000);
    await collector.drain();
    expect(collector.lost()).toEqual([]);
  });

  // What is only looked at leaves no gap: nothing of it is kept.
  it.runIf(one.adapter.access !== 'link')(
    'names exactly what lay beyond its pages, and keeps to its budget',
    async () => {
      const collector = await begun(one);
      const known = new Set(collector.found.keys());
      arrive(collector.world, Math.min(1100, upstream.reach + 50), 20);
      const asked = one.services.exchanges.length;
      const pages = [await collector.poll()];
      expect(one.services.exchanges.length - asked).toBeLessThanOrEqual(mostRequests(one));
      if (pages[0]!.more) pages.push(...(await collector.drain()));
      expect(collector.lost()).toEqual([]);
      const unseen = collector.world.posts.filter((post) => !collector.found.has(collector.idOf(post)));
      if (unseen.length > 0) expect(pages.some(({ isComplete }) => isComplete)).toBe(false);
      for (const item of collector.found.values())
        if (!known.has(item.externalId) && item.publishedAt !== null)
          for (const { from, to } of collector.gaps)
            expect(item.publishedAt > from && item.publishedAt < to, 'found, and yet in a gap').toBe(false);
      for (const post of unseen)
        expect(collector.gaps.filter((gap) => isWithin(post.at, gap))).toHaveLength(1);
    },
  );

  it('takes an unordered list with doubles as it comes', async () => {
    const ordered = posts(Math.min(8, upstream.reach - 2));
    const collector = new Collector(one, worldOf(disordered(ordered)));
    await collector.drain();
    expect(collector.lost()).toEqual([]);
    const { world } = collector;
    world.now = new Date(NOW.getTime() + 120_000);
    // Indexes are late: what comes now was written before what is known.
    const late = aPost(2001n, { at: before(NOW, 300) });
    world.posts = disordered(
      [...ordered, late, aPost(2002n, { at: before(world.now, 30) })].slice(-upstream.reach),
    );
    await collector.drain();
    expect(collector.lost()).toEqual([]);
  });

  it('never lets its cursor go back', async () => {
    const collector = await begun(one);
    const { world } = collector;
    const all = [...world.posts];
    world.posts = all.slice(0, 2);
    const earlier = collector.cursor;
    await collector.drain();
    expectNotEarlier(earlier, collector.cursor);
    world.now = new Date(world.now.getTime() + 120_000);
    world.posts = [...all, aPost(3001n, { at: before(world.now, 30) })];
    await collector.drain();
    expect(collector.lost()).toEqual([]);
    expect(collector.gaps).toEqual([]);
  });

  it.runIf(upstream.has304)('asks only whether something is new', async () => {
    const collector = await begun(one);
    const page = await collector.poll();
    expect(page).toMatchObject({ unchanged: true, items: [] });
    expect(one.services.exchanges.at(-1)!.status).toBe(304);
  });
}

/** In one poll. */
function mostRequests({ adapter, upstream }: Case): number {
  const budgets = adapter.budgets?.(upstream.settings) ?? [];
  return Math.min(200, ...budgets.filter(({ unit }) => unit === 'requests').map(({ perPoll }) => perPoll));
}

/** A source that has read its first posts. */
export async function begun(one: Case): Promise<Collector> {
  const known = Math.max(1, Math.min(3, one.upstream.reach - 1));
  const collector = new Collector(one, worldOf(posts(known, { until: before(NOW, HOUR_S / 2) })));
  await collector.drain();
  expect(collector.lost()).toEqual([]);
  return collector;
}

/** So many new posts, and the clock after the last one. */
function arrive(world: World, count: number, everySeconds = 10): void {
  const until = new Date(NOW.getTime() + count * everySeconds * 1000);
  world.posts.push(...posts(count, { until, everySeconds, from: 2001n }));
  world.now = new Date(until.getTime() + 60_000);
}

/** Neighbours swapped, and two of them twice. */
function disordered(all: Post[]): Post[] {
  const swapped = all.map((_, at) => all[at ^ 1] ?? all[at]!);
  return [...swapped.slice(0, 1), ...swapped, ...swapped.slice(-1)];
}

function expectShown(post: Post, { found, upstream }: Collector): void {
  const item = found.get(upstream.externalId(post));
  expect(item, `post ${post.id} as ${upstream.externalId(post)}`).toBeDefined();
  expect(marksIn(`${item!.title} ${item!.text}`).get(post.id)).toBe(0);
  if (item!.publishedAt !== null)
    expect(Math.abs(Date.parse(item!.publishedAt) - post.at.getTime())).toBeLessThanOrEqual(1000);
}

/** Every time and every count of time or ids in it is at least what it was. */
function expectNotEarlier(earlier: Cursor, later: Cursor): void {
  for (const [name, value] of Object.entries(earlier ?? {})) {
    const now = later?.[name];
    const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
    const isCount = typeof value === 'number' && value > 1e9;
    if (isTime || isCount) expect((now as typeof value) >= value, `${name} went back`).toBe(true);
  }
}
