/** How a feed is asked for, and what is remembered between two polls. */
import { describe, expect, it } from 'vitest';
import type { Cursor, Page } from '../../../src/sources/adapter.ts';
import { rss } from '../../../src/sources/kinds/rss.ts';
import { rssOf } from '../feed/written.ts';
import { httpAt, type Reply } from '../reply.ts';

const URL_OF_FEED = 'https://wobblywheel.example/feed.xml';
const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T10:00:00Z'),
  limit: 1000,
};

const post = (n: number, day = 20) =>
  `<item><title>Post ${n}</title><guid>https://wobblywheel.example/${n}</guid><pubDate>${day} Nov 2026 10:00:00 GMT</pubDate></item>`;

async function poll(pages: Record<string, string | Reply>, cursor: Cursor = null, url = URL_OF_FEED) {
  const { http, asked } = httpAt(pages);
  const page = await rss.poll({ url }, cursor, http, OPTIONS);
  return { ...page, asked };
}

const idsOf = ({ items }: Page) => items.map(({ externalId }) => externalId.split('/').at(-1));

describe('asking again', () => {
  const reply = {
    body: rssOf(post(1)),
    headers: { etag: '"one"', 'last-modified': 'Fri, 20 Nov 2026 10:00:00 GMT' },
  };

  it('sends back what the server gave to recognise the version', async () => {
    const { cursor } = await poll({ [URL_OF_FEED]: reply });
    const { asked, items, unchanged } = await poll({ [URL_OF_FEED]: { status: 304 } }, cursor);
    expect(asked[0]?.headers).toMatchObject({
      'if-none-match': '"one"',
      'if-modified-since': 'Fri, 20 Nov 2026 10:00:00 GMT',
    });
    expect({ items, unchanged }).toEqual({ items: [], unchanged: true });
  });

  it('takes the same body again for nothing new', async () => {
    const first = await poll({ [URL_OF_FEED]: rssOf(post(1)) });
    const again = await poll({ [URL_OF_FEED]: rssOf(post(1)) }, first.cursor);
    expect(again).toMatchObject({ items: [], unchanged: true, cursor: first.cursor });
  });

  it('does not send what the last reply no longer gave', async () => {
    const first = await poll({ [URL_OF_FEED]: reply });
    const second = await poll({ [URL_OF_FEED]: rssOf(post(2)) }, first.cursor);
    const third = await poll({ [URL_OF_FEED]: rssOf(post(3)) }, second.cursor);
    expect(third.asked[0]?.headers).not.toHaveProperty('if-none-match');
  });
});

describe('the first look back', () => {
  it('leaves out what is older, also in later polls', async () => {
    const first = await poll({ [URL_OF_FEED]: rssOf(post(1, 20) + post(2, 10)) });
    expect(idsOf(first)).toEqual(['1']);
    const later = await poll({ [URL_OF_FEED]: rssOf(post(3, 21) + post(1, 20) + post(2, 10)) }, first.cursor);
    expect(idsOf(later)).toEqual(['3', '1']);
  });

  it('takes the newest of too many, in the feed’s order', async () => {
    const { http } = httpAt({ [URL_OF_FEED]: rssOf(post(1, 16) + post(2, 20) + post(3, 18)) });
    expect(idsOf(await rss.poll({ url: URL_OF_FEED }, null, http, { ...OPTIONS, limit: 2 }))).toEqual([
      '2',
      '3',
    ]);
  });
});

describe('what may have been missed', () => {
  it('is said when nothing seen before is left in the feed', async () => {
    const { cursor } = await poll({ [URL_OF_FEED]: rssOf(post(1, 17) + post(2, 16)) });
    const { gap } = await poll({ [URL_OF_FEED]: rssOf(post(9, 21) + post(8, 20)) }, cursor);
    expect(gap).toMatchObject({ from: '2026-11-17T10:00:00.000Z', to: '2026-11-20T10:00:00.000Z' });
  });

  it('is nothing while one known item is left', async () => {
    const { cursor } = await poll({ [URL_OF_FEED]: rssOf(post(1, 17)) });
    const { gap } = await poll({ [URL_OF_FEED]: rssOf(post(9, 21) + post(1, 17)) }, cursor);
    expect(gap).toBeNull();
  });

  it('is nothing while one known item is left behind hundreds of new ones', async () => {
    const { cursor } = await poll({ [URL_OF_FEED]: rssOf(post(1, 17)) });
    const storm = Array.from({ length: 300 }, (_, index) => post(index + 2, 21)).join('');
    const { gap } = await poll({ [URL_OF_FEED]: rssOf(storm + post(1, 17)) }, cursor);
    expect(gap).toBeNull();
  });
});

describe('how long to wait', () => {
  it.each([
    [{}, '', null],
    [{}, '<ttl>30</ttl>', 1_800],
    [{ 'cache-control': 'public, max-age=3600' }, '<ttl>30</ttl>', 3_600],
    [{ 'cache-control': 's-maxage=9, max-age=600', expires: 'Sat, 21 Nov 2026 12:00:00 GMT' }, '', 600],
    [{ expires: 'Sat, 21 Nov 2026 12:00:00 GMT' }, '', 7_200],
    [{ expires: '0' }, '', null],
    [{ 'cache-control': 'max-age=99999999' }, '', 86_400],
  ])('%j %s', async (headers, ttl, seconds) => {
    const { minIntervalSeconds } = await poll({
      [URL_OF_FEED]: { headers: headers as Record<string, string>, body: rssOf(ttl) },
    });
    expect(minIntervalSeconds).toBe(seconds);
  });
});

describe('a page instead of a feed', () => {
  const BLOG = 'https://wobblywheel.example/blog';
  const page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>';

  it('leads to its feed, which is asked directly from then on', async () => {
    const first = await poll({ [BLOG]: page, [URL_OF_FEED]: rssOf(post(1)) }, null, BLOG);
    expect(idsOf(first)).toEqual(['1']);
    const second = await poll({ [URL_OF_FEED]: rssOf(post(2) + post(1)) }, first.cursor, BLOG);
    expect(second.asked.map(({ url }) => url)).toEqual([URL_OF_FEED]);
  });

  it('leads to its new feed when the old one is gone', async () => {
    const { cursor } = await poll({ [BLOG]: page, [URL_OF_FEED]: rssOf(post(1)) }, null, BLOG);
    const moved = page.replace('/feed.xml', '/new.xml');
    const next = await poll(
      {
        [URL_OF_FEED]: { status: 410 },
        [BLOG]: moved,
        'https://wobblywheel.example/new.xml': rssOf(post(2)),
      },
      cursor,
      BLOG,
    );
    expect(idsOf(next)).toEqual(['2']);
  });

  it('is a failure where a feed used to be', async () => {
    const { cursor } = await poll({ [URL_OF_FEED]: rssOf(post(1)) });
    await expect(poll({ [URL_OF_FEED]: page }, cursor)).rejects.toMatchObject({ class: 'not-a-feed' });
  });

  it('is a failure when it points to no feed', async () => {
    await expect(poll({ [BLOG]: '<html></html>' }, null, BLOG)).rejects.toMatchObject({
      class: 'not-a-feed',
    });
  });
});

describe('an address that moved for good', () => {
  const moved = (to: string) => poll({ [URL_OF_FEED]: { body: rssOf(post(1)), url: to, permanentUrl: to } });

  it('is told', async () => {
    expect((await moved('https://new.example/feed')).movedTo).toBe('https://new.example/feed');
    expect((await poll({ [URL_OF_FEED]: rssOf(post(1)) })).movedTo).toBeNull();
  });

  it('is not told when the new one is less safe', async () => {
    expect((await moved('http://new.example/feed')).movedTo).toBeNull();
  });
});

describe('the settings', () => {
  it('take the addresses that browsers called feeds', async () => {
    for (const url of [`feed:${URL_OF_FEED}`, ` ${URL_OF_FEED} `]) {
      expect(idsOf(await poll({ [URL_OF_FEED]: rssOf(post(1)) }, null, url))).toEqual(['1']);
    }
  });

  it.each(['', 'wobblywheel', 'file:///etc/passwd', 'javascript:alert(1)'])('refuse "%s"', (url) => {
    expect(() => rss.host({ url })).toThrow(/https:\/\//);
  });

  it('name a search of Google News by its words', () => {
    const url = 'https://news.google.com/rss/search?q=%22Fernhill%22%20when%3A7d&hl=en-US';
    expect(rss.describe({ url })).toBe('Google News: "Fernhill" when:7d');
  });
});

describe('a reply that breaks off', () => {
  const whole = { body: rssOf(post(1) + post(2)), headers: { etag: '"one"' } };

  it('is read as far as it came, and asked for again in full', async () => {
    const torn = { ...whole, body: whole.body.slice(0, whole.body.indexOf('Post 2')) };
    const first = await poll({ [URL_OF_FEED]: torn });
    expect(idsOf(first)).toEqual(['1']);
    const { asked, items } = await poll({ [URL_OF_FEED]: whole }, first.cursor);
    expect(asked[0]?.headers).not.toHaveProperty('if-none-match');
    expect(items).toHaveLength(2);
  });
});

it('an entry that is listed twice is one item', async () => {
  expect(idsOf(await poll({ [URL_OF_FEED]: rssOf(post(1) + post(2) + post(1)) }))).toEqual(['1', '2']);
});
