/** What is peculiar to X: money, ids that are times, edits, posts that are gone. */
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/failure.ts';
import type { Http } from '../../../src/platform/platform.ts';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { x } from '../../../src/sources/kinds/x/x.ts';
import { parse } from '../../../src/sources/reading/json.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const SETTINGS = { mode: 'search', token: 'bearer-of-fernhill', dollars: '20', query: 'Fernhill Bikes' };

/** The id of a post written at this time. */
const idAt = (time: string) => String((BigInt(Date.parse(time)) - 1_288_834_974_657n) << 22n);
const post = (time: string, more: object = {}) => ({ id: idAt(time), text: `At ${time}`, ...more });

/** Answers in their order; `asked` are the addresses. */
function answering(...bodies: object[]) {
  const asked: URL[] = [];
  const options = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 1000 };
  const poll = (cursor: Cursor, settings = SETTINGS) =>
    x.poll(
      settings,
      cursor,
      async ({ url }) => {
        asked.push(new URL(url));
        const next = bodies.shift() ?? { meta: { result_count: 0 } };
        const { status, body } =
          'status' in next ? (next as { status: number; body: object }) : { status: 200, body: next };
        return {
          status,
          headers: {},
          body: new TextEncoder().encode(JSON.stringify(body)),
          url,
          permanentUrl: null,
        };
      },
      options,
    );
  return { poll, asked };
}

const listOf = (posts: { id: string }[], next?: string) => ({
  data: posts,
  meta: { result_count: posts.length, newest_id: posts[0]?.id, ...(next ? { next_token: next } : {}) },
});

describe('money', () => {
  it('is bounded for each poll by a small part of the month', () => {
    expect(x.budgets!(SETTINGS)[0]).toEqual({ unit: 'usd', limit: 20, per: 'month', perPoll: 0.5 });
    expect(x.budgets!({ ...SETTINGS, mode: 'mentions', user: '1' })[0]).toMatchObject({ perPoll: 0.5 });
    expect(x.budgets!({ ...SETTINGS, dollars: '1' })[0]).toMatchObject({ limit: 1, perPoll: 0.05 });
  });

  it('is counted by what was really read', async () => {
    const { poll } = answering(listOf([post('2026-11-21T09:00:00Z'), post('2026-11-21T08:00:00Z')]));
    expect((await poll(null)).spent).toEqual({ usd: 0.01 });
  });

  it('bounds asking again too, and takes another part of the posts each day', async () => {
    const asked: string[][] = [];
    const http: Http = async ({ url }) => {
      asked.push(new URL(url).searchParams.get('ids')!.split(','));
      const body = new TextEncoder().encode('{"errors":[]}');
      return { status: 200, headers: {}, body, url, permanentUrl: null };
    };
    const known = Array.from({ length: 30 }, (_, n) => ({
      externalId: `${100 + n}`,
      url: null,
      parent: null,
    }));
    const settings = { ...SETTINGS, dollars: '1' };
    for (const day of [0, 1, 2])
      await x.recheck!.run(settings, known, http, {
        now: new Date(NOW.getTime() + day * 86_400_000),
        since: NOW,
        limit: 30,
      });
    expect(asked.map(({ length }) => length)).toEqual([10, 10, 10]);
    expect(new Set(asked.flat()).size).toBe(30);
  });

  it('costs a fifth for mentions of the own account', async () => {
    const { poll, asked } = answering(listOf([post('2026-11-21T09:00:00Z')]));
    const page = await poll(null, { ...SETTINGS, mode: 'mentions', user: '2244994945' } as typeof SETTINGS);
    expect(page.spent).toEqual({ usd: 0.001 });
    expect(asked[0]!.pathname).toBe('/2/users/2244994945/mentions');
  });

  it.each(['', 'much', '0', '-5'])('must be given as a number of dollars, not "%s"', (dollars) => {
    expect(() => x.host({ ...SETTINGS, dollars })).toThrow(Refusal);
  });
});

describe('reading on', () => {
  const known = { newest: idAt('2026-11-21T07:00:00Z'), floor: '2026-11-14T10:00:00.000Z' };

  it('asks every page from the same post, and remembers the newest of the first one', async () => {
    const [newest, oldest] = [post('2026-11-21T09:00:00Z'), post('2026-11-21T08:00:00Z')];
    const { poll, asked } = answering(listOf([newest], 'page2'), listOf([oldest]));
    const { cursor, more } = await poll(known, { ...SETTINGS, dollars: '100' });
    expect(asked.map((url) => url.searchParams.get('since_id'))).toEqual([known.newest, known.newest]);
    expect(asked[1]!.searchParams.get('next_token')).toBe('page2');
    expect([cursor?.newest, more]).toEqual([newest.id, false]);
  });

  it('goes on at the next poll where the money of this one ended', async () => {
    const newest = post('2026-11-21T09:00:00Z');
    const { poll, asked } = answering(listOf([newest], 'page2'), listOf([post('2026-11-21T08:30:00Z')]));
    const first = await poll(known);
    expect(first).toMatchObject({ more: true, gap: null, cursor: { newest: known.newest } });
    const second = await poll(first.cursor);
    expect(asked[1]!.searchParams.get('next_token')).toBe('page2');
    expect(second).toMatchObject({ more: false, cursor: { newest: newest.id } });
  });

  it('keeps what is paid for when a later page fails', async () => {
    const outage = { status: 503, body: { title: 'Service Unavailable' } };
    const settings = { ...SETTINGS, dollars: '100' };
    const { poll, asked } = answering(
      listOf([post('2026-11-21T09:00:00Z')], 'page2'),
      outage,
      listOf([post('2026-11-21T08:30:00Z')]),
    );
    const first = await poll(known, settings);
    expect(first).toMatchObject({ more: true, spent: { usd: 0.005 } });
    expect((await poll(first.cursor, settings)).items).toHaveLength(1);
    expect(asked[2]!.searchParams.get('next_token')).toBe('page2');
  });

  it('begins anew when a page is not known any more', async () => {
    const refused = {
      status: 400,
      body: { errors: [{ message: 'Invalid next_token' }], title: 'Invalid Request' },
    };
    const { poll, asked } = answering(refused, listOf([post('2026-11-21T09:00:00Z')]));
    const page = await poll({ ...known, start: { since_id: known.newest }, top: known.newest, next: 'old' });
    expect(asked[1]!.searchParams.has('next_token')).toBe(false);
    expect(page.items).toHaveLength(1);
  });

  it('names what lies further back than seven days', async () => {
    const { poll, asked } = answering(listOf([post('2026-11-21T09:00:00Z')]));
    const page = await poll({ ...known, newest: idAt('2026-11-10T00:00:00Z') });
    expect(asked[0]!.searchParams.get('start_time')).toBe('2026-11-14T10:01:00Z');
    expect(page.gap).toMatchObject({ from: '2026-11-10T00:00:00.000Z', to: '2026-11-14T10:01:00.000Z' });
  });

  it('asks by time when X finds the post too old', async () => {
    const message = "'since_id' must be a tweet id created after [2026-11-20T00:00Z]";
    const refused = { status: 400, body: { errors: [{ message }], title: 'Invalid Request' } };
    const { poll, asked } = answering(refused, listOf([]));
    await poll(known);
    expect(asked[1]!.searchParams.has('start_time')).toBe(true);
  });

  it('never takes an id for a number', async () => {
    const body =
      '{"data":[{"id":"1578516068309794817","text":"a"}],"meta":{"newest_id":1578516068309794817,"result_count":1}}';
    expect(parse(body)).toMatchObject({ meta: { newest_id: '1578516068309794817' } });
  });
});

describe('a post', () => {
  it('is read whole, with its links opened, its place and its people', async () => {
    const first = idAt('2026-11-21T08:00:00Z');
    const edited = post('2026-11-21T09:00:00Z', {
      edit_history_tweet_ids: [first, idAt('2026-11-21T09:00:00Z')],
      text: 'Cut…',
      note_tweet: {
        text: 'A &lt;long&gt; tale &amp; https://t.co/a',
        entities: { urls: [{ url: 'https://t.co/a', expanded_url: 'https://fernhill.example/tale' }] },
      },
      author_id: '7',
      geo: { place_id: 'p' },
      referenced_tweets: [
        { type: 'quoted', id: '1' },
        { type: 'replied_to', id: '2' },
      ],
      conversation_id: '2',
    });
    const includes = {
      users: [{ id: '7', username: 'tilda', name: 'Tilda' }],
      places: [{ id: 'p', full_name: 'Kiel' }],
    };
    const { poll } = answering({ ...listOf([edited]), includes });
    const [item] = (await poll(null)).items;
    expect(item).toMatchObject({
      externalId: first,
      url: `https://x.com/tilda/status/${edited.id}`,
      text: 'A <long> tale & https://fernhill.example/tale',
      publishedAt: '2026-11-21T08:00:00.000Z',
      editedAt: '2026-11-21T09:00:00.000Z',
      location: 'Kiel',
      replyTo: '2',
      parent: '2',
    });
  });

  it('that is gone is told beside those that are there', async () => {
    const error = {
      resource_id: '456',
      resource_type: 'tweet',
      type: 'https://api.x.com/2/problems/resource-not-found',
    };
    const { poll } = answering({ ...listOf([post('2026-11-21T09:00:00Z')]), errors: [error] });
    expect((await poll(null)).deleted).toEqual(['456']);
  });

  it('is searched for as a phrase, and never when it only repeats another', async () => {
    const { poll, asked } = answering();
    await poll(null);
    await poll(null, { ...SETTINGS, query: '"Fernhill Bikes" OR @fernhill' });
    expect(asked.map((url) => url.searchParams.get('query'))).toEqual([
      '"Fernhill Bikes" -is:retweet',
      '("Fernhill Bikes" OR @fernhill) -is:retweet',
    ]);
  });
});
