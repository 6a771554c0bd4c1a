/** GitHub: what a search asks for, which comments are read, and when the token ends. */
import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { github } from '../../../src/sources/kinds/github/github.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T00:00:00Z'), limit: 200 };

const issue = (fields: object = {}) => ({
  node_id: 'I_1',
  title: 'Fernhill',
  html_url: 'https://github.com/acme/rides/issues/1',
  comments_url: 'https://api.github.com/repos/acme/rides/issues/1/comments',
  created_at: '2026-11-20T00:00:00Z',
  updated_at: '2026-11-20T00:00:00Z',
  comments: 0,
  body: 'Hello',
  ...fields,
});

/** Answers a search with `found` and everything else with `comments`. */
function serviceOf(found: object[], comments: object[] = [], headers: Record<string, string> = {}) {
  const asked: URL[] = [];
  const http = (request: { url: string }) => {
    const url = new URL(request.url);
    asked.push(url);
    const isSearch = url.pathname === '/search/issues';
    const body = isSearch ? { total_count: found.length, incomplete_results: false, items: found } : comments;
    return httpOf({ headers, body: JSON.stringify(body) })(request);
  };
  const poll = (settings: Record<string, string>, cursor: Cursor = null, limit = OPTIONS.limit) =>
    github.poll(settings, cursor, http, { ...OPTIONS, limit });
  return { asked, poll };
}

describe('the search', () => {
  it.each([
    [{ query: 'Fernhill Bikes' }, '"Fernhill Bikes" in:title,body,comments updated:>=2026-11-14T00:00:00Z'],
    [
      { query: '"fernhill" language:go', posts: 'issues', without: 'fernhill, fern-hill' },
      '"fernhill" language:go in:title,body,comments is:issue -user:fernhill -user:fern-hill updated:>=2026-11-14T00:00:00Z',
    ],
  ])('is for what the form says: %j', async (settings, query) => {
    const { asked, poll } = serviceOf([]);
    await poll(settings);
    expect(asked[0]?.searchParams.get('q')).toBe(query);
  });

  it('leaves comments that do not fit any more to the next poll', async () => {
    const comment = (n: number) => ({
      node_id: `IC_${n}`,
      body: 'Fernhill',
      created_at: `2026-11-20T00:00:0${n}Z`,
    });
    const { poll } = serviceOf(
      [issue({ comments: 3, updated_at: '2026-11-20T01:00:00Z' })],
      [comment(1), comment(2), comment(3)],
    );
    const { items, cursor, more } = await poll({ query: 'fernhill' }, null, 3);
    expect(items.map(({ externalId }) => externalId)).toEqual(['I_1', 'IC_1', 'IC_2']);
    expect(more).toBe(true);
    expect(cursor).toMatchObject({ talks: [{ issue: 'I_1', since: '2026-11-20T00:00:03Z', page: 1 }] });
  });

  it('does not take an old issue for news because somebody commented on it', async () => {
    const old = issue({ created_at: '2019-01-01T00:00:00Z', comments: 1 });
    const comment = { node_id: 'IC_9', body: '**Fernhill**', user: null, created_at: '2026-11-20T00:00:00Z' };
    const { asked, poll } = serviceOf([old], [comment]);
    const { items } = await poll({ query: 'fernhill' });
    expect(items).toMatchObject([
      { externalId: 'IC_9', text: 'Fernhill', parent: 'I_1', author: { handle: null } },
    ]);
    expect(asked[1]?.pathname).toBe('/repos/acme/rides/issues/1/comments');
    expect(asked[1]?.searchParams.get('since')).toBe('2026-11-14T00:00:00Z');
  });

  it('reads no comments where none are wanted', async () => {
    const { asked, poll } = serviceOf([issue({ comments: 3, updated_at: '2026-11-21T00:00:00Z' })]);
    await poll({ query: 'fernhill', comments: 'no' });
    expect(asked).toHaveLength(1);
  });

  it('leaves markup out and code as it is', async () => {
    const body =
      '<!-- template -->\r\n## Crash\r\n![shot](https://x.example/a.png) <b>bold</b>\n```\nVec<String>\n```';
    const [item] = (await serviceOf([issue({ body })]).poll({ query: 'fernhill' })).items;
    expect(item?.text).toBe('Crash\nshot bold\nVec<String>');
  });

  it('asks again for what GitHub could not finish', async () => {
    const http = httpOf(JSON.stringify({ total_count: 1, incomplete_results: true, items: [issue()] }));
    const page = await github.poll({ query: 'fernhill' }, null, http, OPTIONS);
    expect(page.isComplete).toBe(false);
    expect(page.cursor?.search).toMatchObject({ mark: null });
  });
});

it('says when the token ends', async () => {
  const headers = { 'github-authentication-token-expiration': '2026-12-31 23:00:00 -0500' };
  const page = await serviceOf([], [], headers).poll({ query: 'fernhill', token: 'github_pat_x' });
  expect(page.credentialExpiresAt).toBe('2027-01-01T04:00:00.000Z');
});

it('waits a minute when it is asked to slow down and not told how long', async () => {
  const body = JSON.stringify({ message: 'You have exceeded a secondary rate limit.' });
  const http = httpOf({ status: 403, headers: { 'x-ratelimit-remaining': '12' }, body });
  await expect(github.poll({ query: 'fernhill' }, null, http, OPTIONS)).rejects.toMatchObject({
    class: 'rate',
    retryAt: new Date('2026-11-21T10:01:00Z'),
  });
});

it('asks three times as often with a token', () => {
  expect(github.budgets?.({ query: 'x' })[0]?.limit).toBe(10);
  expect(github.budgets?.({ query: 'x', token: 't' })[0]?.limit).toBe(30);
});
