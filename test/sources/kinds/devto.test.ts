/** DEV: whole texts, threads, edits and where an article first stood. */
import { expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { devto } from '../../../src/sources/kinds/devto/devto.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T00:00:00Z'), limit: 200 };

const article = (fields: object = {}) => ({
  id: 1,
  title: 'Bells',
  description: 'About bells...',
  url: 'https://dev.to/bo/bells',
  canonical_url: 'https://dev.to/bo/bells',
  published_at: '2026-11-20T00:00:00Z',
  last_comment_at: '2026-11-20T00:00:00Z',
  edited_at: null,
  comments_count: 0,
  user: { username: 'bo', name: 'Bo' },
  ...fields,
});

const comment = (code: string, fields: object = {}) => ({
  id_code: code,
  created_at: '2026-11-20T12:00:00Z',
  body_html: '<p>Fernhill</p>',
  user: { username: 'al' },
  children: [],
  ...fields,
});

function siteOf(listed: object, comments: object[] = []) {
  const asked: string[] = [];
  const http = (request: { url: string }) => {
    const { pathname, search } = new URL(request.url);
    asked.push(pathname + search);
    const whole = { ...listed, body_markdown: '---\ntitle: Bells\n---\n## Loud\nMade by **Fernhill**.' };
    const body = pathname === '/api/articles' ? [listed] : pathname === '/api/comments' ? comments : whole;
    return httpOf(JSON.stringify(body))(request);
  };
  const poll = (cursor: Cursor = null, settings: Record<string, string> = { mode: 'tag', tag: '#Cycling' }) =>
    devto.poll(settings, cursor, http, OPTIONS);
  return { asked, poll };
}

it('reads the whole text of what a tag lists, once', async () => {
  const { asked, poll } = siteOf(article());
  const { items, cursor } = await poll();
  expect(items).toMatchObject([
    { externalId: '1', title: 'Bells', text: 'Loud\nMade by Fernhill.', parent: null },
  ]);
  expect(asked).toEqual(['/api/articles?tag=cycling&top=9&page=1&per_page=100', '/api/articles/1']);
  expect((await poll(cursor)).items).toEqual([]);
  expect(asked).toHaveLength(3);
});

it('reads an article again once it was edited', async () => {
  const { cursor } = await siteOf(article()).poll();
  const { items } = await siteOf(article({ edited_at: '2026-11-21T09:59:00Z' })).poll(cursor);
  expect(items).toMatchObject([{ externalId: '1', editedAt: '2026-11-21T09:59:00.000Z' }]);
});

it('says where an article first stood', async () => {
  const { poll } = siteOf(article({ canonical_url: 'https://blog.example/bells' }));
  expect((await poll()).items[0]?.parent).toBe('https://blog.example/bells');
});

it('reads new comments with their place in the thread, and none that were deleted', async () => {
  const listed = article({ comments_count: 3, last_comment_at: '2026-11-20T12:00:00Z' });
  const reply = comment('c3', { created_at: '2026-11-20T13:00:00Z' });
  const thread = [
    comment('c1', {
      user: {},
      body_html: '<p>[deleted]</p>',
      children: [comment('c2', { children: [reply] })],
    }),
  ];
  const { items } = await siteOf(listed, thread).poll();
  expect(items.slice(1)).toMatchObject([
    { externalId: 'comment/c2', parent: '1', replyTo: 'comment/c1' },
    { externalId: 'comment/c3', parent: '1', replyTo: 'comment/c2' },
  ]);
});

it('leaves comments out when they are not wanted', async () => {
  const { asked, poll } = siteOf(article({ comments_count: 3, last_comment_at: '2026-11-20T12:00:00Z' }));
  await poll(null, { mode: 'tag', tag: 'cycling', comments: 'no' });
  expect(asked).not.toContain('/api/comments?a_id=1');
});

it('takes an error for what it says, even with a good status', async () => {
  const http = httpOf('{"error":"not found","status":404}');
  await expect(devto.poll({ mode: 'latest' }, null, http, OPTIONS)).rejects.toMatchObject({ class: 'gone' });
});

it('takes no comment for deleted that stands on a later page of its thread', async () => {
  const all = Array.from({ length: 51 }, (_, n) => comment(`c${n}`));
  const asked: string[] = [];
  const http = (request: { url: string }) => {
    const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
    asked.push(new URL(request.url).search);
    return httpOf(JSON.stringify(all.slice((page - 1) * 50, page * 50)))(request);
  };
  const known = ['comment/c0', 'comment/c50', 'comment/c99'].map((externalId) => ({
    externalId,
    url: null,
    parent: '1',
  }));
  const { items, gone } = await devto.recheck!.run({}, known, http, OPTIONS);
  expect(items.map(({ externalId }) => externalId)).toEqual(['comment/c0', 'comment/c50']);
  expect(gone).toEqual(['comment/c99']);
  expect(asked).toEqual(['?a_id=1', '?a_id=1&page=2']);
});
