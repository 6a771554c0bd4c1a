/** Yelp: three excerpts, clocks without a zone, and a day's requests. */
import { describe, expect, it } from 'vitest';
import { yelp } from '../../../src/sources/kinds/yelp/yelp.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 200 };
const SETTINGS = { business: 'fernhill-bikes-portland', apiKey: 'k' };

const review = (id: string, fields: object = {}) => ({
  id,
  url: `https://www.yelp.com/biz/fernhill?adjust_creative=app1&hrid=${id}&utm_source=app1`,
  text: 'Slow…',
  rating: 3,
  time_created: '2026-11-20 16:52:17',
  user: { id: 'u', name: 'Otter P.' },
  ...fields,
});
const poll = (reviews: object[], total: number, cursor: Record<string, unknown> | null = null, now = NOW) =>
  yelp.poll(SETTINGS, cursor, httpOf(JSON.stringify({ reviews, total })), { ...OPTIONS, now });

describe('an excerpt on Yelp', () => {
  it('has no time that a clock without a zone could make wrong, and no address that names the app', async () => {
    const { items } = await poll([review('r1')], 1);
    expect(items).toMatchObject([
      { publishedAt: null, url: 'https://www.yelp.com/biz/fernhill?hrid=r1', rating: 3 },
    ]);
  });

  it('is left out of the first look only when it is older in every zone', async () => {
    const times = ['2026-11-13 20:00:00', '2026-11-13 23:30:00', '2026-11-15 00:00:00'];
    const { items } = await poll(
      times.map((time_created, index) => review(`r${index}`, { time_created })),
      3,
    );
    expect(items.map(({ externalId }) => externalId)).toEqual(['r1', 'r2']);
  });

  it('is kept for a day and leaves in no export', () => {
    expect(yelp.terms).toMatchObject({ retentionDays: 1, exportable: false });
  });
});

describe('what Yelp does not show', () => {
  const later = new Date('2026-11-21T16:00:00Z');

  it('is a gap when none of the excerpts was known', async () => {
    const { cursor } = await poll([review('r1'), review('r2'), review('r3')], 40);
    const page = await poll([review('r7'), review('r6'), review('r5')], 44, cursor, later);
    expect(page.gap).toMatchObject({ from: NOW.toISOString(), to: later.toISOString() });
    expect(page.isComplete).toBe(false);
  });

  it('is nothing when one of them was known, or all are shown', async () => {
    const { cursor } = await poll([review('r1'), review('r2'), review('r3')], 40);
    expect(await poll([review('r5'), review('r4'), review('r3')], 42, cursor, later)).toMatchObject({
      gap: null,
      isComplete: true,
    });
    const empty = (await poll([], 0)).cursor;
    expect(await poll([review('r1'), review('r2')], 2, empty, later)).toMatchObject({
      gap: null,
      isComplete: true,
    });
  });
});

describe('a refusal', () => {
  it('for the day lasts until the day is over', async () => {
    const body = JSON.stringify({ error: { code: 'ACCESS_LIMIT_REACHED', description: 'Limit reached.' } });
    const headers = {
      'ratelimit-dailylimit': '300',
      'ratelimit-remaining': '0',
      'ratelimit-resettime': '2026-11-22T00:00:00+00:00',
    };
    const failure = await yelp
      .poll(SETTINGS, null, httpOf({ status: 429, headers, body }), OPTIONS)
      .catch((e) => e);
    expect(failure).toMatchObject({ class: 'rate', retryAt: new Date('2026-11-22T00:00:00Z'), status: 429 });
  });

  it('for a second does not last for the rest of the day', async () => {
    const body = JSON.stringify({
      error: { code: 'TOO_MANY_REQUESTS_PER_SECOND', description: 'Slow down.' },
    });
    const headers = { 'ratelimit-remaining': '211', 'ratelimit-resettime': '2026-11-22T00:00:00+00:00' };
    const failure = await yelp
      .poll(SETTINGS, null, httpOf({ status: 429, headers, body }), OPTIONS)
      .catch((e) => e);
    expect(failure).toMatchObject({ class: 'rate', retryAt: null });
  });
});
