import { describe, expect, it } from 'vitest';
import { atomItem, atomOf, itemsOf, parseText, rssItem, rssOf } from './written.ts';

describe('the link of an item', () => {
  it('is the page where there are several in Atom', async () => {
    const links = `<link rel="self" href="https://a.example/self"/><link rel="replies" href="https://a.example/replies"/>
      <link rel="alternate" type="application/json" href="https://a.example/json"/><link rel="alternate" type="text/html" href="https://a.example/page"/>`;
    expect((await atomItem(links)).link).toBe('https://a.example/page');
  });

  it.each([
    ['<link href="https://a.example/1"/>', 'https://a.example/1'],
    ['<link>https://a.example/1</link>', 'https://a.example/1'],
    [
      '<link rel="alternate" href="https://a.example/1"/><link href="https://a.example/2"/>',
      'https://a.example/1',
    ],
    ['<link rel="related" href="https://a.example/1"/>', 'https://a.example/1'],
    ['<link rel="enclosure" href="https://a.example/1.mp3"/>', null],
    ['<link/>', null],
  ])('in Atom of %s', async (fields, link) => {
    expect((await atomItem(fields)).link).toBe(link);
  });

  it.each([
    [
      '<link>https://a.example/1</link><atom:link rel="alternate" href="https://a.example/2"/>',
      'https://a.example/1',
    ],
    ['<link></link><guid>https://a.example/1</guid>', 'https://a.example/1'],
    ['<guid isPermaLink="true">https://a.example/1</guid>', 'https://a.example/1'],
    ['<guid isPermaLink="false">https://a.example/1</guid>', null],
    ['<link>\n  https://a.example/a\n  b </link>', 'https://a.example/ab'],
    ['<link>https://a.example/a b</link>', 'https://a.example/a%20b'],
    ['<link>javascript:alert(1)</link>', null],
    [`<link>https://a.example/${'a'.repeat(5_000)}</link>`, null],
  ])('in RSS of %s', async (fields, link) => {
    expect((await rssItem(fields)).link).toBe(link);
  });

  it('is resolved against xml:base, each inside the one around it', async () => {
    const text = atomOf(
      '<entry xml:base="b/"><link href="c.html"/></entry>',
      'xml:base="https://base.example/a/"',
    );
    expect((await itemsOf(text))[0]?.link).toBe('https://base.example/a/b/c.html');
  });

  it('is resolved against the feed’s page, else against the feed', async () => {
    expect((await rssItem('<link>/p/1</link>', '', 'https://mirror.example/feed')).link).toBe(
      'https://wobblywheel.example/p/1',
    );
    expect((await atomItem('<link href="p/1"/>')).link).toBe('https://wobblywheel.example/feeds/p/1');
  });

  it('is null rather than half an address', async () => {
    expect((await atomItem('<link href="/p/1"/>', '', '')).link).toBeNull();
  });

  it('of Google Alerts is the page that was found', async () => {
    const href =
      'https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://a.example/news%3Fid%3D1&amp;ct=ga';
    expect((await atomItem(`<link href="${href}"/>`)).link).toBe('https://a.example/news?id=1');
  });
});

describe('the link of a feed', () => {
  it('is its page, not the feed itself', async () => {
    const feed = await parseText(
      rssOf('<atom:link rel="self" href="https://wobblywheel.example/feed.xml"/>'),
    );
    expect(feed.link).toBe('https://wobblywheel.example/');
  });
});
