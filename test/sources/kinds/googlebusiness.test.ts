/** Google Business Profile: stars in words, translations, edits, and signing in. */
import { describe, expect, it } from 'vitest';
import { googlebusiness } from '../../../src/sources/kinds/googlebusiness/googlebusiness.ts';
import { httpOf } from '../reply.ts';

const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T10:00:00Z'),
  limit: 200,
  session: { values: { accessToken: 'a1' }, expiresAt: null },
};
const SETTINGS = { account: '1', location: 'locations/2', clientId: 'c', clientSecret: 's' };

const review = (fields: object) => ({
  name: 'accounts/1/locations/2/reviews/r1',
  createTime: '2026-11-18T10:00:00Z',
  updateTime: '2026-11-18T10:00:00Z',
  ...fields,
});
const read = async (fields: object) => {
  const body = JSON.stringify({ reviews: [review(fields)], totalReviewCount: 1 });
  return (await googlebusiness.poll(SETTINGS, null, httpOf(body), OPTIONS)).items[0];
};

describe('reviews in Google Business Profile', () => {
  it.each([
    ['ONE', 1],
    ['FIVE', 5],
    ['STAR_RATING_UNSPECIFIED', null],
    [undefined, null],
  ])('have %s stars', async (starRating, rating) => {
    expect(await read({ starRating })).toMatchObject({ rating, text: '' });
  });

  it.each([
    ['(Translated by Google) The bread was old.\n\n(Original)\nDas Brot war alt.', 'Das Brot war alt.'],
    ['Das Brot war alt.\n\n(Translated by Google)\nThe bread was old.', 'Das Brot war alt.'],
    ['It says (Original) on the bag.', 'It says (Original) on the bag.'],
  ])('are read as their author wrote them: %j', async (comment, text) => {
    expect(await read({ comment })).toMatchObject({ text });
  });

  it('say when they were changed', async () => {
    expect(await read({})).toMatchObject({
      publishedAt: '2026-11-18T10:00:00.000Z',
      editedAt: null,
      location: '2',
    });
    expect(await read({ updateTime: '2026-11-20T10:00:00.123456Z' })).toMatchObject({
      editedAt: '2026-11-20T10:00:00.123Z',
    });
  });

  it('name nobody who wants to stay unnamed', async () => {
    const reviewer = { displayName: 'A Google user', isAnonymous: true };
    expect((await read({ reviewer }))?.author.name).toBeNull();
  });

  it('need a sign-in that works offline', async () => {
    expect(googlebusiness.signIn?.extra).toEqual({ access_type: 'offline', prompt: 'consent' });
    const poll = googlebusiness.poll(SETTINGS, null, httpOf('{}'), { ...OPTIONS, session: null });
    await expect(poll).rejects.toMatchObject({ class: 'auth', message: /Nobody has signed in/ });
  });

  it('are asked for again only under their own names', async () => {
    const known = [{ externalId: '../../secrets', url: null, parent: null }];
    const again = googlebusiness.recheck!.run(SETTINGS, known, httpOf({ status: 404 }), OPTIONS);
    expect(await again).toEqual({ items: [], gone: [] });
  });

  it('are not taken for deleted when their location is another one now', async () => {
    const known = [{ externalId: 'accounts/9/locations/9/reviews/r1', url: null, parent: null }];
    const missing = {
      status: 404,
      body: '{"error":{"code":404,"message":"Not found","status":"NOT_FOUND"}}',
    };
    const again = googlebusiness.recheck!.run(SETTINGS, known, httpOf(missing), OPTIONS);
    expect(await again).toEqual({ items: [], gone: [] });
  });
});
