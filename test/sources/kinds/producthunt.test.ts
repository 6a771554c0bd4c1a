/** Product Hunt: replies below old comments, redacted writers, and an allowance that runs out. */
import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { producthunt } from '../../../src/sources/kinds/producthunt/producthunt.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 200 };
const SETTINGS = { token: 't'.repeat(20), slug: 'fernhill' };

const comment = (id: number, replies: object[] = [], fields: object = {}) => ({
  id: String(id),
  body: `Comment ${id}`,
  createdAt: '2026-11-20T10:00:00Z',
  replies: { nodes: replies },
  ...fields,
});

const replyOf = (nodes: object[], next: string | null = null) => ({
  data: {
    post: {
      id: '7',
      name: 'Fernhill',
      comments: { pageInfo: { endCursor: next, hasNextPage: next !== null }, nodes },
    },
  },
});

function asking(pages: object[], headers: Record<string, string> = {}) {
  let asked = 0;
  const poll = (cursor: Cursor = null, now = NOW) =>
    producthunt.poll(
      SETTINGS,
      cursor,
      async (request) => httpOf({ headers, body: JSON.stringify(pages[asked++] ?? replyOf([])) })(request),
      { ...OPTIONS, now },
    );
  return { poll, asked: () => asked };
}

it('a reply belongs to its comment and to the product', async () => {
  const { items } = await asking([replyOf([comment(1, [comment(2, [], { parentId: '1' })])])]).poll();
  expect(items).toMatchObject([
    { externalId: 'comment:1', title: 'Fernhill', replyTo: 'post:7', parent: 'post:7' },
    { externalId: 'comment:2', replyTo: 'comment:1', parent: 'post:7' },
  ]);
});

it('nobody is named when writers are redacted', async () => {
  const user = { id: '0', name: '[REDACTED]', username: '[REDACTED]', url: 'https://www.producthunt.com/@x' };
  const own = {
    id: '9',
    name: 'Tilda',
    username: 'tilda',
    url: 'https://www.producthunt.com/@tilda?utm_x=1',
  };
  const { items } = await asking([replyOf([comment(1, [], { user }), comment(2, [], { user: own })])]).poll();
  expect(items.map(({ author }) => author)).toMatchObject([
    { name: null, handle: null, url: null },
    { name: 'Tilda', handle: 'tilda', url: 'https://www.producthunt.com/@tilda' },
  ]);
});

describe('comments that are known', () => {
  const pages = [replyOf([comment(1)], 'a'), replyOf([comment(2, [comment(3)])])];

  it('end the reading, and once a day do not, for what was answered below them', async () => {
    const first = await asking(pages).poll();
    const soon = asking(pages);
    await soon.poll(first.cursor);
    expect(soon.asked()).toBe(1);
    const later = asking(pages);
    const { items } = await later.poll(first.cursor, new Date('2026-11-22T10:00:00Z'));
    expect({ asked: later.asked(), read: items.length }).toEqual({ asked: 2, read: 3 });
  });
});

it('waits for a new allowance when little is left', async () => {
  const low = { 'x-rate-limit-remaining': '400', 'x-rate-limit-reset': '512' };
  expect((await asking([replyOf([])], low).poll()).minIntervalSeconds).toBe(512);
  const enough = { ...low, 'x-rate-limit-remaining': '5000' };
  expect((await asking([replyOf([])], enough).poll()).minIntervalSeconds).toBeNull();
});

it('is told apart from others by what it reads', () => {
  expect(producthunt.describe(SETTINGS)).toBe('Product Hunt: comments on fernhill');
  expect(producthunt.describe({ mode: 'posts', topic: 'Cycling' })).toBe(
    'Product Hunt: new products in cycling',
  );
  expect(() => producthunt.describe({ mode: 'comments' })).toThrow(/address/);
});
