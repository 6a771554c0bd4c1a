import { describe, expect, it } from 'vitest';
import { type LeftOut, readOpml, writeOpml } from '../../../src/sources/opml.ts';

const OF_A_READER = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.1"><head><title>Subscriptions</title></head><body>
  <outline text="Bikes" title="Bikes">
    <outline type="rss" text="Spokes &amp; Chains" title="Spokes &amp; Chains"
      xmlUrl="https://spokes.example/feed?a=1&amp;b=2" htmlUrl="https://spokes.example/"/>
    <outline text="Cargo"><outline type="rss" text="Boxes" xmlUrl='https://boxes.example/rss'></outline></outline>
  </outline>
  <!-- <outline text="Old" xmlUrl="https://old.example/feed"/> -->
  <outline type="rss" xmlUrl="https://untitled.example/feed"/>
</body></opml>`;

describe('a list of feeds', () => {
  it('is read with its folders, entities and feeds without a title', () => {
    expect(readOpml(OF_A_READER)).toEqual([
      { title: 'Spokes & Chains', url: 'https://spokes.example/feed?a=1&b=2', folder: 'Bikes' },
      { title: 'Boxes', url: 'https://boxes.example/rss', folder: 'Cargo' },
      { title: 'untitled.example', url: 'https://untitled.example/feed', folder: null },
    ]);
  });

  it('is read without a declaration, in capitals and with broken tags', () => {
    const broken = `<OPML><BODY><OUTLINE TEXT="One" XMLURL="https://one.example/feed"/>
      <outline text="Two" xmlUrl="https://two.example/feed">
      <outline text=bare xmlUrl=https://three.example/feed>< > </outline></outline></outline>
      <outline text="Four" xmlUrl="https://four.example/feed"`;
    expect(readOpml(broken).map(({ url }) => url)).toEqual([
      'https://one.example/feed',
      'https://two.example/feed',
      'https://three.example/feed',
      'https://four.example/feed',
    ]);
  });

  it('gives each feed once, and says what it leaves out because it is no address of the web', () => {
    const addresses = [
      'https://site.example/feed',
      'https://site.example/feed',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/xml,x',
      `https://site.example/${'x'.repeat(2000)}`,
      '',
    ];
    const list = addresses.map((url) => `<outline text="x" xmlUrl="${url}"/>`).join('');
    const leftOut: LeftOut[] = [];
    expect(readOpml(`<opml>${list}</opml>`, leftOut).map(({ url }) => url)).toEqual([
      'https://site.example/feed',
    ]);
    expect(leftOut.map(({ address }) => address.slice(0, 25))).toEqual([
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/xml,x',
      'https://site.example/xxxx',
    ]);
  });

  it('of ten thousand feeds is read whole, and what is built to be slow or deep is read too', () => {
    const outline = (n: number) => `<outline text="Feed ${n}" xmlUrl="https://site${n}.example/feed"/>`;
    const many = Array.from({ length: 10_000 }, (_, n) => outline(n)).join('\n');
    expect(readOpml(`<opml><body>${many}</body></opml>`)).toHaveLength(10_000);
    const deep = `${'<outline text="folder">'.repeat(50_000)}${outline(1)}`;
    expect(readOpml(deep)).toEqual([
      { title: 'Feed 1', url: 'https://site1.example/feed', folder: 'folder' },
    ]);
    for (const text of [
      '<'.repeat(500_000),
      '<!--'.repeat(100_000),
      '<outline '.repeat(100_000),
      '&'.repeat(99),
    ])
      expect(readOpml(text)).toEqual([]);
    const bomb = '<!DOCTYPE opml [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><opml>&a;</opml>';
    expect(readOpml(bomb)).toEqual([]);
  });

  it('knows the folder of each feed, however deep outlines that nobody closes go', () => {
    const list =
      '<outline text="News"><outline xmlUrl="https://a.example/"><outline xmlUrl="https://b.example/"/>';
    expect(readOpml(list).map(({ folder }) => folder)).toEqual(['News', 'News']);
    const deep = '<outline xmlUrl="https://a.example/">'.repeat(200_000);
    expect(readOpml(`<opml><body>${deep}`)).toHaveLength(1);
  });

  it('written by Earshot is read again as it was, whatever the names are', () => {
    const feeds = [
      { title: 'A "quoted" <b>name</b> & more', url: 'https://site.example/feed?a=1&b="2"' },
      { title: "It's 🇸🇪 and \n two lines", url: 'https://other.example/åäö' },
    ];
    const read = readOpml(writeOpml(feeds, new Date('2026-11-21T12:00:00Z')));
    expect(read.map(({ url }) => url)).toEqual(feeds.map(({ url }) => new URL(url).href));
    expect(read.map(({ title }) => title)).toEqual([
      'A "quoted" <b>name</b> & more',
      "It's 🇸🇪 and two lines",
    ]);
  });
});
