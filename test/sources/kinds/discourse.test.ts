/** Discourse: excerpts for a preview, whole posts for the record, and what a forum says of itself. */
import { expect, it } from 'vitest';
import { discourse } from '../../../src/sources/kinds/discourse/discourse.ts';
import { httpOf } from '../reply.ts';

const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T00:00:00Z'),
  limit: 200,
};
const SETTINGS = { forum: 'https://example.com/talk/', query: 'Fernhill' };

const hits = (count: number) => ({
  posts: Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    username: 'bo',
    created_at: '2026-11-20T10:00:00.000Z',
    blurb: 'Fernhill...',
    topic_id: 5,
    post_number: 2,
  })),
  topics: [{ id: 5, fancy_title: 'Bells &amp; whistles', slug: 'bells' }],
  grouped_search_result: { more_full_page_results: null },
});

function forumOf(count: number) {
  const asked: string[] = [];
  const http = (request: { url: string }) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    const id = Number(/(\d+)\.json$/.exec(pathname)?.[1]);
    const whole = {
      id,
      topic_id: 5,
      topic_slug: 'bells',
      post_number: 2,
      username: 'bo',
      cooked: `<p>Whole ${id}</p>`,
      created_at: '2026-11-20T10:00:00.000Z',
    };
    return httpOf(JSON.stringify(id ? whole : hits(count)))(request);
  };
  return { http, asked };
}

it('shows a preview from two requests', async () => {
  const { http, asked } = forumOf(3);
  const { items } = await discourse.poll(SETTINGS, null, http, { ...OPTIONS, maxRequests: 2 });
  expect(asked).toEqual(['/talk/search.json', '/talk/posts/1.json']);
  expect(items.map(({ text }) => text).sort()).toEqual(['Fernhill...', 'Fernhill...', 'Whole 1']);
});

it('reads twenty posts at a time and goes on with the rest at once', async () => {
  const { http, asked } = forumOf(30);
  const first = await discourse.poll(SETTINGS, null, http, OPTIONS);
  expect(first.items).toHaveLength(20);
  expect(first.items[0]).toMatchObject({
    externalId: 'example.com/talk/p/1',
    url: 'https://example.com/talk/t/bells/5/2',
    title: 'Bells & whistles',
    text: 'Whole 1',
  });
  expect(first.more).toBe(true);
  const second = await discourse.poll(SETTINGS, first.cursor, http, OPTIONS);
  expect(second.items).toHaveLength(10);
  expect(second.more).toBe(false);
  expect(asked.filter((path) => path.includes('/posts/'))).toHaveLength(30);
});

it('asks for a key where a forum is for members', async () => {
  const body = JSON.stringify({
    errors: ['You need to be logged in to do that.'],
    error_type: 'not_logged_in',
  });
  await expect(discourse.poll(SETTINGS, null, httpOf({ status: 403, body }), OPTIONS)).rejects.toMatchObject({
    class: 'auth',
    message: expect.stringMatching(/members only/),
  });
});

it('takes a post that became private for gone', async () => {
  const body = JSON.stringify({
    errors: ['You are not permitted to view the requested resource.'],
    error_type: 'invalid_access',
  });
  const known = [{ externalId: 'example.com/talk/p/7', url: null, parent: null }];
  const again = await discourse.recheck!.run(SETTINGS, known, httpOf({ status: 403, body }), OPTIONS);
  expect(again).toEqual({ items: [], gone: ['example.com/talk/p/7'] });
});
