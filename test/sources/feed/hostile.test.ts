/** Documents made to hang, crash or leak. Each is small enough to be read in a moment, or never. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import { toItems } from '../../../src/sources/feed/items.ts';
import { parseFeed } from '../../../src/sources/feed/parse.ts';
import { htmlToText } from '../../../src/text.ts';
import { FEED_URL, itemsOf, parseText, rssOf } from './written.ts';

const many = 100_000;
const item = (fields: string) => `<item><title>t</title>${fields}</item>`;
const described = (text: string) => rssOf(item(`<description>${text}</description>`));

describe('a hostile feed costs no more than its length', () => {
  it.each([
    ['100,000 nested elements', rssOf(item('<a>'.repeat(many) + '</a>'.repeat(many)))],
    ['300,000 unclosed elements', described('<div>'.repeat(3 * many))],
    ['close tags that were never opened', rssOf(item(`<x>${'<y>'.repeat(many)}${'</z>'.repeat(many)}`))],
    ['100,000 attributes', rssOf(`<item ${'a="1" '.repeat(many)}><title>t</title></item>`)],
    ['an attribute of 5 MB', rssOf(item(`<enclosure url="${'a'.repeat(5_000_000)}"/>`))],
    ['quotes that are never closed', rssOf(item('<a x="'.repeat(many)))],
    ['tags that are never closed', described(`<![CDATA[${'a<p'.repeat(many)}]]>`)],
    ['CDATA that is never closed', described('<![CDATA['.repeat(many))],
    ['comments that are never closed', rssOf('<!--'.repeat(many) + item(''))],
    ['declarations in a row', described('<!'.repeat(many))],
    [
      'ampersands in a row',
      rssOf(`<item><title>t</title><category>${'&'.repeat(5 * many)}</category></item>`),
    ],
    ['less-than signs in a row', described('<'.repeat(5 * many))],
    ['fields that are never closed', rssOf(item('<guid>'.repeat(many)))],
    ['document types in a row', '<!DOCTYPE x ['.repeat(many) + rssOf(item(''))],
  ])('%s', async (_what, text) => {
    const feed = await parseText(text);
    expect(feed.items[0]?.title).toBe('t');
    await toItems(feed, FEED_URL, new Date('2026-11-21T10:00:00Z'));
  });

  it('entities that would grow to gigabytes', async () => {
    const nested = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const laughs = `<!DOCTYPE x [<!ENTITY l0 "lol">${nested}]>`;
    expect((await itemsOf(rssOf('<item><title>&l9;</title></item>', laughs)))[0]?.title?.length).toBeLessThan(
      100,
    );
    const large = `<!DOCTYPE x [<!ENTITY a "${'A'.repeat(1_000)}">]>`;
    const [first] = await itemsOf(
      rssOf(`<item><description>${'&a;'.repeat(20_000)}</description></item>`, large),
    );
    expect(first?.body.length).toBeLessThan(512 * 1024);
  });

  it('HTML that never ends', () => {
    for (const unit of ['<p', '<p "', "<a '", '<!--', '<script>', '</', '<a href="', '&', '&#', '<style']) {
      expect(typeof htmlToText(unit.repeat(50_000))).toBe('string');
    }
  });
});

describe('a hostile feed reaches nothing', () => {
  it.each([
    '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;<!ENTITY xxe PUBLIC "a" "file:///etc/passwd">]>',
  ])('through %s', async (head) => {
    expect(await itemsOf(rssOf('<item><title>x&xxe;y</title></item>', head))).toMatchObject([
      { title: 'x&xxe;y' },
    ]);
  });
});

/** Mulberry32 by Tommy Ettinger (public domain): the same numbers on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const SEEDS = [
  rssOf(
    `<item><title>Caf&eacute; &amp; <![CDATA[<b>brakes</b>]]></title><link>/p/1?a=1&b=2</link><guid isPermaLink="false">one</guid><pubDate>Sat, 21 Nov 2026 10:00:00 +0100</pubDate><author>tilda@a.example (Tilda)</author><description>&lt;p&gt;They squeal 🚲&lt;/p&gt;<br>more</description><category domain="x">brakes</category></item><item><title>b</title></item>`,
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY shop "Fernhill">]>',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  ),
  '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/" xml:lang="de"><title type="html">&lt;b&gt;T&lt;/b&gt;</title><entry><id>tag:a.example,2026:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">T <em>x</em></div></title><link rel="alternate" href="../p"/><published>2026-11-21T10:00:00Z</published><author><name>Bo</name><uri>https://a.example/bo</uri></author><content type="html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>',
  '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"https://a.example/1","title":"a","content_html":"<p>b</p>","date_published":"2026-11-21T10:00:00Z"}]}',
].map((text) => new TextEncoder().encode(text));

const PIECES = [
  '<item>',
  '</item>',
  '<entry>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '&#0;',
  '&#xD800;',
  '&shop;',
  '<title>',
  '"',
  '>',
  '<',
  '&',
  '\0',
  '\u0085',
  '<?',
  '{',
  ']',
].map((piece) => new TextEncoder().encode(piece));

function mutate(body: Uint8Array, below: (n: number) => number): Uint8Array {
  let bytes = [...body];
  for (let changes = 1 + below(6); changes > 0; changes--) {
    const at = below(bytes.length + 1);
    const kind = below(5);
    if (kind === 0) bytes.splice(at, 1 + below(30));
    else if (kind === 1) bytes.splice(at, 0, ...PIECES[below(PIECES.length)]!);
    else if (kind === 2) bytes[at] = below(256);
    else if (kind === 3) bytes.splice(at, 0, ...bytes.slice(below(bytes.length + 1)).slice(0, below(200)));
    else if (below(4) === 0) bytes = bytes.slice(0, at);
  }
  return Uint8Array.from(bytes);
}

/** What PostgreSQL refuses or nobody can see: NUL, other controls, half characters. */
const UNSTORABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Surrogate}/u;

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

it('3,000 damaged feeds give items that can be stored, or a named failure', async () => {
  const below = numbers(20261121);
  for (let run = 0; run < 3_000; run++) {
    const body = mutate(SEEDS[below(SEEDS.length)]!, below);
    const feed = await parseFeed(body, null, FEED_URL).catch((error: unknown) => error);
    if (feed instanceof Failure) continue;
    if (feed instanceof Error) throw new Error(`run ${run}`, { cause: feed });
    const items = await toItems(
      feed as Awaited<ReturnType<typeof parseFeed>>,
      FEED_URL,
      new Date('2026-11-21T10:00:00Z'),
    );
    for (const value of stringsIn(items)) expect(value).not.toMatch(UNSTORABLE);
    for (const { url, externalId } of items) {
      expect(url === null || /^https?:\/\//.test(url)).toBe(true);
      expect(externalId).not.toBe('');
    }
  }
});
