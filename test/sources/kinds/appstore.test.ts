/** App Store reviews: several countries, feeds that are empty for hours, and the end of what can be read. */
import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { appstore } from '../../../src/sources/kinds/appstore/appstore.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 1_000 };

const label = (text: string) => ({ label: text });

function review(id: number, minutes: number) {
  const updated = new Date(NOW.getTime() - minutes * 60_000).toISOString();
  return {
    id: label(String(id)),
    'im:rating': label('4'),
    title: label('Fine'),
    content: label('It rolls.'),
    updated: label(updated),
  };
}

const feedOf = (entry: unknown) => ({ feed: { author: { name: label('iTunes Store') }, entry } });

/** Pages by country. */
function store(countries: Record<string, ReturnType<typeof review>[]>) {
  const asked: string[] = [];
  const poll = (cursor: Cursor = null, limit = OPTIONS.limit) =>
    appstore.poll(
      { app: '900000001', countries: Object.keys(countries).join(',') },
      cursor,
      async ({ url }) => {
        asked.push(url);
        const [, country = '', page = ''] = /com\/(\w\w)\/.*page=(\d+)/.exec(url) ?? [];
        const entries = countries[country]!.slice((Number(page) - 1) * 50, Number(page) * 50);
        const body = feedOf(entries.length === 1 ? entries[0] : entries.length === 0 ? undefined : entries);
        return {
          status: 200,
          headers: {},
          body: new TextEncoder().encode(JSON.stringify(body)),
          url,
          permanentUrl: null,
        };
      },
      { ...OPTIONS, limit },
    );
  return { poll, asked };
}

const many = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => review(from + count - index, index + 1));

it('shares a first reading between the countries', async () => {
  const { poll } = store({ de: many(40), us: many(40, 101) });
  const { items } = await poll(null, 40);
  expect(items.filter(({ location }) => location === 'de')).toHaveLength(20);
  expect(items.filter(({ location }) => location === 'us')).toHaveLength(20);
});

it('reads each country and says where a review was written', async () => {
  const { items } = await store({ us: [review(1, 1)], de: [review(2, 2)] }).poll();
  expect(items).toMatchObject([
    { externalId: '1', location: 'us', rating: 4, url: expect.stringContaining('apps.apple.com/us/app/id9') },
    { externalId: '2', location: 'de' },
  ]);
});

describe('an empty answer', () => {
  it('is nothing yet for an app that had no reviews', async () => {
    expect(await store({ us: [] }).poll()).toMatchObject({ items: [], gap: null, isComplete: false });
  });

  it('is a fault where there were some before', async () => {
    const { cursor } = await store({ us: [review(1, 1)], de: [] }).poll();
    const silent = store({ us: [], de: [] }).poll(cursor);
    await expect(silent).rejects.toMatchObject({ class: 'transient' });
    await expect(store({ us: [], de: [] }).poll(cursor)).rejects.toThrow(/\(us\).*without any review/);
  });
});

describe('the ten pages that can be read', () => {
  it('leave a gap where even the last one has nothing known', async () => {
    const { cursor } = await store({ us: [review(1, 3_000)] }).poll();
    const { poll, asked } = store({ us: many(600, 100) });
    const { items, gap, isComplete } = await poll(cursor);
    expect({ read: items.length, asked: asked.length, isComplete }).toEqual({
      read: 500,
      asked: 10,
      isComplete: false,
    });
    expect(gap).toMatchObject({ to: items.at(-1)!.publishedAt });
  });

  it('leave none where the last one reaches what is known', async () => {
    const { cursor } = await store({ us: [review(1, 600)] }).poll();
    const { gap, isComplete } = await store({ us: [...many(499, 100), review(1, 600)] }).poll(cursor);
    expect({ gap, isComplete }).toEqual({ gap: null, isComplete: true });
  });
});

it('an edited review is the same review', async () => {
  const { cursor } = await store({ us: many(60) }).poll();
  const edited = { ...review(5, 0), content: label('It squeals now.') };
  const { items } = await store({ us: [edited, ...many(60).filter(({ id }) => id.label !== '5')] }).poll(
    cursor,
  );
  expect(items.find(({ externalId }) => externalId === '5')?.text).toBe('It squeals now.');
});

it.each([
  [{ app: 'https://apps.apple.com/us/app/fernhill/id900000001?l=en' }, 'App Store: app 900000001 (us)'],
  [{ app: 'id900000001', countries: 'GB de, us' }, 'App Store: app 900000001 (gb, de, us)'],
])('%j is %s', (settings, name) => {
  expect(appstore.describe(settings as Record<string, string>)).toBe(name);
});

it('refuses what is no app and no country', () => {
  expect(() => appstore.describe({ app: 'Fernhill' })).toThrow(/number/);
  expect(() => appstore.describe({ app: '900000001', countries: 'Germany' })).toThrow(/two letters/);
});

it('says what another feed is', async () => {
  const news =
    '<rss version="2.0"><channel><item><title>a</title></item><item><title>b</title></item></channel></rss>';
  const reading = appstore.poll({ app: '900000001' }, null, httpOf(news), OPTIONS);
  await expect(reading).rejects.toThrow(/something other than reviews/);
});
