/** Hacker News: three generations of replies, and reading more than one page. */
import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { hackernews } from '../../../src/sources/kinds/hackernews/hackernews.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const at = (iso: string) => Date.parse(iso) / 1000;
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
const SINCE = at('2026-11-14T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date(SINCE * 1000), limit: 5_000 };

const pollReply = (reply: unknown) =>
  hackernews.poll({ query: 'fernhill' }, null, httpOf(JSON.stringify(reply)), OPTIONS);

const hit = (id: number, time = SINCE + id) => ({
  objectID: String(id),
  created_at_i: time,
  title: `Story ${id}`,
  author: 'bo',
});

/** An index of hits as Algolia pages through it: newest first, at most 1,000 within reach. */
function indexOf(hits: ReturnType<typeof hit>[]) {
  const asked: URLSearchParams[] = [];
  const http = async ({ url }: { url: string }) => {
    const parameters = new URL(url).searchParams;
    asked.push(parameters);
    const filters = parameters.get('numericFilters') ?? '';
    const from = Number(/created_at_i>=(\d+)/.exec(filters)?.[1]);
    const before = Number(/created_at_i<(\d+)/.exec(filters)?.[1] ?? Number.MAX_SAFE_INTEGER);
    const size = Number(parameters.get('hitsPerPage'));
    const page = Number(parameters.get('page'));
    const found = hits
      .filter(({ created_at_i: time }) => time >= from && time < before)
      .sort((a, b) => b.created_at_i - a.created_at_i);
    const reply = {
      hits: found.slice(page * size, (page + 1) * size),
      nbHits: found.length,
      nbPages: Math.min(Math.ceil(found.length / size), 1000 / size),
      page,
      hitsPerPage: size,
    };
    return {
      status: 200,
      headers: {},
      body: new TextEncoder().encode(JSON.stringify(reply)),
      url,
      permanentUrl: null,
    };
  };
  const poll = (cursor: Cursor = null, options: object = {}) =>
    hackernews.poll({ query: 'fernhill bikes' }, cursor, http, { ...OPTIONS, ...options });
  return { poll, asked };
}

const many = (count: number) => Array.from({ length: count }, (_, i) => hit(i + 1));

describe('the reply', () => {
  it('means the same with keys that are null and keys that are absent', async () => {
    const old = {
      ...hit(7),
      created_at: '2014-06-20T03:35:46.000Z',
      points: 1,
      num_comments: 0,
      story_text: '',
      comment_text: null,
      story_id: null,
      parent_id: null,
      url: 'https://fernhill.example/',
    };
    const recent = {
      objectID: '7',
      created_at_i: SINCE + 7,
      title: 'Story 7',
      author: 'bo',
      points: 1,
      num_comments: 0,
      story_id: 7,
    };
    const [one] = (await pollReply({ hits: [old] })).items;
    const [other] = (await pollReply({ hits: [recent] })).items;
    expect(one).toEqual(other);
    expect(one).toMatchObject({
      text: '',
      parent: null,
      replyTo: null,
      engagement: { likes: 1, comments: 0 },
    });
  });

  it('gives comments their story and their parent', async () => {
    const comment = {
      objectID: '9',
      created_at_i: SINCE,
      author: 'bo',
      comment_text: 'It&#x27;s <i>slow</i>.<p>Very.',
      story_id: 7,
      parent_id: 8,
      story_title: 'Fernhill',
    };
    expect((await pollReply({ hits: [comment] })).items).toMatchObject([
      {
        title: 'Fernhill',
        text: "It's slow.\n\nVery.",
        parent: '7',
        replyTo: '8',
        url: 'https://news.ycombinator.com/item?id=9',
        author: { handle: 'bo' },
        engagement: { likes: null, comments: null },
      },
    ]);
  });

  it('may be a thread', async () => {
    const thread = {
      id: 1,
      created_at_i: SINCE,
      type: 'story',
      title: 'Fernhill',
      author: 'bo',
      points: 3,
      children: [
        {
          id: 2,
          created_at_i: SINCE,
          author: 'al',
          text: '<p>Hm</p>',
          parent_id: 1,
          story_id: 1,
          children: [{ id: 3, created_at_i: SINCE, author: null, text: null, children: [] }],
        },
      ],
    };
    expect((await pollReply(thread)).items).toMatchObject([
      { externalId: '1', title: 'Fernhill' },
      { externalId: '2', text: 'Hm', replyTo: '1', parent: '1' },
    ]);
  });

  it('loses one hit that cannot be read, not its neighbours', async () => {
    expect((await pollReply({ hits: [null, { title: 'no id' }, hit(2, 1e300), hit(1)] })).items).toHaveLength(
      1,
    );
  });

  it.each([[[]], [null], ['text'], [{}], [{ hits: 'none' }], [{ hits: [{ name: 'something else' }] }]])(
    'is refused when its shape is unknown: %j',
    async (reply) => {
      await expect(pollReply(reply)).rejects.toMatchObject({ class: 'schema' });
    },
  );

  it('is a passing failure when it is a web page', async () => {
    const http = httpOf('<html>Just a moment</html>');
    await expect(hackernews.poll({ query: 'x' }, null, http, OPTIONS)).rejects.toMatchObject({
      class: 'transient',
    });
  });
});

describe('the search', () => {
  it('is for the phrase, in stories and comments, since the last look', async () => {
    const { poll, asked } = indexOf(many(1));
    await poll();
    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
      query: '"fernhill bikes"',
      tags: '(story,comment)',
      numericFilters: `created_at_i>=${SINCE}`,
      typoTolerance: 'false',
      queryType: 'prefixNone',
    });
  });

  it('goes on an hour before the newest hit, and never back', async () => {
    const { poll, asked } = indexOf([hit(1, SINCE + 7_200)]);
    const { cursor } = await poll();
    expect(cursor).toMatchObject({ mark: iso(SINCE + 7_200) });
    const later = indexOf([]);
    expect((await later.poll(cursor)).cursor).toEqual(cursor);
    expect(later.asked[0]?.get('numericFilters')).toBe(`created_at_i>=${SINCE + 3_600}`);
    expect(asked).toHaveLength(1);
  });

  it('goes on from now when a hit claims to come from the future', async () => {
    const { cursor } = await indexOf([hit(1, at('2099-01-01T00:00:00Z'))]).poll();
    expect(cursor).toMatchObject({ mark: '2026-11-21T10:00:00.000Z' });
  });

  it('goes on from a mark in seconds, as it was kept before', async () => {
    const { poll, asked } = indexOf([]);
    await poll({ mark: SINCE + 7_200 });
    expect(asked[0]?.get('numericFilters')).toBe(`created_at_i>=${SINCE + 3_600}`);
  });

  it('reads all pages, and past the 1,000 hits that can be paged through', async () => {
    const { poll, asked } = indexOf(many(2_350));
    const { items, gap } = await poll();
    expect(new Set(items.map(({ externalId }) => externalId)).size).toBe(2_350);
    expect(gap).toBeNull();
    expect(asked.length).toBeLessThanOrEqual(26);
  });

  it('stops at its limit and says what it left out', async () => {
    const { poll } = indexOf(many(500));
    const { items, gap, cursor } = await poll(null, { limit: 200 });
    expect(items).toHaveLength(200);
    expect(items[0]?.externalId).toBe('500');
    expect(gap).toMatchObject({ from: new Date(SINCE * 1000).toISOString(), to: items.at(-1)?.publishedAt });
    expect(cursor).toMatchObject({ mark: iso(SINCE + 500) });
  });

  it('ends although more hits share a second than can be told apart by time', async () => {
    const { poll, asked } = indexOf(Array.from({ length: 1_500 }, (_, i) => hit(i + 1, SINCE + 5)));
    const { items, gap } = await poll();
    expect(items).toHaveLength(1_000);
    expect(asked.length).toBeLessThan(30);
    expect(gap).not.toBeNull();
  });

  it('needs something to search for', async () => {
    await expect(hackernews.poll({ query: ' ' }, null, httpOf('{}'), OPTIONS)).rejects.toThrow(
      /name or phrase/,
    );
  });
});

describe('asking again', () => {
  const known = (externalId: string) => ({ externalId, url: null, parent: null });
  const story = { id: 7, created_at_i: SINCE, type: 'story', title: 'Fernhill', author: 'bo', points: 3 };
  const again = async (item: unknown, status = 200) => {
    const http = httpOf({ status, body: JSON.stringify(item) });
    return hackernews.recheck!.run({ query: 'x' }, [known('7')], http, OPTIONS);
  };

  it('gives a story as it is now, with its replies counted', async () => {
    const children = [{ id: 8, children: [{ id: 9, children: [] }] }, { id: 10 }];
    const { items, gone } = await again({ ...story, text: '<p>Edited</p>', children });
    expect(items).toMatchObject([{ externalId: '7', text: 'Edited', engagement: { likes: 3, comments: 3 } }]);
    expect(gone).toEqual([]);
  });

  it('takes a comment for what it was: its story’s title is not told', async () => {
    const comment = { id: 7, created_at_i: SINCE, type: 'comment', text: 'Hm', author: 'al', children: [] };
    expect(await again(comment)).toEqual({ items: [], gone: [] });
  });

  it.each([
    ['is not there', { status: 404, error: 'Not Found' }, 404],
    ['is marked as deleted', { ...story, deleted: true }, 200],
    ['is hidden', { ...story, dead: true }, 200],
    ['is empty', { id: 7, type: 'comment', author: null, text: null, title: null, children: [] }, 200],
  ])('says that it is gone when it %s', async (_how, item, status) => {
    expect(await again(item, status)).toEqual({ items: [], gone: ['7'] });
  });

  it('takes nothing else for a deletion', async () => {
    await expect(again({ id: 8, title: 'Another' })).rejects.toMatchObject({ class: 'schema' });
    await expect(again({}, 500)).rejects.toMatchObject({ class: 'transient' });
  });
});
