/** Which item is the same as one seen before. */
import { describe, expect, it } from 'vitest';
import { toItems } from '../../../src/sources/feed/items.ts';
import { FEED_URL, itemsOf, parseText, rssOf } from './written.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const idsOf = async (items: string, feedUrl = FEED_URL) =>
  (await toItems(await parseText(rssOf(items), feedUrl), feedUrl, NOW)).map(({ externalId }) => externalId);
const idOf = async (fields: string, feedUrl?: string) => (await idsOf(`<item>${fields}</item>`, feedUrl))[0];

describe('the key of an item in its feed', () => {
  it('is its guid, else its link, else its text', async () => {
    const items = await itemsOf(
      rssOf(
        '<item><guid>one</guid><link>https://a.example/1</link></item><item><link>https://a.example/2</link></item><item><title>x</title></item>',
      ),
    );
    expect(items.map(({ key }) => key)).toEqual([
      'one',
      'https://a.example/2',
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
  });

  it('is not a guid that three items share', async () => {
    const item = (n: number) => `<item><guid>same</guid><link>https://a.example/${n}</link></item>`;
    const keys = (await itemsOf(rssOf(item(1) + item(2) + item(3)))).map(({ key }) => key);
    expect(keys).toEqual(['https://a.example/1', 'https://a.example/2', 'https://a.example/3']);
  });

  it('stays its guid when the same entry is listed twice', async () => {
    const item = '<item><guid>one</guid><link>https://a.example/1</link><title>x</title></item>';
    expect((await itemsOf(rssOf(item + item))).map(({ key }) => key)).toEqual(['one', 'one']);
  });

  it('is the text of items that share everything else', async () => {
    const item = (text: string) =>
      `<item><link>https://a.example/</link><description>${text}</description></item>`;
    expect(new Set((await itemsOf(rssOf(item('one') + item('two')))).map(({ key }) => key)).size).toBe(2);
  });
});

describe('the identity of an item everywhere', () => {
  it.each([
    ['<guid>https://a.example/1</guid>', 'https://a.example/1'],
    ['<guid isPermaLink="false">tag:a.example,2026:1</guid>', 'tag:a.example,2026:1'],
    ['<guid isPermaLink="false">yt:video:abc</guid>', 'yt:video:abc'],
    ['<link>https://a.example/1</link>', 'https://a.example/1'],
  ])('is an id with a scheme as it stands: %s', async (fields, id) => {
    expect(await idOf(fields)).toBe(id);
    expect(await idOf(fields, 'https://moved.example/feed')).toBe(id);
  });

  it('is tied to the site for any other id', async () => {
    expect(await idOf('<guid>post-1</guid><link>https://www.a.example/1</link>')).toBe('a.example#post-1');
    expect(await idOf('<guid>t3_1abc</guid><link>https://old.reddit.com/r/x/1</link>')).toBe(
      'reddit.com#t3_1abc',
    );
  });

  it('is tied to the feed for numbers, which every feed counts from 1', async () => {
    const [posts, comments] = ['https://a.example/posts.xml', 'https://a.example/comments.xml'];
    expect(await idOf('<guid>17</guid>', posts)).not.toBe(await idOf('<guid>17</guid>', comments));
  });

  it('is the article for Google Alerts, which number it per alert', async () => {
    const fields =
      '<guid isPermaLink="false">tag:google.com,2013:googlealerts/feed:1</guid><link>https://a.example/news</link>';
    expect(await idOf(fields)).toBe('https://a.example/news');
  });

  it('fits an index', async () => {
    expect((await idOf(`<guid>https://a.example/${'a'.repeat(9_000)}</guid>`))?.length).toBeLessThanOrEqual(
      512,
    );
  });
});
