/** App Store Connect: its own kind of token, its pages, and the hour's requests. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appstoreconnect } from '../../../src/sources/kinds/appstoreconnect/appstoreconnect.ts';
import { httpAt, httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 200 };
const LIST =
  'https://api.appstoreconnect.apple.com/v1/apps/1559001234/customerReviews?sort=-createdDate&limit=200&include=response';
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const SETTINGS = {
  app: 'https://apps.apple.com/us/app/fernhill/id1559001234',
  issuerId: 'i',
  keyId: 'k',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
};

const review = (id: string, more: object = {}) => ({
  type: 'customerReviews',
  id,
  attributes: { rating: 2, createdDate: '2026-11-20T01:00:00-08:00', body: 'Slow', territory: 'DEU' },
  ...more,
});
const list = (data: object[], next?: string) =>
  JSON.stringify({ data, links: { self: LIST, ...(next ? { next } : {}) } });

describe('reviews in App Store Connect', () => {
  it('take the app from its address, and the time with its offset', async () => {
    const { http, asked } = httpAt({ [LIST]: list([review('r1')]) });
    const { items } = await appstoreconnect.poll(SETTINGS, null, http, OPTIONS);
    expect(items).toMatchObject([
      { externalId: 'r1', publishedAt: '2026-11-20T09:00:00.000Z', rating: 2, location: 'DEU', title: null },
    ]);
    expect(asked[0]?.headers?.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('say whether they were answered only where Apple says so', async () => {
    const response = (data?: object | null) => ({ relationships: { response: { data } } });
    const body = list([
      review('yes', response({ type: 'customerReviewResponses', id: 'x' })),
      review('no', response(null)),
      review('unsaid', response()),
    ]);
    const { items } = await appstoreconnect.poll(SETTINGS, null, httpOf(body), OPTIONS);
    expect(items.map(({ engagement }) => engagement.comments)).toEqual([1, 0, null]);
  });

  it('never take the key to another host', async () => {
    const { http, asked } = httpAt({ [LIST]: list([review('r1')], 'https://elsewhere.example/v1/next') });
    await appstoreconnect.poll(SETTINGS, null, http, OPTIONS);
    expect(asked.map(({ url }) => url)).toEqual([LIST]);
  });

  it('are asked for less often when the team’s hour is almost used up', async () => {
    const poll = (left: number) => {
      const headers = { 'x-rate-limit': `user-hour-lim:3500;user-hour-rem:${left};` };
      return appstoreconnect.poll(SETTINGS, null, httpOf({ headers, body: list([review('r1')]) }), OPTIONS);
    };
    expect((await poll(3400)).minIntervalSeconds ?? null).toBeNull();
    expect((await poll(12)).minIntervalSeconds).toBe(3600);
  });

  it('cannot be had with a key that is none, and nothing is asked', async () => {
    const { http, asked } = httpAt({});
    const poll = appstoreconnect.poll({ ...SETTINGS, privateKey: 'no key' }, null, http, OPTIONS);
    await expect(poll).rejects.toMatchObject({ class: 'auth', message: /private key cannot be used/ });
    expect(asked).toEqual([]);
  });

  it('need a number for the app', async () => {
    const poll = appstoreconnect.poll({ ...SETTINGS, app: 'Fernhill' }, null, httpOf('{}'), OPTIONS);
    await expect(poll).rejects.toThrow(/no App ID/);
  });
});
