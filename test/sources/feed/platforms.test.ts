/** What single platforms do in their feeds, on feeds written after their shape. */
import { expect, it } from 'vitest';
import { toItems } from '../../../src/sources/feed/items.ts';
import { atomOf, parseText, rssOf } from './written.ts';

const NOW = new Date('2026-11-21T10:00:00Z');

async function read(text: string, feedUrl: string) {
  return toItems(await parseText(text, feedUrl), feedUrl, NOW);
}

it('Reddit: the post alone, its author by handle, no communities', async () => {
  const post = `<entry><id>t3_1abc</id><title>Squealing brakes</title><author><name>/u/tilda_testing</name><uri>https://www.reddit.com/user/tilda_testing</uri></author>
    <link href="https://www.reddit.com/r/bikes/comments/1abc/squealing/"/><updated>2026-11-20T10:00:00+00:00</updated><published>2026-11-20T10:00:00+00:00</published>
    <content type="html">&lt;!-- SC_OFF --&gt;&lt;div class=&quot;md&quot;&gt;&lt;p&gt;They squeal.&lt;/p&gt; &lt;/div&gt;&lt;!-- SC_ON --&gt; &amp;#32; submitted by &amp;#32; &lt;a href=&quot;x&quot;&gt; /u/tilda_testing &lt;/a&gt; &amp;#32; to &amp;#32; &lt;a href=&quot;x&quot;&gt; r/bikes &lt;/a&gt; &lt;br/&gt; &lt;span&gt;&lt;a href=&quot;x&quot;&gt;[link]&lt;/a&gt;&lt;/span&gt; &amp;#32; &lt;span&gt;&lt;a href=&quot;x&quot;&gt;[comments]&lt;/a&gt;&lt;/span&gt;</content></entry>`;
  const community =
    '<entry><id>t5_2xyz</id><title>bikes</title><link href="https://www.reddit.com/r/bikes/"/></entry>';
  const items = await read(atomOf(community + post), 'https://www.reddit.com/search.rss?q=fernhill');
  expect(items).toMatchObject([
    {
      externalId: 'reddit.com#t3_1abc',
      text: 'They squeal.',
      author: {
        name: 'tilda_testing',
        handle: 'tilda_testing',
        url: 'https://www.reddit.com/user/tilda_testing',
      },
      editedAt: null,
    },
  ]);
});

it('App Store: reviews with their rating and country, without the app itself', async () => {
  const app = '<entry><id>900</id><im:name>Fernhill</im:name><title>Fernhill</title></entry>';
  const review = `<entry><updated>2026-11-19T16:06:18-07:00</updated><id>14300000001</id><title>Too dear</title><content type="text">Nice &amp;amp; slow.</content><content type="html">&lt;table&gt;x&lt;/table&gt;</content>
    <im:voteSum>2</im:voteSum><im:rating>1</im:rating><author><name>Tilda T</name><uri>https://itunes.apple.com/gb/reviews/id1</uri></author></entry>`;
  const feedUrl = 'https://itunes.apple.com/gb/rss/customerreviews/id=900/xml';
  const items = await read(atomOf(app + review, 'xmlns:im="http://itunes.apple.com/rss"'), feedUrl);
  expect(items).toMatchObject([
    {
      externalId: 'itunes.apple.com#14300000001',
      url: 'https://itunes.apple.com/gb/reviews/id1',
      rating: 1,
      location: 'gb',
      text: 'Nice & slow.',
      engagement: { likes: 2 },
      publishedAt: '2026-11-19T23:06:18.000Z',
    },
  ]);
});

it('Mastodon: posts without a title', async () => {
  const post =
    '<item><guid isPermaLink="true">https://social.example/@tilda/1</guid><link>https://social.example/@tilda/1</link><description>&lt;p&gt;They squeal &lt;a href="x"&gt;#&lt;span&gt;brakes&lt;/span&gt;&lt;/a&gt;&lt;/p&gt;</description></item>';
  expect(await read(rssOf(post), 'https://social.example/@tilda.rss')).toMatchObject([
    { title: null, text: 'They squeal #brakes', externalId: 'https://social.example/@tilda/1' },
  ]);
});

it('Google News: the headline and its paper, not the other papers’ headlines', async () => {
  const news =
    '<item><title>Fernhill recalls tandems - The Wobbly Wheel</title><link>https://news.google.com/rss/articles/CBMi1?oc=5</link><guid isPermaLink="false">CBMi1</guid><description>&lt;ol&gt;&lt;li&gt;Other headline&lt;/li&gt;&lt;/ol&gt;</description><source url="https://wobblywheel.example">The Wobbly Wheel</source></item>';
  expect(await read(rssOf(news), 'https://news.google.com/rss/search?q=fernhill')).toMatchObject([
    {
      title: 'Fernhill recalls tandems - The Wobbly Wheel',
      text: '',
      author: { name: 'The Wobbly Wheel' },
      externalId: 'news.google.com#CBMi1',
    },
  ]);
});

it('YouTube: the description, views and likes', async () => {
  const video =
    '<entry><id>yt:video:abc</id><title>Tandem test</title><link rel="alternate" href="https://www.youtube.com/watch?v=abc"/><author><name>Wobbly TV</name></author><media:group><media:title>x</media:title><media:description>Line one\n\nLine two</media:description><media:community><media:starRating count="0"/><media:statistics views="12"/></media:community></media:group></entry>';
  expect(
    await read(
      atomOf(video, 'xmlns:media="http://search.yahoo.com/mrss/"'),
      'https://www.youtube.com/feeds/videos.xml',
    ),
  ).toMatchObject([
    {
      title: 'Tandem test',
      text: 'Line one\n\nLine two',
      engagement: { likes: 0, views: 12, comments: null },
    },
  ]);
});

it('any feed: a date in the future is now, and no date stays none', async () => {
  const items = await read(
    rssOf(
      '<item><title>a</title><pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate></item><item><title>b</title></item>',
    ),
    '',
  );
  expect(items.map(({ publishedAt }) => publishedAt)).toEqual([NOW.toISOString(), null]);
});

it('any feed: a body that is too long says that it was cut', async () => {
  const [long] = await read(
    rssOf(`<item><title>a</title><description>${'word '.repeat(60_000)}</description></item>`),
    '',
  );
  expect(long?.text.length).toBeLessThanOrEqual(100_000);
  expect(long?.text).toMatch(/… \[cut\]$/);
  const [markup] = await read(
    rssOf(
      `<item><title>a</title><description><![CDATA[short ${'<i></i>'.repeat(60_000)}]]></description></item>`,
    ),
    '',
  );
  expect(markup?.text).toBe('short… [cut]');
});
