/** A Facebook page: what is its own, what has no id, and what a lost permission must not delete. */
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/platform/platform.ts';
import { facebook } from '../../../src/sources/kinds/facebook/facebook.ts';
import { httpOf } from '../reply.ts';

const PAGE = '1059';
const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 200 };
const settings = (mode: string) => ({ mode, page: PAGE, token: 'EAAinvented' });
const at = '2026-11-20T09:00:00+0000';

const read = async (mode: string, ...data: object[]) =>
  (await facebook.poll(settings(mode), null, httpOf(JSON.stringify({ data })), OPTIONS)).items;

/** Answers by the path below the version. */
function graph(answers: Record<string, object>) {
  const asked: string[] = [];
  const http = async ({ url }: HttpRequest) => {
    const path = new URL(url).pathname.replace('/v26.0/', '');
    asked.push(path);
    const body = answers[path] ?? {
      error: { code: 100, error_subcode: 33, message: 'Unsupported get request.' },
    };
    const status = 'error' in body ? 400 : 200;
    return {
      status,
      headers: {},
      body: new TextEncoder().encode(JSON.stringify(body)),
      url,
      permanentUrl: null,
    };
  };
  return { http, asked };
}

describe('posts', () => {
  it('of the page itself are left out', async () => {
    const items = await read(
      'feed',
      { id: '1059_1', message: 'We are open', created_time: at, from: { id: PAGE, name: 'Fernhill' } },
      { id: '1059_2', message: 'Are you open?', created_time: at, from: { id: '7', name: 'Quill' } },
      { id: '1059_3', message: 'Hello?', created_time: at },
    );
    expect(items.map(({ externalId, author }) => [externalId, author.name])).toEqual([
      ['1059_2', 'Quill'],
      ['1059_3', null],
    ]);
    expect(items[0]).toMatchObject({
      publishedAt: '2026-11-20T09:00:00.000Z',
      url: 'https://www.facebook.com/1059_2',
    });
  });

  it('need the number of the page', async () => {
    await expect(
      facebook.poll({ ...settings('feed'), page: 'fernhill' }, null, httpOf('{}'), OPTIONS),
    ).rejects.toThrow(/number of your page/);
  });
});

describe('recommendations', () => {
  const rude = { created_time: at, recommendation_type: 'negative', review_text: 'Rude.' };

  it('have no stars that nobody gave', async () => {
    const [recommended, starred] = await read('ratings', rude, {
      created_time: at,
      rating: 4,
      reviewer: { id: '7' },
    });
    expect(recommended).toMatchObject({ rating: null, title: 'Does not recommend', text: 'Rude.' });
    expect(starred).toMatchObject({ rating: 4, title: null, text: '' });
  });

  it('keep an id of their own, whatever stands around them', async () => {
    const kind = { created_time: at, recommendation_type: 'positive', review_text: 'Kind.' };
    const [first] = await read('ratings', rude, kind);
    const [, again] = await read('ratings', kind, rude);
    expect(again?.externalId).toBe(first?.externalId);
    expect(new Set((await read('ratings', rude, kind)).map(({ externalId }) => externalId)).size).toBe(2);
    expect(await read('ratings', { ...rude, open_graph_story: { id: '55' } })).toMatchObject([
      { externalId: '55' },
    ]);
  });
});

describe('comments', () => {
  const feed = (count: number) => ({
    data: [{ id: '1059_77', updated_time: at, comments: { summary: { total_count: count } } }],
  });
  const comment = (id: string) => ({
    id: `77_${id}`,
    message: 'Still broken',
    created_time: at,
    from: { id: '7' },
  });

  it('are read again only when their post has others now', async () => {
    const first = graph({ '1059/feed': feed(1), '1059_77/comments': { data: [comment('1')] } });
    const page = await facebook.poll(settings('comments'), null, first.http, OPTIONS);
    expect(page.items).toMatchObject([{ externalId: '77_1', parent: '1059_77', replyTo: '1059_77' }]);
    const same = graph({ '1059/feed': feed(1) });
    expect((await facebook.poll(settings('comments'), page.cursor, same.http, OPTIONS)).items).toEqual([]);
    expect(same.asked).toEqual(['1059/feed']);
    const more = graph({ '1059/feed': feed(2), '1059_77/comments': { data: [comment('2'), comment('1')] } });
    expect((await facebook.poll(settings('comments'), page.cursor, more.http, OPTIONS)).items).toHaveLength(
      2,
    );
  });

  it('are left to the next poll where one poll does not come to them', async () => {
    const { http } = graph({ '1059/feed': feed(1) });
    const page = await facebook.poll(settings('comments'), null, http, { ...OPTIONS, maxRequests: 1 });
    expect(page).toMatchObject({ items: [], more: true, isComplete: false, gap: null });
  });
});

describe('asking again', () => {
  const known = ['77_1', '77_2', 'aHashOfWords'].map((externalId) => ({
    externalId,
    url: null,
    parent: '1059_77',
  }));
  const again = (mode: string, answers: Record<string, object>) =>
    facebook.recheck!.run(settings(mode), known, graph(answers).http, OPTIONS);
  const comment = { id: '77_1', message: 'Fixed now', created_time: at };

  it('tells what changed from what is gone', async () => {
    const found = await again('comments', { '77_1': comment, '1059': { id: PAGE } });
    expect(found.items).toMatchObject([{ externalId: '77_1', text: 'Fixed now', parent: '1059_77' }]);
    expect(found.gone).toEqual(['77_2']);
  });

  it('deletes nothing because the token lost its rights', async () => {
    await expect(again('comments', {})).rejects.toMatchObject({ class: 'forbidden' });
  });

  it('leaves other people’s posts as they are', async () => {
    expect(await again('tagged', {})).toEqual({ items: [], gone: [] });
  });
});
