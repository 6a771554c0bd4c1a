/** Mastodon: closed timelines, late posts, accounts, and where a deletion is asked for. */
import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { mastodon } from '../../../src/sources/kinds/mastodon/mastodon.ts';
import { httpAt, httpOf, type Reply } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T00:00:00Z'), limit: 200 };
const TAG = { mode: 'hashtag', instance: 'https://social.example', tag: '#fernhill' };
const TIMELINE = 'https://social.example/api/v1/timelines/tag/fernhill?limit=40';
const INSTANCE = 'https://social.example/api/v2/instance';

const status = (id: string, at: string, fields: object = {}) => ({
  id,
  created_at: at,
  uri: `https://social.example/users/bo/statuses/${id}`,
  url: `https://social.example/@bo/${id}`,
  spoiler_text: '',
  content: `<p>Fernhill ${id}</p>`,
  account: { acct: 'bo' },
  reblog: null,
  ...fields,
});

const access = (hashtag_feeds: unknown) =>
  JSON.stringify({ configuration: { timelines_access: { hashtag_feeds } } });
const poll = (pages: Record<string, string | Reply>, cursor: Cursor = null, settings = {}) => {
  const { http, asked } = httpAt(pages);
  const page = mastodon.poll({ ...TAG, ...settings }, cursor, http, OPTIONS);
  return { page, asked };
};

describe('an empty hashtag', () => {
  it.each([
    [
      'people who are signed in',
      { local: 'authenticated', remote: 'authenticated' },
      /only to people who are signed in/,
    ],
    ['nobody', { local: 'disabled', remote: 'disabled' }, /switched its hashtag timelines off/],
    ['nobody, in one word', 'disabled', /switched its hashtag timelines off/],
  ])('is no silence where the server shows it to %s', async (_whom, feeds, says) => {
    const { page } = poll({ [TIMELINE]: '[]', [INSTANCE]: access(feeds) });
    await expect(page).rejects.toMatchObject({ class: 'auth', message: expect.stringMatching(says) });
  });

  it('is silence where the timeline is open, and the server is asked about it once a day', async () => {
    const { page } = poll({ [TIMELINE]: '[]', [INSTANCE]: access({ local: 'public', remote: 'public' }) });
    const { items, cursor } = await page;
    expect(items).toEqual([]);
    const again = poll({ [TIMELINE]: '[]' }, cursor);
    await again.page;
    expect(again.asked).toHaveLength(1);
  });

  it('is silence on a server that is too old to say', async () => {
    const { page } = poll({ [TIMELINE]: '[]', [INSTANCE]: { status: 404, body: '{"error":"Not Found"}' } });
    expect((await page).items).toEqual([]);
  });
});

it('leaves boosts out and names local people with their server', async () => {
  const boost = status('2', '2026-11-20T10:00:00Z', { reblog: { id: '1' } });
  const { page } = poll({ [TIMELINE]: JSON.stringify([boost, status('1', '2026-11-20T09:00:00Z')]) });
  expect((await page).items).toMatchObject([
    { externalId: 'https://social.example/users/bo/statuses/1', author: { handle: 'bo@social.example' } },
  ]);
});

it('goes on ten minutes back, for posts of other servers that come late', async () => {
  const all = [status('9', '2026-11-21T09:58:00Z'), status('8', '2026-11-21T09:00:00Z')];
  const { cursor } = await poll({ [TIMELINE]: JSON.stringify(all) }).page;
  expect(cursor?.minId).toBe('8');
});

it('asks other servers without the token, and takes only a clear word for a deletion', async () => {
  const headersSent: Record<string, string | undefined> = {};
  const http = (request: { url: string; headers?: Record<string, string> }) => {
    const { host } = new URL(request.url);
    headersSent[host] = request.headers?.authorization;
    if (host === 'social.example')
      return httpOf(JSON.stringify(status('1', '2026-11-20T09:00:00Z')))(request);
    const body = host === 'gone.example' ? '{"error":"Record not found"}' : '<html>Nothing here</html>';
    return httpOf({ status: 404, body })(request);
  };
  const known = ['social.example', 'gone.example', 'other.example'].map((host) => ({
    externalId: `https://${host}/users/bo/statuses/1`,
    url: `https://${host}/@bo/1`,
    parent: null,
  }));
  const again = await mastodon.recheck!.run({ ...TAG, token: 'secret' }, known, http, OPTIONS);
  expect(again.gone).toEqual(['https://gone.example/users/bo/statuses/1']);
  expect(again.items).toHaveLength(1);
  expect(headersSent).toEqual({
    'social.example': 'Bearer secret',
    'gone.example': undefined,
    'other.example': undefined,
  });
});

describe('one account', () => {
  const settings = { mode: 'account', account: '@bo@social.example', instance: '', tag: '' };
  const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Bo</title><generator>Mastodon v4.5</generator>
    <item><guid isPermaLink="true">https://social.example/@bo/12</guid><link>https://social.example/@bo/12</link>
    <pubDate>Fri, 20 Nov 2026 09:00:00 +0000</pubDate><description>&lt;p&gt;Fernhill&lt;/p&gt;</description></item>
    </channel></rss>`;

  it('is read from its feed, under the identity that hashtags give the same post', async () => {
    const { page } = poll({ 'https://social.example/@bo.rss': feed }, null, settings);
    expect((await page).items).toMatchObject([
      {
        source: 'mastodon',
        externalId: 'https://social.example/users/bo/statuses/12',
        text: 'Fernhill',
        title: null,
      },
    ]);
  });

  it.each(['bo@social.example', '@bo@social.example', 'https://social.example/@bo'])(
    'may be written as %s',
    (account) => {
      expect(mastodon.host({ mode: 'account', account })).toBe('social.example');
    },
  );

  it('needs a server in its name', () => {
    expect(() => mastodon.host({ mode: 'account', account: 'bo' })).toThrow(/name@server/);
  });
});

it('needs a token to search', async () => {
  const settings = { mode: 'search', query: 'Fernhill' };
  await expect(poll({}, null, settings).page).rejects.toMatchObject({ class: 'auth' });
});

it('proposes the hashtag that people would use for a brand', () => {
  const proposed = mastodon.suggest?.({ name: 'Fernhill Bikes & Co', website: null });
  expect(proposed).toEqual([
    { mode: 'hashtag', instance: 'https://mastodon.social', tag: 'fernhillbikesco' },
  ]);
});
