/** NewsAPI: a day late on the free plan, and articles that were taken back. */
import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { newsapi } from '../../../src/sources/kinds/newsapi/newsapi.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 200 };
const SETTINGS = { key: 'k'.repeat(32), query: 'Fernhill' };

const article = (fields: object) => ({
  source: { id: null, name: 'The Wobbly Wheel' },
  url: 'https://a.example/1',
  title: 'Fernhill',
  publishedAt: '2026-11-19T10:00:00Z',
  ...fields,
});

const poll = (articles: object[], cursor: Cursor = null, settings: object = {}) => {
  const http = httpOf(JSON.stringify({ status: 'ok', totalResults: articles.length, articles }));
  return newsapi.poll({ ...SETTINGS, ...settings }, cursor, http, OPTIONS);
};

describe('the text', () => {
  it.each([
    ['All of them…', 'All of them, says Fernhill… [+1234 chars]', 'All of them, says Fernhill…'],
    ['In short.', 'A longer beginning… [+9 chars]', 'In short.\n\nA longer beginning…'],
    ['<ul><li>One</li></ul>', null, 'One'],
    [null, null, ''],
  ])('of %j and %j', async (description, content, text) => {
    expect((await poll([article({ description, content })])).items[0]?.text).toBe(text);
  });
});

it('names the writer, or else the paper', async () => {
  const { items } = await poll([
    article({ author: 'Tilda' }),
    article({ author: '', url: 'https://a.example/2' }),
  ]);
  expect(items.map(({ author }) => author.name)).toEqual(['Tilda', 'The Wobbly Wheel']);
});

it('says what the developer plan no longer shows', async () => {
  const cursor = { mark: '2026-10-01T00:00:00.000Z', floor: '2026-09-01T00:00:00.000Z', seen: [] };
  expect((await poll([], cursor)).gap).toMatchObject({ to: '2026-10-23T10:00:00.000Z' });
  expect((await poll([], cursor, { plan: 'business' })).gap).toBeNull();
});

it('plans with the requests of its plan, which all sources with the key share', () => {
  expect(newsapi.budgets?.(SETTINGS)).toMatchObject([{ limit: 100, per: 'day' }]);
  expect(newsapi.budgets?.({ ...SETTINGS, plan: 'business' })[0]?.limit).toBeGreaterThan(1_000);
  expect(newsapi.credential?.(SETTINGS)).toBe(SETTINGS.key);
  expect(newsapi.needs).toMatch(/developer plan/);
});

it('counts what it asked', async () => {
  expect((await poll([article({})])).spent).toEqual({ requests: 1 });
});
