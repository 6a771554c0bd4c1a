/** Lemmy: both shapes, what is flagged, and servers that are typed in every way. */
import { expect, it } from 'vitest';
import { lemmy } from '../../../src/sources/kinds/lemmy/lemmy.ts';
import { httpOf } from '../reply.ts';

const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T00:00:00Z'),
  limit: 200,
};
const SETTINGS = { query: 'Fernhill', instance: 'lemmy.example' };

const post = (id: number, fields: object = {}) => ({
  post: {
    id,
    name: 'Fernhill',
    ap_id: `https://home.example/post/${id}`,
    published: '2026-11-20T10:00:00.123456',
    ...fields,
  },
});
const pollReply = (body: object) => lemmy.poll(SETTINGS, null, httpOf(JSON.stringify(body)), OPTIONS);

it('forgets what its author deleted or a moderator removed', async () => {
  const posts = [post(1), post(2, { deleted: true }), post(3, { removed: true })];
  const page = await pollReply({ posts, comments: [] });
  expect(page.items.map(({ externalId }) => externalId)).toEqual(['https://home.example/post/1']);
  expect(page.deleted).toEqual(['https://home.example/post/2', 'https://home.example/post/3']);
});

it('takes a time without a zone for UTC', async () => {
  const { items } = await pollReply({ posts: [post(1)], comments: [] });
  expect(items[0]?.publishedAt).toBe('2026-11-20T10:00:00.123Z');
});

it('tells a comment from its post, and what it answers', async () => {
  const comment = {
    id: 9,
    content: 'I *like* it',
    path: '0.7.9',
    ap_id: 'https://home.example/comment/9',
    published: '2026-11-20T10:00:00Z',
  };
  const view = {
    comment,
    ...post(1),
    creator: { name: 'bo', actor_id: 'https://home.example/u/bo' },
    counts: { score: -4 },
  };
  const { items } = await pollReply({ posts: [], comments: [view] });
  expect(items).toMatchObject([
    {
      externalId: 'https://home.example/comment/9',
      url: 'https://lemmy.example/comment/9',
      replyTo: 'https://lemmy.example/comment/7',
      parent: 'https://home.example/post/1',
      author: { handle: 'bo@home.example' },
      engagement: { likes: 0 },
    },
  ]);
});

it.each(['lemmy.example', 'https://lemmy.example/', ' HTTPS://Lemmy.example '])(
  'finds the server in %j',
  (instance) => {
    expect(lemmy.host({ instance })).toBe('lemmy.example');
  },
);

it('needs a server that is one', () => {
  expect(() => lemmy.host({ instance: '' })).toThrow(/address of the Lemmy server/);
});
