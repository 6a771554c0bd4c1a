/** Posts that change, vanish, have no author any more, are huge, or carry ids that no number can hold. */
import { expect, it } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import type { Known } from '../../../src/sources/adapter.ts';
import type { Post } from '../upstream.ts';
import { type Case, Collector } from './collector.ts';
import { aPost, before, marksIn, NOW, posts, wordsOf, worldOf } from './posts.ts';

export function seesChanges(one: Case): void {
  const { adapter, upstream } = one;

  it.runIf(upstream.edits === 'listed')('reads an edited post again', async () => {
    const collector = await withSome(one);
    edit(collector, collector.world.posts.at(-1)!);
    await collector.drain();
    expectEdited(collector, collector.world.posts.at(-1)!);
  });

  it.runIf(upstream.deletions === 'listed')('learns from the list that a post is gone', async () => {
    const collector = await withSome(one);
    const gone = collector.world.posts.at(-1)!;
    remove(collector, gone);
    await collector.drain();
    expect([...collector.deleted]).toEqual([collector.idOf(gone)]);
  });

  it('goes on when a post has left the list', async () => {
    const collector = await withSome(one);
    remove(collector, collector.world.posts.at(-1)!);
    await collector.drain();
    collector.world.posts.push(aPost(2001n, { at: before(collector.world.now, 30) }));
    await collector.drain();
    expect(collector.lost()).toEqual([]);
  });

  const isRechecked = upstream.edits === 'rechecked' || upstream.deletions === 'rechecked';

  it('can ask again where that is how changes show', () => {
    if (isRechecked) expect(adapter.recheck).toBeDefined();
    if (adapter.recheck) expect(adapter.terms.recheckHours).not.toBeNull();
  });

  it.runIf(isRechecked)('learns of changes by asking again', async () => {
    const collector = await withSome(one);
    const [kept, edited, gone] = collector.world.posts.slice(-3) as [Post, Post, Post];
    edit(collector, edited);
    remove(collector, gone);
    const known = knownOf(collector, [kept, edited, gone]);
    const again = await recheck(collector, known);
    expect(again.gone).toEqual(upstream.deletions === 'rechecked' ? [collector.idOf(gone)] : []);
    for (const item of again.items) collector.found.set(item.externalId, item);
    if (upstream.edits === 'rechecked') expectEdited(collector, edited);
  });

  it.runIf(isRechecked).each([
    ['an outage', { status: 503, body: '' }],
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<html><title>Robot?</title></html>' }],
    ['nothing', { body: '' }],
    ['a refusal', upstream.tooMany(60, NOW)],
  ])('takes %s for no deletion', async (_what, fault) => {
    const collector = await withSome(one);
    const known = knownOf(collector, collector.world.posts.slice(-3));
    one.services.fault = () => fault;
    await expect(recheck(collector, known)).rejects.toThrow(Failure);
  });

  it('knows nothing of an author who is gone', async () => {
    const collector = new Collector(one, worldOf([aPost(1001n, { author: '' })]));
    await collector.drain();
    const item = collector.found.get(collector.idOf(collector.world.posts[0]!));
    for (const said of [item!.author.name, item!.author.handle])
      if (said !== null) expect(said).not.toMatch(NOBODY);
  });

  it('takes a megabyte of emoji', async () => {
    const { text } = wordsOf(1001n, 0);
    const long = aPost(1001n, { text: `${text} ${'🚲'.repeat(260_000)}` });
    const collector = new Collector(one, worldOf([long]));
    await collector.drain();
    expect(collector.lost()).toEqual([]);
  });

  it('keeps what people typed', async () => {
    const typed = `1 < 2 & 3 > 2, it's "so" – ok 🚲`;
    const post = aPost(1001n);
    post.text += ` ${typed}`;
    const collector = new Collector(one, worldOf([post]));
    await collector.drain();
    const item = collector.found.get(collector.idOf(post))!;
    if (item.text.includes('1 ')) expect(item.text.replaceAll('\n', ' ')).toContain(typed);
  });

  it('keeps ids that are too long for a number', async () => {
    const long = posts(Math.min(2, upstream.reach), { from: 9_007_199_254_740_993n });
    const collector = new Collector(one, worldOf(long));
    await collector.drain();
    const wire = one.services.exchanges.map(({ body }) => body).join();
    for (const post of long)
      if (new RegExp(`(?<![\\w])${post.id}(?![\\w])`).test(wire))
        expect([...collector.found.keys()]).toContain(collector.idOf(post));
  });
}

async function withSome(one: Case): Promise<Collector> {
  const collector = new Collector(one, worldOf(posts(Math.min(4, one.upstream.reach))));
  await collector.drain();
  expect(collector.lost()).toEqual([]);
  return collector;
}

function edit({ world }: Collector, post: Post): void {
  world.now = new Date(world.now.getTime() + 300_000);
  Object.assign(post, wordsOf(post.id, 1), { editedAt: before(world.now, 60) });
}

function remove({ world }: Collector, post: Post): void {
  world.now = new Date(world.now.getTime() + 300_000);
  post.deleted = true;
}

function expectEdited({ found, upstream }: Collector, post: Post): void {
  const item = found.get(upstream.externalId(post));
  expect(marksIn(`${item?.title} ${item?.text}`).get(post.id)).toBe(1);
}

function knownOf({ found, upstream }: Collector, some: Post[]): Known[] {
  return some.map((post) => {
    const { externalId, url, parent } = found.get(upstream.externalId(post))!;
    return { externalId, url, parent };
  });
}

function recheck({ adapter, upstream, services, options }: Collector, known: Known[]) {
  const { batch, run } = adapter.recheck!;
  return run({ ...upstream.settings }, known.slice(0, batch), services.http, options);
}

/** What services put in the place of a name. */
const NOBODY = /^\s*$|^@|undefined|^null$|^\[(?:deleted|removed)\]$/;
