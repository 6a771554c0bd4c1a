/** Google Play: a week's window, comments that hold two voices, and a key file. */
import { describe, expect, it } from 'vitest';
import { googleplay } from '../../../src/sources/kinds/googleplay/googleplay.ts';
import { httpAt, httpOf } from '../reply.ts';

const at = (iso: string) => new Date(iso);
const OPTIONS = {
  now: at('2026-11-21T10:00:00Z'),
  since: at('2026-11-14T10:00:00Z'),
  limit: 200,
  session: { values: { accessToken: 'a1' }, expiresAt: null },
};
const SETTINGS = {
  package: 'https://play.google.com/store/apps/details?id=com.example.fernhill&hl=en',
  serviceAccount: '{}',
};
const LIST =
  'https://androidpublisher.googleapis.com/androidpublisher/v3/applications/com.example.fernhill/reviews?maxResults=100';

const seconds = (iso: string) => String(Date.parse(iso) / 1000);
const review = (id: string, comment: object, more: object[] = []) => ({
  reviewId: id,
  comments: [
    ...more,
    { userComment: { text: 'Slow', lastModified: { seconds: seconds('2026-11-20T09:00:00Z') }, ...comment } },
  ],
});
const read = async (...reviews: object[]) =>
  (await googleplay.poll(SETTINGS, null, httpOf(JSON.stringify({ reviews })), OPTIONS)).items;

describe('reviews on Google Play', () => {
  it('are asked for with the package out of an address', async () => {
    const { http, asked } = httpAt({ [LIST]: '{}' });
    expect((await googleplay.poll(SETTINGS, null, http, OPTIONS)).items).toEqual([]);
    expect(asked[0]?.headers?.authorization).toBe('Bearer a1');
  });

  it('are what the author wrote, untranslated, and not our answer', async () => {
    const answer = { developerComment: { text: 'Thanks', lastModified: { seconds: '1' } } };
    const [item] = await read(
      review(
        'r1',
        { text: 'Slow', originalText: 'Lento', reviewerLanguage: 'pt_BR', starRating: 2, thumbsUpCount: 4 },
        [answer],
      ),
    );
    expect(item).toMatchObject({
      text: 'Lento',
      language: 'pt',
      rating: 2,
      publishedAt: '2026-11-20T09:00:00.000Z',
      author: { name: null },
      engagement: { likes: 4, comments: 1 },
      url: 'https://play.google.com/store/apps/details?id=com.example.fernhill&reviewId=r1',
    });
  });

  it('are left out when only our answer is there', async () => {
    expect(
      await read({ reviewId: 'r1', comments: [{ developerComment: { text: 'Thanks' } }] }, review('r2', {})),
    ).toMatchObject([{ externalId: 'r2' }]);
  });

  it('have a named gap when nothing was read for more than a week', async () => {
    const poll = (cursor: Record<string, unknown>) =>
      googleplay.poll(SETTINGS, cursor, httpOf('{}'), OPTIONS);
    const known = { mark: null, floor: '2026-10-01T00:00:00.000Z', seen: [] };
    const late = await poll({ ...known, readAt: '2026-11-10T10:00:00.000Z' });
    expect(late.gap).toMatchObject({ from: '2026-11-10T10:00:00.000Z', to: '2026-11-14T10:00:00.000Z' });
    expect(late.gap?.reason).toMatch(/last 7 days/);
    expect(late.isComplete).toBe(false);
    expect(late.cursor).toMatchObject({ readAt: '2026-11-21T10:00:00.000Z' });
    const punctual = await poll({ ...known, readAt: '2026-11-14T11:00:00.000Z' });
    expect(punctual).toMatchObject({ gap: null, isComplete: true });
  });

  it('cannot be had without a package name', async () => {
    await expect(googleplay.poll({ package: 'fern' }, null, httpOf('{}'), OPTIONS)).rejects.toThrow(
      /package name/,
    );
  });
});
