/** What is peculiar to Bluesky: a stream of everything, words that pick from it, sessions that are rare. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import type { Cursor, Session } from '../../../src/sources/adapter.ts';
import { bluesky } from '../../../src/sources/kinds/bluesky/bluesky.ts';
import { wordTest } from '../../../src/sources/kinds/bluesky/words.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const STREAM = { mode: 'jetstream', words: 'Fernhill Bikes' };
const POST = 'app.bsky.feed.post';
const micros = (time: string) => Date.parse(time) * 1000;
const uri = (rkey: string, who = 'tilda') => `at://did:plc:${who}/${POST}/${rkey}`;

const event = (time: string, what: object, who = 'tilda') => ({
  did: `did:plc:${who}`,
  time_us: micros(time),
  ...what,
});
const commit = (operation: string, rkey: string, record?: object) => ({
  kind: 'commit',
  commit: { operation, collection: POST, rkey, ...(record ? { record } : {}) },
});
const written = (text: string, more: object = {}) => ({
  $type: POST,
  text,
  createdAt: '2026-11-21T09:00:00Z',
  ...more,
});
const arrival = event('2026-11-21T10:00:01Z', { kind: 'identity' });

/** A poll that hears these events; counts cannot be had. `asked` are the streams. */
function hearing(events: (object | Failure)[], { limit = 1000 } = {}) {
  const asked: URL[] = [];
  const poll = (cursor: Cursor) =>
    bluesky.poll(STREAM, cursor, httpOf({ status: 503 }), {
      now: NOW,
      since: new Date('2026-11-14T10:00:00Z'),
      limit,
      listen: async function* ({ url }) {
        asked.push(new URL(url));
        for (const one of events) {
          if (one instanceof Failure) throw one;
          yield JSON.stringify(one);
        }
      },
    });
  return { poll, asked };
}

describe('the stream', () => {
  it('is heard from two hours ago at first, and from the last event later on', async () => {
    const { poll, asked } = hearing([arrival]);
    const { cursor } = await poll(null);
    await poll(cursor);
    const cursors = asked.map((url) => Number(url.searchParams.get('cursor')));
    expect(cursors).toEqual([micros('2026-11-21T08:00:00Z'), micros('2026-11-21T10:00:01Z')]);
  });

  it('keeps only what has the words, and says when it was seen', async () => {
    const { poll } = hearing([
      event(
        '2026-11-21T09:00:05Z',
        commit('create', 'a', written('My #FernhillBikes story', { createdAt: '2036-01-01T00:00:00Z' })),
      ),
      event('2026-11-21T09:00:06Z', commit('create', 'b', written('Nothing of note'))),
      arrival,
    ]);
    const { items, more, isComplete } = await poll(null);
    expect(items).toMatchObject([{ externalId: uri('a'), publishedAt: '2026-11-21T09:00:05.000Z' }]);
    expect([more, isComplete]).toEqual([false, true]);
  });

  it('finds words behind links, and puts the links into the text', async () => {
    const facets = [
      { features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://shop.example/fernhill-bikes' }] },
    ];
    const { poll } = hearing([
      event('2026-11-21T09:00:05Z', commit('create', 'a', written('Look: shop.example/fern...', { facets }))),
      arrival,
    ]);
    expect((await poll(null)).items[0]?.text).toBe(
      'Look: shop.example/fern...\nhttps://shop.example/fernhill-bikes',
    );
  });

  it('tells deletions of what was kept, and of nothing else', async () => {
    const ours = [uri('a'), uri('b', 'gone'), uri('c')];
    const { poll } = hearing([
      event('2026-11-21T09:00:00Z', { kind: 'identity' }),
      event('2026-11-21T09:00:01Z', commit('delete', 'a')),
      event('2026-11-21T09:00:02Z', commit('delete', 'z')),
      event(
        '2026-11-21T09:00:03Z',
        { kind: 'account', account: { active: false, status: 'deleted' } },
        'gone',
      ),
      event('2026-11-21T09:00:04Z', { kind: 'account', account: { active: true } }),
      arrival,
    ]);
    const { deleted, cursor } = await poll({ time: micros('2026-11-21T09:00:00Z'), ours });
    expect(deleted).toEqual([uri('a'), uri('b', 'gone')]);
    expect(cursor?.ours).toEqual([uri('c')]);
  });

  it('does not bring what its author took back at once', async () => {
    const { poll } = hearing([
      event('2026-11-21T09:00:01Z', commit('create', 'a', written('Fernhill Bikes'))),
      event('2026-11-21T09:00:02Z', commit('delete', 'a')),
      arrival,
    ]);
    expect(await poll(null)).toMatchObject({ items: [], deleted: [] });
  });

  it('is not led astray by a clock far ahead, nor by half a character', async () => {
    const { poll } = hearing([
      { ...event('2026-11-21T09:00:01Z', commit('create', 'a\uD83D', written('Fernhill Bikes'))) },
      { ...event('2026-11-21T09:00:02Z', commit('create', 'b', written('Fernhill Bikes'))), time_us: 1e300 },
    ]);
    const { items, cursor } = await poll(null);
    expect(items.map(({ externalId }) => externalId)).toEqual([uri('a\uFFFD'), uri('b')]);
    expect(cursor!.time).toBe(micros('2026-11-21T10:01:00Z'));
  });

  it('names the time that it no longer has', async () => {
    const { poll } = hearing([event('2026-11-19T22:00:00Z', { kind: 'identity' }), arrival]);
    const { gap, isComplete } = await poll({ time: micros('2026-11-18T00:00:00Z'), ours: [] });
    expect(gap).toMatchObject({ from: '2026-11-18T00:00:00.000Z', to: '2026-11-19T22:00:00.000Z' });
    expect(isComplete).toBe(false);
  });

  it('goes on at once when it stopped at the limit or behind the present', async () => {
    const post = (rkey: string, time: string) =>
      event(time, commit('create', rkey, written('Fernhill Bikes')));
    const many = [post('a', '2026-11-21T09:00:01Z'), post('b', '2026-11-21T09:00:02Z'), arrival];
    const first = await hearing(many, { limit: 1 }).poll(null);
    expect([first.items.length, first.more]).toEqual([1, true]);
    const second = await hearing(many).poll(first.cursor);
    expect(second.items.map(({ externalId }) => externalId)).toEqual([uri('b')]);
    const behind = await hearing(many.slice(0, 2)).poll(null);
    expect(behind.more).toBe(true);
    expect((await hearing(many.slice(1, 2)).poll(behind.cursor)).more).toBe(false);
  });

  it('keeps what it heard before it broke off', async () => {
    const heard = event('2026-11-21T09:00:01Z', commit('create', 'a', written('Fernhill Bikes')));
    const broken = new Failure('transient', 'It broke off.');
    expect((await hearing([heard, broken]).poll(null)).items).toHaveLength(1);
    await expect(hearing([broken]).poll(null)).rejects.toBe(broken);
  });

  it('is never silent: then something is wrong with it', async () => {
    await expect(hearing([]).poll(null)).rejects.toMatchObject({ class: 'transient' });
    await expect(hearing([{ seq: 5 }]).poll(null)).rejects.toMatchObject({ class: 'schema' });
  });
});

describe('words to listen for', () => {
  it.each([
    ['Fernhill Bikes', 'I love FERNHILL bikes.', true],
    ['Fernhill Bikes', 'see fernhill-bikes.example', true],
    ['Fernhill Bikes', 'Fernhill makes bikes', false],
    ['Fernhill', 'Fernhillish', false],
    ['Fernhill*', 'Fernhillish', true],
    ['Café Müller', 'cafe muller', true],
    ['C++', 'I write C++, mostly', true],
    ['アンソロ', 'これはアンソロです', true],
    ['acme, Fernhill', 'an acme', true],
    ['(a+', 'harmless (a+ text', true],
  ])('%s in “%s”: %s', (words, text, isThere) => expect(wordTest(words)?.(text)).toBe(isThere));

  it('are at least one', () => expect(wordTest(' , * ')).toBeNull());
});

describe('the search', () => {
  const settings = {
    mode: 'search',
    query: 'Fernhill',
    handle: '@fernhill.example',
    appPassword: 'abcd-efgh',
    pds: 'pds.example',
  };

  /** A server whose access tokens end after one poll. */
  function server({ refreshes = true } = {}) {
    const asked: string[] = [];
    let session: Session | null = null;
    let valid = 0;
    const poll = () =>
      bluesky.poll(
        settings,
        null,
        async ({ url, headers = {} }) => {
          const method = new URL(url).pathname.split('.').at(-1)!;
          asked.push(method);
          const isExpired =
            method === 'searchPosts'
              ? headers.authorization !== `Bearer access-${valid}`
              : method === 'refreshSession' && !refreshes;
          if (method.endsWith('Session') && !isExpired) valid++;
          const good =
            method === 'searchPosts'
              ? { posts: [] }
              : { accessJwt: `access-${valid}`, refreshJwt: 'refresh' };
          const body = isExpired ? { error: 'ExpiredToken', message: 'Token has expired' } : good;
          return {
            status: isExpired ? 400 : 200,
            headers: {},
            body: new TextEncoder().encode(JSON.stringify(body)),
            url,
            permanentUrl: null,
          };
        },
        {
          now: NOW,
          since: NOW,
          limit: 200,
          session,
          keepSession: async (kept) => {
            session = kept;
          },
        },
      );
    const expire = () => {
      valid++;
    };
    return { poll, asked, expire };
  }

  it('signs in once and keeps the session', async () => {
    const { poll, asked } = server();
    await poll();
    await poll();
    expect(asked).toEqual(['createSession', 'searchPosts', 'searchPosts']);
  });

  it('refreshes a session that ended, and signs in again when even that is over', async () => {
    const fresh = server();
    await fresh.poll();
    fresh.expire();
    await fresh.poll();
    expect(fresh.asked.slice(2)).toEqual(['searchPosts', 'refreshSession', 'searchPosts']);
    const over = server({ refreshes: false });
    await over.poll();
    over.expire();
    await over.poll();
    expect(over.asked.slice(2)).toEqual(['searchPosts', 'refreshSession', 'createSession', 'searchPosts']);
  });
});
