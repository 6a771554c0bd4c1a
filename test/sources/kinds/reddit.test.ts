/** What is peculiar to Reddit: feeds that must be slow, keys that are rare, things taken back. */
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/failure.ts';
import type { Session } from '../../../src/sources/adapter.ts';
import { reddit } from '../../../src/sources/kinds/reddit/reddit.ts';
import { readRecorded } from '../../../src/sources/read.ts';
import { httpOf } from '../reply.ts';

const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-09-01T00:00:00Z'),
  limit: 200,
};
const KEYS = {
  mode: 'api',
  clientId: 'Xy_01',
  clientSecret: 'secret-of-fernhill',
  username: 'u/fernhill',
  query: 'Fernhill',
};

const feed = (entry: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://www.reddit.com/search.rss?q=x"/><title>reddit.com: search results - x</title>${entry}</feed>`;
const entry = (id: string, title: string, content: string, link: string) =>
  `<entry><author><name>/u/tilda</name><uri>https://www.reddit.com/user/tilda</uri></author><content type="html">${content}</content><id>${id}</id><link href="${link}"/><published>2026-09-25T10:25:50+00:00</published><title>${title}</title></entry>`;

describe('a feed', () => {
  const pollFeed = (body: string) => reddit.poll({ mode: 'feed', query: 'x' }, null, httpOf(body), OPTIONS);

  it('is asked once in ten minutes at most', async () => {
    expect((await pollFeed(feed(''))).minIntervalSeconds).toBe(600);
  });

  it('gives pictures without words no text, and drops communities', async () => {
    const table =
      '&lt;table&gt; &lt;tr&gt;&lt;td&gt; &lt;img src=&quot;https://preview.redd.it/a.jpeg&quot; alt=&quot;x&quot; /&gt; &lt;/td&gt;&lt;td&gt; &amp;#32; submitted by &amp;#32; &lt;a href=&quot;https://www.reddit.com/user/tilda&quot;&gt; /u/tilda &lt;/a&gt; &lt;br/&gt; &lt;span&gt;&lt;a href=&quot;a&quot;&gt;[link]&lt;/a&gt;&lt;/span&gt; &amp;#32; &lt;span&gt;&lt;a href=&quot;b&quot;&gt;[comments]&lt;/a&gt;&lt;/span&gt; &lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;';
    const body = feed(
      entry('t5_3atwd', 'Fernhill', 'x', 'https://www.reddit.com/r/fernhill/') +
        entry('t3_1wp', 'Look', table, 'https://www.reddit.com/r/a/comments/1wp/look/'),
    );
    const { items } = await pollFeed(body);
    expect(items).toMatchObject([
      { externalId: 't3_1wp', title: 'Look', text: '', author: { handle: 'tilda' } },
    ]);
  });

  it('gives comments the post they stand under, not its title', async () => {
    const { items } = await pollFeed(
      feed(
        entry('t1_abc', '/u/tilda on Fernhill', 'Yes', 'https://www.reddit.com/r/a/comments/1wp/look/abc/'),
      ),
    );
    expect(items).toMatchObject([{ externalId: 't1_abc', title: null, text: 'Yes', parent: 't3_1wp' }]);
  });

  it('may be private, and then nobody is told its address', () => {
    const settings = { mode: 'feed', address: 'https://old.reddit.com/.rss?feed=5a1b2c&user=fernhill' };
    expect(reddit.host(settings)).toBe('old.reddit.com');
    expect(reddit.describe(settings)).toBe('Reddit: private feed');
  });

  it.each([
    'https://reddit.example/.rss?feed=1',
    'http://www.reddit.com/.rss',
    'https://www.reddit.com/r/a',
    'feed',
  ])('is refused when it is not Reddit’s: %s', (address) =>
    expect(() => reddit.host({ mode: 'feed', address })).toThrow(Refusal),
  );

  it('is refused when nothing is asked for', () => {
    expect(() => reddit.host({ mode: 'feed' })).toThrow('Give what to search for');
  });
});

describe('the interface', () => {
  const listing = { kind: 'Listing', data: { children: [], after: null } };

  it('is asked with a token that is kept, in the form that Reddit wants', async () => {
    const agents: string[] = [];
    let kept: Session | null = null;
    let tokens = 0;
    const poll = () =>
      reddit.poll(
        KEYS,
        null,
        async ({ url, headers = {} }) => {
          agents.push(headers['user-agent'] ?? '');
          const isToken = url.endsWith('/access_token');
          if (isToken) tokens++;
          const body = isToken ? { access_token: 'token-1', expires_in: 86_400 } : listing;
          return {
            status: 200,
            headers: {},
            body: new TextEncoder().encode(JSON.stringify(body)),
            url,
            permanentUrl: null,
          };
        },
        {
          ...OPTIONS,
          session: kept,
          keepSession: async (session) => {
            kept = session;
          },
        },
      );
    await poll();
    await poll();
    expect(tokens).toBe(1);
    expect(new Set(agents)).toEqual(new Set(['server:earshot.Xy_01:v1 (by /u/fernhill)']));
  });

  it('says that keys are wrong in its own words', async () => {
    const poll = reddit.poll(
      KEYS,
      null,
      httpOf({ status: 401, body: '{"message":"Unauthorized","error":401}' }),
      OPTIONS,
    );
    await expect(poll).rejects.toMatchObject({
      class: 'auth',
      message: expect.stringContaining('Enter both again'),
    });
  });
});

describe('a thing', () => {
  const read = (data: object, kind = 't3') =>
    readRecorded(
      'reddit',
      new TextEncoder().encode(JSON.stringify({ kind: 'Listing', data: { children: [{ kind, data }] } })),
      { now: OPTIONS.now },
    );

  it('was edited at a fraction of a second, or not at all', async () => {
    const post = {
      name: 't3_a',
      title: 'Q &amp; A',
      selftext: 'x',
      author: 'tilda',
      created_utc: 1762590956.0,
    };
    const [edited] = (await read({ ...post, edited: 1772707945.5 })).items;
    const [never] = (await read({ ...post, edited: false })).items;
    expect(edited).toMatchObject({ title: 'Q & A', editedAt: '2026-03-05T10:52:25.500Z' });
    expect(never?.editedAt).toBeNull();
  });

  it.each([
    ['by its author', { selftext: '[deleted]', author: '[deleted]' }],
    ['by a moderator', { selftext: '[removed]', author: 'tilda' }],
    ['with its link', { selftext: '', author: 'tilda', removed_by_category: 'moderator' }],
  ])('that was taken away %s is gone', async (_by, data) => {
    expect(await read({ name: 't3_a', title: 'Still here', ...data })).toMatchObject({
      items: [],
      deleted: ['t3_a'],
    });
  });

  it('outlives its author', async () => {
    const { items } = await read(
      { name: 't1_a', body: 'Still here', author: '[deleted]', link_id: 't3_b' },
      't1',
    );
    expect(items).toMatchObject([
      {
        author: { name: null, handle: null, url: null },
        parent: 't3_b',
        url: 'https://www.reddit.com/comments/b/_/a/',
      },
    ]);
  });
});
