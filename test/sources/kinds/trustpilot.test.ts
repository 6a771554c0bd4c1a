/** Trustpilot: two doors, what it pushes, and keys that stay out of sight. */
import { describe, expect, it } from 'vitest';
import { trustpilot } from '../../../src/sources/kinds/trustpilot/trustpilot.ts';
import { httpAt, httpOf } from '../reply.ts';

const UNIT = '46d6a890000064000500e0c3';
const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T10:00:00Z'),
  limit: 200,
};
const SETTINGS = { access: 'public', businessUnit: 'fernhill.example', apiKey: 'key1' };
const FIND = 'https://api.trustpilot.com/v1/business-units/find?apikey=key1&name=fernhill.example';
const pageAt = (page: number, unit = UNIT) =>
  `https://api.trustpilot.com/v1/business-units/${unit}/reviews?apikey=key1&orderBy=createdat.desc&perPage=100&page=${page}`;

const review = (id: string, fields: object = {}) => ({
  id,
  stars: 2,
  consumer: { id: 'c1', displayName: 'Quill' },
  createdAt: '2026-11-20T10:00:00Z',
  ...fields,
});
const list = (...reviews: object[]) => JSON.stringify({ links: [], reviews });

describe('the public door', () => {
  it('finds the business by its website once, and reads to the page past the end', async () => {
    const { http, asked } = httpAt({
      [FIND]: JSON.stringify({ id: UNIT }),
      [pageAt(1)]: list(review('r1')),
      [pageAt(2)]: list(),
    });
    const { items, cursor } = await trustpilot.poll(SETTINGS, null, http, OPTIONS);
    expect(items.map(({ externalId }) => externalId)).toEqual(['r1']);
    expect(cursor).toMatchObject({ unit: UNIT });
    expect(JSON.stringify(cursor)).not.toContain('key1');
    asked.length = 0;
    await trustpilot.poll(SETTINGS, cursor, http, OPTIONS);
    expect(asked.map(({ url }) => url)).toEqual([pageAt(1)]);
  });

  it('says whether the business answered only where it shows that', async () => {
    const body = list(
      review('r1', { companyReply: { text: 'Sorry' } }),
      review('r2', { companyReply: null }),
      review('r3'),
    );
    const { items } = await trustpilot.poll({ ...SETTINGS, businessUnit: UNIT }, null, httpOf(body), {
      ...OPTIONS,
      maxRequests: 1,
    });
    expect(items.map(({ engagement }) => engagement.comments)).toEqual([1, 0, null]);
  });

  it('needs a website or an id', async () => {
    await expect(
      trustpilot.poll({ ...SETTINGS, businessUnit: 'Fernhill' }, null, httpOf('{}'), OPTIONS),
    ).rejects.toThrow(/website of the business/);
  });
});

describe('the private door', () => {
  it('asks since the last look with the token, and never with the key', async () => {
    const url = `https://api.trustpilot.com/v1/private/business-units/${UNIT}/reviews?orderBy=createdat.desc&perPage=100&page=1&startDateTime=2026-11-14T10%3A00%3A00`;
    const { http, asked } = httpAt({ [url]: list() });
    const session = { values: { accessToken: 'a1' }, expiresAt: null };
    await trustpilot.poll(
      { ...SETTINGS, access: 'business', businessUnit: UNIT, apiSecret: 's' },
      null,
      http,
      { ...OPTIONS, session },
    );
    expect(asked[0]?.headers?.authorization).toBe('Bearer a1');
  });
});

it('reads what was pushed to a webhook, with the last word on each review', async () => {
  const event = (eventName: string, eventData: object) => ({ eventName, version: '1', eventData });
  const body = JSON.stringify({
    events: [
      event('service-review-created', { ...review('r1'), consumer: { id: 'c1', name: 'Quill' } }),
      event('service-review-updated', { ...review('r1'), text: 'Better now' }),
      event('service-review-deleted', { id: 'r2' }),
      event('product-review-created', review('r3')),
    ],
  });
  const page = await trustpilot.poll({ ...SETTINGS, businessUnit: UNIT }, null, httpOf(body), OPTIONS);
  expect(page.items).toMatchObject([{ externalId: 'r1', text: 'Better now' }]);
  expect(page.deleted).toEqual(['r2']);
});
