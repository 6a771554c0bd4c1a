/** What the tolerant reader keeps of documents that no XML parser would take. */
import { describe, expect, it } from 'vitest';
import { atomItem, atomOf, itemsOf, parseText, rssItem, rssOf } from './written.ts';

const titles = async (text: string) => (await itemsOf(text)).map(({ title }) => title);

describe('every kind of feed', () => {
  it('RSS 2.0, with its title and link', async () => {
    const feed = await parseText(rssOf('<item><title>Brakes</title></item>'));
    expect(feed).toMatchObject({ title: 'The Wobbly Wheel', link: 'https://wobblywheel.example/' });
    expect(feed.items).toHaveLength(1);
  });

  it('RSS without a version, without a channel, in capitals', async () => {
    expect(await titles('<rss><channel><item><title>a</title></item></channel></rss>')).toEqual(['a']);
    expect(await titles('<rss version="2.0"><item><title>a</title></item></rss>')).toEqual(['a']);
    expect(await titles('<RSS><CHANNEL><ITEM><TITLE>a</TITLE></ITEM></CHANNEL></RSS>')).toEqual(['a']);
  });

  it('RDF, whose items stand beside the channel', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://wobblywheel.example/rdf"><title>T</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
      <image><title>Logo</title></image>
      <item rdf:about="https://wobblywheel.example/1"><title>a</title><dc:date>2026-11-21T10:00:00Z</dc:date></item></rdf:RDF>`;
    const feed = await parseText(rdf);
    expect(feed.title).toBe('T');
    expect(feed.items).toMatchObject([
      { title: 'a', link: 'https://wobblywheel.example/1', guid: 'https://wobblywheel.example/1' },
    ]);
    expect(feed.items[0]?.date?.toISOString()).toBe('2026-11-21T10:00:00.000Z');
  });

  it('Atom 1.0, Atom 0.3 and Atom with a prefix', async () => {
    expect(await titles(atomOf('<entry><title>a</title></entry>'))).toEqual(['a']);
    expect(
      await titles(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>a</title></entry></feed>',
      ),
    ).toEqual(['a']);
    expect(
      await titles(
        '<x:feed xmlns:x="http://www.w3.org/2005/Atom"><x:entry><x:title>a</x:title></x:entry></x:feed>',
      ),
    ).toEqual(['a']);
  });

  it('a single Atom entry, and Atom without a namespace', async () => {
    expect(await titles('<entry xmlns="http://www.w3.org/2005/Atom"><title>a</title></entry>')).toEqual([
      'a',
    ]);
    expect(await titles('<feed><entry><title>a</title></entry></feed>')).toEqual(['a']);
  });

  it('a feed whose namespace nobody knows', async () => {
    expect(
      await titles(
        '<rss xmlns="https://wobblywheel.example/ns"><channel><item><title>a</title></item></channel></rss>',
      ),
    ).toEqual(['a']);
  });
});

describe('a feed with faults', () => {
  const one = '<item><title>a</title></item>';

  it.each([
    [
      'a PHP warning before it',
      `<br />\n<b>Warning</b>: mysql_connect() in <b>/x.php</b><br />\n${rssOf(one)}`,
    ],
    ['words before it', `Notice: Undefined index\n${rssOf(one)}`],
    ['blanks before it', `\r\n\n  ${rssOf(one)}`],
    ['junk after it', `${rssOf(one)}\n<script>1</script>\0`],
    ['an unclosed prolog', rssOf(one, '<?xml version="1.0" encoding="utf-8">')],
    ['an unclosed comment before it', `<!-- generated ${rssOf(one)}`],
    ['the document type of a web page', rssOf(one, '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x">')],
    ['a document type with entities', rssOf(one, '<!DOCTYPE rss [<!ENTITY x "y"> <!ELEMENT title ANY>]>')],
  ])('is read with %s', async (_what, text) => {
    expect(await titles(text)).toEqual(['a']);
  });

  it('keeps the items around one that is not closed', async () => {
    expect(
      await titles(rssOf('<item><title>a</title><item><title>b</title></item><item><title>c</title></item>')),
    ).toEqual(['a', 'b', 'c']);
  });

  it('keeps the fields after one that is not closed', async () => {
    const item = await rssItem(
      '<title>Brakes<link>https://wobblywheel.example/1</link><description>x</description>',
    );
    expect(item).toMatchObject({ title: 'Brakes', link: 'https://wobblywheel.example/1', body: 'x' });
  });

  it('keeps the fields after HTML that is neither escaped nor closed', async () => {
    const item = await rssItem(
      '<title>a</title><description>Hi<br>there <b>x</description><link>https://wobblywheel.example/1</link>',
    );
    expect(item).toMatchObject({
      link: 'https://wobblywheel.example/1',
      body: 'Hi<br>there <b>x',
      bodyType: 'html',
    });
  });

  it('keeps the fields after HTML between them', async () => {
    const item = await rssItem(
      '<title>a</title><br><img src="x"><p><link>https://wobblywheel.example/1</link>',
    );
    expect(item.link).toBe('https://wobblywheel.example/1');
  });

  it('takes no field from inside of elements that it does not know', async () => {
    const item = await rssItem(
      '<title>a</title><podcast:chat><title>b</title><link>https://elsewhere.example/</link></podcast:chat>',
    );
    expect(item).toMatchObject({ title: 'a', link: null });
  });

  it('does not take the image’s title and link for the feed’s', async () => {
    const feed = await parseText(
      '<rss><channel><image><title>Logo</title><link>https://logo.example/</link></image><title>T</title></channel></rss>',
    );
    expect(feed).toMatchObject({ title: 'T', link: null });
  });

  it('keeps the whole items of a feed that breaks off, and no half id', async () => {
    const text = rssOf(
      '<item><title>a</title><guid>one</guid></item><item><title>b</title><guid>two</guid></item>',
    );
    const items = await itemsOf(text.slice(0, text.indexOf('two') + 2));
    expect(items.map(({ guid }) => guid)).toEqual(['one']);
  });

  it('keeps an item that breaks off after its id', async () => {
    const text = rssOf(
      '<item><guid>one</guid></item><item><guid>two</guid><title>b</title><description>half <b',
    );
    const items = await itemsOf(text.slice(0, text.indexOf('half <b') + 7));
    expect(items).toMatchObject([{ guid: 'one' }, { guid: 'two', title: 'b', body: 'half' }]);
  });

  it('reads at most 1,000 items', async () => {
    expect(await itemsOf(rssOf('<item/>'.repeat(1_500)))).toHaveLength(1_000);
  });
});

describe('text in a feed', () => {
  it('has its references decoded once', async () => {
    expect(
      (await rssItem('<title>Q&amp;A at AT&T &#8211; caf&eacute; &hellip; &unknown;</title>')).title,
    ).toBe('Q&A at AT&T – café … &unknown;');
    expect((await rssItem('<link>https://wobblywheel.example/?a=1&b=2&copy=3</link>')).link).toBe(
      'https://wobblywheel.example/?a=1&b=2&copy=3',
    );
  });

  it('has no controls and no half characters, raw or as references', async () => {
    expect((await rssItem('<title>a\u0000b\u0008c\u001f d&#0;&#x1F;&#11;</title>')).title).toBe('abc d');
    expect((await rssItem('<title>x&#xD83D;y</title>')).title).toBe('x\uFFFDy');
  });

  it('joins CDATA sections and what stands around them', async () => {
    expect(
      (await rssItem('<title>a <![CDATA[<b>bold</b> & ]]]]><![CDATA[> b]]> &amp; c</title>')).title,
    ).toBe('a bold & ]]> b & c');
    expect((await rssItem('<description><![CDATA[x </description> y]]></description>')).body).toBe(
      'x </description> y',
    );
  });

  it('knows the entities that the document declares, but never expands one inside another', async () => {
    const head = '<!DOCTYPE rss [<!ENTITY shop "Fernhill"><!ENTITY twice "&shop;&shop;">]>';
    expect(await titles(rssOf('<item><title>&shop; &twice;</title></item>', head))).toEqual([
      'Fernhill &shop;&shop;',
    ]);
  });

  it('loses the markup that titles carry all the same', async () => {
    expect((await rssItem('<title>&lt;b&gt;New&lt;/b&gt; brakes</title>')).title).toBe('New brakes');
    expect((await atomItem('<title type="html">&lt;b&gt;New&lt;/b&gt; &amp;amp; old</title>')).title).toBe(
      'New & old',
    );
    expect(
      (
        await atomItem(
          '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">New <em>brakes</em> &lt;3</div></title>',
        )
      ).title,
    ).toBe('New brakes <3');
    expect((await rssItem('<title>1 &lt; 2, List&lt;Bike&gt;</title>')).title).toBe('1 < 2, List<Bike>');
  });

  it('is one line of at most 1,000 characters in titles, with a mark where it was cut', async () => {
    expect((await rssItem('<title>\n  New\n  brakes </title>')).title).toBe('New brakes');
    const { title } = await rssItem(`<title>${'a'.repeat(5_000)}</title>`);
    expect(title).toHaveLength(1_000);
    expect(title).toMatch(/… \[cut\]$/);
  });

  it('is at most 256 KiB in bodies', async () => {
    const item = await rssItem(`<description><![CDATA[${'a'.repeat(300_000)}]]></description>`);
    expect(item).toMatchObject({ bodyCut: true });
    expect(item.body.length).toBeLessThanOrEqual(256 * 1024);
  });

  it('comes from the fullest body there is', async () => {
    const fields = '<description>short</description><content:encoded>long</content:encoded>';
    expect((await rssItem(fields)).body).toBe('long');
    expect((await atomItem('<summary>short</summary><content>long</content>')).body).toBe('long');
    expect((await atomItem('<content src="https://elsewhere.example/"/><summary>short</summary>')).body).toBe(
      'short',
    );
    expect(
      (await atomItem('<media:group><media:description>video</media:description></media:group>')).body,
    ).toBe('video');
  });

  it('is unpacked where Atom packs it in base64', async () => {
    expect((await atomItem('<title type="application/octet-stream">QnJha2Vz</title>')).title).toBe('Brakes');
  });
});

describe('what else a feed says', () => {
  it('the date, from whatever element has one that can be read', async () => {
    const iso = async (fields: string) => (await atomItem(fields)).date?.toISOString() ?? null;
    expect(
      await iso('<published>2026-11-21T10:00:00Z</published><updated>2026-11-22T10:00:00Z</updated>'),
    ).toBe('2026-11-21T10:00:00.000Z');
    expect(await iso('<published>soon</published><updated>2026-11-22T10:00:00Z</updated>')).toBe(
      '2026-11-22T10:00:00.000Z',
    );
    expect(await iso('<issued>2026-11-21T10:00:00Z</issued><modified>2026-11-22T10:00:00Z</modified>')).toBe(
      '2026-11-21T10:00:00.000Z',
    );
    expect(await iso('<title>a</title>')).toBeNull();
  });

  it('one wrong date among good entries, and loses none of them', async () => {
    const items = await itemsOf(
      atomOf(
        '<entry><updated>not a date</updated></entry><entry><updated>2026-11-21T10:00:00Z</updated></entry>',
      ),
    );
    expect(items.map(({ date }) => date?.toISOString() ?? null)).toEqual([null, '2026-11-21T10:00:00.000Z']);
  });

  it('a later change, but not the same moment in another precision', async () => {
    const dates = (updated: string) =>
      atomItem(`<published>2026-11-21T10:00:00Z</published><updated>${updated}</updated>`);
    expect((await dates('2026-11-21T12:00:00Z')).updated?.toISOString()).toBe('2026-11-21T12:00:00.000Z');
    expect((await dates('2026-11-21T10:00:00.120Z')).updated).toBeNull();
  });

  it.each([
    ['<dc:creator>Tilda Testing</dc:creator>', 'Tilda Testing'],
    ['<author>tilda@wobblywheel.example (Tilda Testing)</author>', 'Tilda Testing'],
    ['<author>Tilda Testing &lt;tilda@wobblywheel.example&gt;</author>', 'Tilda Testing'],
    ['<itunes:author>Tilda Testing</itunes:author>', 'Tilda Testing'],
    ['<author><name>Tilda Testing</name><email>tilda@wobblywheel.example</email></author>', 'Tilda Testing'],
  ])('the author of %s', async (fields, name) => {
    expect((await rssItem(fields)).author?.name).toBe(name);
  });

  it('nobody where there is only an e-mail address, which is not kept', async () => {
    expect((await rssItem('<author>tilda@wobblywheel.example</author>')).author).toBeNull();
  });

  it('categories, language and counts', async () => {
    const fields =
      '<category>brakes</category><category term="x" label="bells"/><dc:language>de</dc:language><slash:comments>0</slash:comments>';
    expect(await rssItem(fields)).toMatchObject({
      categories: ['brakes', 'bells'],
      language: 'de',
      comments: 0,
      likes: null,
    });
  });

  it('how long it wants to be left alone', async () => {
    const ttl = async (fields: string) =>
      (await parseText(`<rss><channel>${fields}</channel></rss>`)).ttlSeconds;
    expect(await ttl('<ttl>30</ttl>')).toBe(1_800);
    expect(
      await ttl('<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>'),
    ).toBe(1_800);
    expect(await ttl('<ttl>soon</ttl>')).toBeNull();
  });

  it('nothing through names that mean something to JavaScript', async () => {
    const item = await rssItem(
      '<title>a</title><__proto__><polluted>yes</polluted></__proto__><constructor>x</constructor>',
      '__proto__="1" xmlns:constructor="y"',
    );
    expect(item.title).toBe('a');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('what is no feed', () => {
  it.each([
    ['', 'an empty reply'],
    ['<!doctype html><html><body><rss-icon/>Just a moment</body></html>', 'a web page'],
    ['<html><body><p>How to write <rss version="2.0"></p></body></html>', 'a web page'],
    ['{"error":"rate limited"}', 'JSON that is not a JSON Feed'],
    ['<urlset><url><loc>https://wobblywheel.example/</loc></url></urlset>', 'something unknown'],
  ])('is refused by name: %s', async (text, what) => {
    await expect(parseText(text)).rejects.toMatchObject({
      class: 'not-a-feed',
      message: expect.stringContaining(what),
    });
  });
});
