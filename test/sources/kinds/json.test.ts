/** JSON of any shape: what is guessed, what is mapped, and what is said when it does not fit. */
import { describe, expect, it } from 'vitest';
import { cleanId } from '../../../src/sources/clean-item.ts';
import { json } from '../../../src/sources/kinds/json/json.ts';
import { httpAt, httpOf } from '../reply.ts';

const URL_OF_LIST = 'https://a.example/api/list?key=1';
const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T10:00:00Z'),
  limit: 200,
};

const poll = (reply: unknown, settings: Record<string, string> = {}) =>
  json.poll({ url: URL_OF_LIST, ...settings }, null, httpOf(JSON.stringify(reply)), OPTIONS);

const failure = async (reply: unknown, settings: Record<string, string> = {}) =>
  poll(reply, settings).then(
    () => 'read',
    (error: Error & { class?: string }) => `${error.class}: ${error.message}`,
  );

describe('the list', () => {
  const item = { id: 1, text: 'Fernhill' };

  it.each([
    ['the reply itself', [item]],
    ['a usual name', { total: 1, tags: [{ x: 1 }], results: [item] }],
    ['any name', { meta: {}, opinions: [item] }],
    ['deeper', { ok: true, data: { page: 1, opinions: [item] } }],
  ])('is found as %s', async (_where, reply) => {
    expect((await poll(reply)).items).toMatchObject([
      { externalId: 'a.example/api/list#1', text: 'Fernhill' },
    ]);
  });

  it.each(['data.0.list', 'data[0].list', '$.data[0].list'])('is found at %s', async (items) => {
    expect((await poll({ data: [{ list: [item] }] }, { items })).items).toHaveLength(1);
  });

  it('may be empty, or a single item', async () => {
    expect((await poll({ items: [] })).items).toEqual([]);
    expect((await poll({ review: item }, { items: 'review' })).items).toHaveLength(1);
  });

  it.each([
    [
      { data: { count: 3 } },
      'data.items',
      /no list at “data\.items”\. Found in “data”: an object with count\./,
    ],
    [{ data: null }, 'data.items', /Found in “data”: null/],
    [{ data: 'x' }, 'data', /Found in “data”: a string/],
    [[1], 'items', /Found in the reply: a list of 1/],
    [
      { count: 3, secret: 'canary' },
      '',
      /no list was found\. Found in the reply: an object with count, secret\./,
    ],
    [
      { status: 'error', message: 'Your API key is invalid' },
      'data.items',
      /an object with status, message\. It said: “Your API key is invalid”\. Change the path/,
    ],
    [
      { status: 'error', message: 'Your API key is invalid' },
      '',
      /a message instead of a list: “Your API key is invalid”\. Nothing was read\./,
    ],
  ])('is missed by name in %j at "%s"', async (reply, items, sentence) => {
    const said = await failure(reply, { items });
    expect(said).toMatch(/^bad-query: /);
    expect(said).toMatch(sentence);
    expect(said).not.toContain('canary');
  });
});

describe('an item', () => {
  it('is guessed from usual names', async () => {
    const given = {
      uuid: 'u-1',
      link: '/reviews/1',
      headline: 'Too <b>dear</b>',
      review: '<p>It squeals &amp; creaks.</p>',
      user: { name: 'Tilda', username: 'tilda', url: 'https://a.example/@tilda' },
      created_at: '2026-11-20T10:00:00+01:00',
      updated_at: 1_795_165_200_000,
      stars: '4',
      likes: '3',
      num_comments: 0,
      lang: 'en-GB',
    };
    expect((await poll([given])).items).toMatchObject([
      {
        source: 'json',
        externalId: 'a.example/api/list#u-1',
        url: 'https://a.example/reviews/1',
        title: 'Too dear',
        text: 'It squeals & creaks.',
        author: { name: 'Tilda', handle: 'tilda', url: 'https://a.example/@tilda' },
        publishedAt: '2026-11-20T09:00:00.000Z',
        editedAt: '2026-11-20T09:00:00.000Z',
        rating: 4,
        engagement: { likes: 3, comments: 0, shares: null, views: null },
        language: 'en',
      },
    ]);
  });

  it('follows the map instead', async () => {
    const fields = 'id: ref\ntext: say.it\nDate = at, likes: n[0]';
    const given = {
      ref: 'urn:x:1',
      id: 'other',
      say: { it: 'Words' },
      text: 'Not these',
      at: 1795165200,
      n: [5],
    };
    expect((await poll([given], { fields })).items).toMatchObject([
      {
        externalId: 'urn:x:1',
        text: 'Words',
        publishedAt: '2026-11-20T09:00:00.000Z',
        engagement: { likes: 5 },
      },
    ]);
  });

  it('is known by its address, or else by its words, when it has no id', async () => {
    const { items } = await poll([
      { url: 'https://b.example/1', text: 'a' },
      { text: 'b' },
      { text: 'b' },
      { text: 'c' },
    ]);
    expect(items).toHaveLength(3);
    expect(items[0]?.externalId).toBe('https://b.example/1');
    expect(items[1]?.externalId).toMatch(/^a\.example\/api\/list#[\da-f]{16}$/);
  });

  it('has no time in the future and no rating beyond five', async () => {
    const [item] = (await poll([{ text: 'a', date: '2099-01-01', rating: 87 }])).items;
    expect(item).toMatchObject({ publishedAt: OPTIONS.now.toISOString(), rating: null });
  });

  it.each([
    [
      { fields: 'text: body.plain' },
      /No item of the address at a\.example has “body\.plain”, which is to be the text\. The first item is an object with id, text\./,
    ],
    [{ fields: 'author: writer' }, /which is to be the author/],
  ])('%j that leads nowhere is named', async (settings, sentence) => {
    expect(await failure([{ id: 1, text: 'x' }], settings)).toMatch(sentence);
  });

  it('without any words is named', async () => {
    expect(await failure([{ id: 1, value: 3 }])).toMatch(/^bad-query: .*an object with id, value/);
  });
});

describe('the settings', () => {
  it('send the key, and tell it to nobody', async () => {
    const { http, asked } = httpAt({ [URL_OF_LIST]: '[]' });
    const settings = { url: URL_OF_LIST, header: 'X-Api-Key', secret: 'canary-1' };
    const page = await json.poll(settings, null, http, OPTIONS);
    expect(asked[0]?.headers).toMatchObject({ 'x-api-key': 'canary-1', accept: 'application/json' });
    expect(JSON.stringify(page) + json.describe(settings)).not.toMatch(/canary|key=1/);
  });

  it.each([
    [{ fields: 'colour: red' }, /“colour: red” is no line of fields/],
    [{ fields: 'text' }, /is no line of fields/],
    [{ header: 'User-Agent', secret: 'x' }, /name of the header/],
    [{ header: 'X-Key', secret: 'a\nb' }, /ASCII/],
    [{ url: 'a.example' }, /https:\/\//],
  ])('refuse %j', (settings, sentence) => {
    expect(() => json.host({ url: URL_OF_LIST, ...settings } as Record<string, string>)).toThrow(sentence);
  });
});

describe('a hostile list', () => {
  it.each([600, 2000, 150_000])(
    'with ids of %i characters that end differently loses none',
    async (length) => {
      const items = [1, 2, 3].map((end) => ({ id: `${'a'.repeat(length)}${end}`, text: 'Fernhill' }));
      const ids = (await poll({ items })).items.map(({ externalId }) => externalId);
      expect(new Set(ids.map(cleanId)).size).toBe(3);
    },
  );

  it('with more items than can be read in a moment is refused', async () => {
    const items = Array.from({ length: 20_001 }, (_, id) => ({ id, text: 'Fernhill' }));
    expect(await failure({ items })).toMatch(/^too-large: .* answered with 20,001 items/);
    expect((await poll({ items: items.slice(1) })).items).toHaveLength(200);
  });
});

it('says what came instead of JSON', async () => {
  const reading = json.poll({ url: URL_OF_LIST }, null, httpOf('<html></html>'), OPTIONS);
  await expect(reading).rejects.toThrow(/a web page or XML where JSON was due/);
});
