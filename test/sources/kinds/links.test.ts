/** Sources that are only linked to: Tripadvisor and Google Places. */
import { describe, expect, it } from 'vitest';
import { googleplaces } from '../../../src/sources/kinds/googleplaces/googleplaces.ts';
import { tripadvisor } from '../../../src/sources/kinds/tripadvisor.ts';
import { httpOf } from '../reply.ts';

const OPTIONS = { now: new Date('2026-11-21T10:00:00Z'), since: new Date(0), limit: 200 };
const PAGE = 'http://www.tripadvisor.co.uk/Hotel_Review-g1-d1234567-Reviews-Fernhill_House-Town.html';

describe.each([tripadvisor, googleplaces])('$label', (adapter) => {
  it('keeps nothing, and says so', () => {
    expect(adapter.access).toBe('link');
    expect(adapter.terms).toMatchObject({ keeps: 'nothing', exportable: false });
    expect(adapter.needs).toMatch(/none becomes a mention/);
    expect(adapter.settings.filter(({ required }) => required)).toHaveLength(1);
  });
});

describe('a place on Tripadvisor', () => {
  it('is linked to by its own address, encrypted', () => {
    expect(tripadvisor.link?.({ page: PAGE })).toBe(PAGE.replace('http:', 'https:'));
    expect(tripadvisor.describe({ page: PAGE })).toBe('Tripadvisor: Fernhill House-Town');
    for (const page of ['https://tripadvisor.com.evil.example/d1', 'javascript:alert(1)', ''])
      expect(() => tripadvisor.link?.({ page })).toThrow(/page on Tripadvisor/);
  });

  it('is looked at only with a key and a number', async () => {
    const look = (page: string, apiKey = '') =>
      tripadvisor.poll({ page, apiKey }, null, httpOf('{"data":[]}'), OPTIONS);
    await expect(look(PAGE)).rejects.toThrow(/Give an API key/);
    await expect(look('https://www.tripadvisor.com/', 'k')).rejects.toThrow(/no number/);
    expect(await look(PAGE, 'k')).toEqual({ items: [], cursor: null });
  });
});

describe('a place on Google', () => {
  it('is linked to by its id', () => {
    expect(googleplaces.link?.({ placeId: 'places/ChIJ_1' })).toBe(
      'https://www.google.com/maps/search/?api=1&query=Google+Maps&query_place_id=ChIJ_1',
    );
  });

  it('shows reviews of either API, each in the language it was written in', async () => {
    const look = async (body: object) =>
      (await googleplaces.poll({ placeId: 'p1', apiKey: 'k' }, null, httpOf(JSON.stringify(body)), OPTIONS))
        .items;
    const attribution = { displayName: 'Quill', uri: 'https://www.google.com/maps/contrib/1' };
    const recent = {
      rating: 2,
      text: { text: 'Loud', languageCode: 'en' },
      originalText: { text: 'Laut', languageCode: 'de' },
      authorAttribution: attribution,
      publishTime: '2026-06-25T18:52:30.145661129Z',
    };
    expect(await look({ reviews: [recent] })).toMatchObject([
      { text: 'Laut', language: 'de', publishedAt: '2026-06-25T18:52:30.145Z', rating: 2 },
    ]);
    const older = { author_name: 'Quill', rating: 1, text: 'Fort', language: 'fr', time: 1497657494 };
    expect(await look({ html_attributions: [], result: { reviews: [older] }, status: 'OK' })).toMatchObject([
      { text: 'Fort', language: 'fr', publishedAt: '2017-06-16T23:58:14.000Z' },
    ]);
    expect(await look({ rating: 4, userRatingCount: 7 })).toEqual([]);
  });

  it.each([
    ['OVER_QUERY_LIMIT', 'rate'],
    ['REQUEST_DENIED', 'auth'],
    ['NOT_FOUND', 'gone'],
    ['INVALID_REQUEST', 'bad-query'],
  ])('refuses in a good reply of the older API: %s', async (status, failureClass) => {
    const look = googleplaces.poll(
      { placeId: 'p1', apiKey: 'k' },
      null,
      httpOf(JSON.stringify({ status })),
      OPTIONS,
    );
    await expect(look).rejects.toMatchObject({ class: failureClass });
  });
});
