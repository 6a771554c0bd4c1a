import { describe, expect, it } from 'vitest';
import { discoverFeeds } from '../../../src/sources/feed/discover.ts';

const PAGE = 'https://wobblywheel.example/blog/';
const feedsOf = (html: string) => discoverFeeds(new TextEncoder().encode(html), 'text/html', PAGE);
const link = (more: string) => `<link rel="alternate" type="application/rss+xml" ${more}>`;

describe('the feeds of a page', () => {
  it.each([
    [link('href="/feed.xml"'), 'https://wobblywheel.example/feed.xml'],
    [link('href=feed.xml'), 'https://wobblywheel.example/blog/feed.xml'],
    [link("href='//cdn.example/feed'"), 'https://cdn.example/feed'],
    ['<LINK REL="Alternate" TYPE="Application/Atom+XML" HREF="/atom">', 'https://wobblywheel.example/atom'],
    [
      '<link rel=" home alternate " type="application/feed+json; charset=utf-8" href="/feed.json"/>',
      'https://wobblywheel.example/feed.json',
    ],
    [
      '<link rel="&#97;lternate" type="application/rss&#43;xml" href="/a?x=1&amp;y=2">',
      'https://wobblywheel.example/a?x=1&y=2',
    ],
    [
      '<base href="https://base.example/x/"><link rel="alternate" type="text/xml" href="feed">',
      'https://base.example/x/feed',
    ],
    [`${link('href="/feed"')}<base href="https://later.example/">`, 'https://wobblywheel.example/feed'],
    [
      `<title>A > B</title><script>'<link rel="alternate" type="application/rss+xml" href="/no">'</script>${link('href="/yes"')}`,
      'https://wobblywheel.example/yes',
    ],
  ])('are found in %s', (html, feed) => {
    expect(feedsOf(`<html><head>${html}</head></html>`)[0]).toBe(feed);
  });

  it.each([
    ['<link rel="stylesheet alternate" type="text/xml" href="/x">'],
    ['<link rel="canonical" type="application/rss+xml" href="/x">'],
    ['<link rev="alternate" type="application/rss+xml" href="/x">'],
    ['<link rel="alternate" type="text/html" hreflang="de" href="/de">'],
    ['<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">'],
    [link('')],
    [link('href=""')],
    [link('href="javascript:alert(1)"')],
    [`<!-- ${link('href="/x"')} -->`],
  ])('are not %s', (html) => {
    expect(feedsOf(html)).toEqual([]);
  });

  it('come in the order of the page, each once, at most twenty', () => {
    expect(feedsOf(link('href="/a"') + link('href="/b"') + link('href="/a"'))).toEqual([
      'https://wobblywheel.example/a',
      'https://wobblywheel.example/b',
    ]);
    expect(feedsOf(Array.from({ length: 50 }, (_, i) => link(`href="/${i}"`)).join(''))).toHaveLength(20);
  });

  it('are found in a page in UTF-16', () => {
    const html = `<html>${link('href="/feed"')}</html>`;
    const bytes = Uint8Array.from([...html].flatMap((char) => [char.charCodeAt(0), 0]));
    expect(discoverFeeds(bytes, null, PAGE)).toEqual(['https://wobblywheel.example/feed']);
  });
});
