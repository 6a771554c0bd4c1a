/** Google News: headlines without their paper, and one article however often it is listed. */
import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { googlenews } from '../../../src/sources/kinds/googlenews.ts';
import { rssOf } from '../feed/written.ts';
import { httpAt, httpOf } from '../reply.ts';

const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T10:00:00Z'),
  limit: 200,
};

const article = (guid: string, title: string, paper: string | null = 'The Wobbly Wheel') =>
  `<item><title>${title}</title><link>https://news.google.com/rss/articles/${guid}?oc=5</link><guid isPermaLink="false">${guid}</guid><pubDate>20 Nov 2026 10:00:00 GMT</pubDate><description>&lt;ol&gt;Other headlines&lt;/ol&gt;</description>${paper === null ? '' : `<source url="https://wobblywheel.example">${paper}</source>`}</item>`;

const poll = (articles: string, cursor: Cursor = null) =>
  googlenews.poll({ query: 'Fernhill' }, cursor, httpOf(rssOf(articles)), OPTIONS);

describe('an article', () => {
  it.each([
    ['Recall - The Wobbly Wheel', 'The Wobbly Wheel', 'Recall', 'The Wobbly Wheel'],
    ['Recall - now - The Wobbly Wheel', 'The Wobbly Wheel', 'Recall - now', 'The Wobbly Wheel'],
    ['Recall - Wheel - Local', 'Wheel - Local', 'Recall', 'Wheel - Local'],
    ['Recall - The Wobbly Wheel', null, 'Recall', 'The Wobbly Wheel'],
    ['Recall', 'The Wobbly Wheel', 'Recall', 'The Wobbly Wheel'],
    ['Recall', null, 'Recall', null],
  ])('"%s" of %s', async (title, paper, headline, name) => {
    const [item] = (await poll(article('CBMi1', title, paper))).items;
    expect(item).toMatchObject({ title: headline, text: '', author: { name, handle: null, url: null } });
  });

  it('is one under several ids, spelled a little differently', async () => {
    const { items } = await poll(
      article('CBMi1', 'Fernhill recalls tandems - The Wobbly Wheel') +
        article('CBMi2', 'FERNHILL recalls tandems! - The Wobbly Wheel'),
    );
    expect(items).toHaveLength(1);
  });

  it('is the same in later polls, in another edition, and after its headline was reworded', async () => {
    const first = await poll(article('CBMi1', 'Fernhill recalls tandems - The Wobbly Wheel'));
    const again = await poll(article('CBMi9', 'Fernhill recalls tandems - The Wobbly Wheel'), first.cursor);
    const reworded = await poll(article('CBMi9', 'Fernhill: no recall - The Wobbly Wheel'), again.cursor);
    const ids = [first, again, reworded].map(({ items }) => items[0]?.externalId);
    expect(new Set(ids).size).toBe(1);
    expect(reworded.items[0]?.title).toBe('Fernhill: no recall');
  });

  it('is another one when two papers say the same', async () => {
    const { items } = await poll(
      article('CBMi1', 'Recall - The Wobbly Wheel') + article('CBMi2', 'Recall - Spoke', 'Spoke'),
    );
    expect(items).toHaveLength(2);
  });
});

it('a rare brand has no gap when only new articles are left', async () => {
  const { cursor } = await poll(article('CBMi1', 'One - The Wobbly Wheel'));
  expect((await poll(article('CBMi2', 'Two - The Wobbly Wheel'), cursor)).gap).toBeNull();
});

describe('the search', () => {
  const asking = async (settings: Record<string, string>) => {
    const { http, asked } = httpAt({});
    await googlenews.poll(settings, null, http, OPTIONS).catch(() => null);
    return decodeURIComponent(asked[0]?.url.replaceAll('+', ' ') ?? '');
  };
  const SEARCH = 'https://news.google.com/rss/search?q=';

  it.each([
    [{ query: 'Fernhill' }, '"Fernhill" when:7d&hl=en-US&gl=US&ceid=US:en'],
    [{ query: 'Fernhill', language: 'de', country: 'at' }, '"Fernhill" when:7d&hl=de&gl=AT&ceid=AT:de'],
    [
      { query: 'Fernhill', language: 'zh-TW', country: 'TW' },
      '"Fernhill" when:7d&hl=zh-TW&gl=TW&ceid=TW:zh-Hant',
    ],
    [{ query: '"Fernhill" OR "Fern Hill"' }, '"Fernhill" OR "Fern Hill" when:7d&hl=en-US&gl=US&ceid=US:en'],
    [{ query: 'fernhill when:1d' }, 'fernhill when:1d&hl=en-US&gl=US&ceid=US:en'],
  ])('%j', async (settings, query) => {
    expect(await asking(settings as Record<string, string>)).toBe(SEARCH + query);
  });

  it('refuses what is no language and no country', () => {
    expect(() => googlenews.describe({ query: 'x', language: 'english' })).toThrow(/two letters/);
    expect(() => googlenews.describe({ query: 'x', country: 'USA' })).toThrow(/two letters/);
  });

  it('comes ready for a brand, without any key', () => {
    const [settings] = googlenews.suggest?.({ name: 'Fernhill "Bikes"', website: null }) ?? [];
    expect(googlenews.describe(settings!)).toBe('Google News: Fernhill Bikes');
  });
});
