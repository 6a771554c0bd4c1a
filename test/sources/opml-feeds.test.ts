import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { sources } from '../../src/db/schema.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { readOpml } from '../../src/sources/opml.ts';
import { addFeeds, exportOpml, previewOpml } from '../../src/sources/opml-feeds.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aSource } from '../support/records.ts';

const all = ({ db }: TestPlatform) => db.select().from(sources).orderBy(asc(sources.id));
const feeds = (length: number) =>
  Array.from({ length }, (_, n) => ({ title: `Feed ${n}`, url: `https://listed${n}.example/feed` }));

describe('adding the feeds of a list', () => {
  it('spreads their first reads over five minutes', async () => {
    const platform = await testPlatform();
    expect(await addFeeds(platform, SYSTEM, feeds(300))).toEqual({ added: 300, known: 0 });
    const added = await all(platform);
    expect(added[0]).toMatchObject({
      kind: 'rss',
      name: 'Feed 0',
      host: 'listed0.example',
      health: 'working',
    });
    const starts = added.map(({ nextPollAt }) => nextPollAt.getTime() - START.getTime());
    expect(starts[0]).toBe(0);
    expect(starts.at(-1)).toBe(299_000);
    expect(new Set(starts).size).toBe(300);
  });

  it('leaves those that are watched already as they are, paused ones too', async () => {
    const platform = await testPlatform();
    const settings = { url: 'https://listed1.example/feed' };
    const watched = await aSource(platform, { name: 'Mine', settings, pausedAt: START, health: 'paused' });
    const list = feeds(3).map(({ title, url }) => `<outline text="${title}" xmlUrl="${url}"/>`);
    const preview = await previewOpml(platform, `<opml>${list.join('')}</opml>`);
    expect(preview.feeds.map(({ isWatched }) => isWatched)).toEqual([false, true, false]);
    expect(await addFeeds(platform, SYSTEM, feeds(3))).toEqual({ added: 2, known: 1 });
    expect((await all(platform))[0]).toEqual(watched);
    expect(await addFeeds(platform, SYSTEM, feeds(3))).toEqual({ added: 0, known: 3 });
  });

  it('takes ten thousand at once', async () => {
    const platform = await testPlatform();
    expect(await addFeeds(platform, SYSTEM, feeds(10_000))).toEqual({ added: 10_000, known: 0 });
    expect(readOpml(await exportOpml(platform))).toHaveLength(10_000);
  });

  it('refuses what is no feed with a sentence and adds nothing', async () => {
    const platform = await testPlatform();
    await expect(addFeeds(platform, SYSTEM, [])).rejects.toThrow('Tick at least one feed.');
    const wrong = [...feeds(1), { title: 'x', url: 'javascript:alert(1)' }];
    await expect(addFeeds(platform, SYSTEM, wrong)).rejects.toMatchObject({ reason: 'invalid' });
    await expect(previewOpml(platform, '<opml></opml>')).rejects.toThrow('There is no feed in this file.');
    const local = '<opml><outline xmlUrl="feed://a.example"/></opml>';
    await expect(previewOpml(platform, local)).rejects.toThrow('The first one is “feed://a.example”.');
    expect(await all(platform)).toEqual([]);
  });

  it('exports the feeds by name, and reads its own list again', async () => {
    const platform = await testPlatform();
    await addFeeds(platform, SYSTEM, [...feeds(2), { title: ' ', url: 'https://untitled.example/feed' }]);
    await aSource(platform, { kind: 'hackernews', settings: { query: 'Fernhill' } });
    const exported = await exportOpml(platform);
    expect(readOpml(exported).map(({ title }) => title)).toEqual(['Feed 0', 'Feed 1', 'untitled.example']);
    expect((await previewOpml(platform, exported)).feeds.every(({ isWatched }) => isWatched)).toBe(true);
  });
});
