import { describe, expect, it } from 'vitest';
import type { Brand } from '../../../src/brands/brands.ts';
import { newMention } from '../../../src/mentions/new-mention.ts';
import { unscored } from '../../../src/scoring/score.ts';
import { cleanItem, digest } from '../../../src/sources/clean-item.ts';
import { anItem, recognised } from '../../support/items.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const OWN = { id: 1, kind: 'own', responseMinutes: 90 } as Brand;
const COMPETITOR = { ...OWN, kind: 'competitor' } as Brand;
const LIVE = { now: NOW, sourceId: 3, backfilled: false };

describe('a recognised item as a mention', () => {
  it('that needs a response is due from when it was published', () => {
    expect(newMention(recognised(OWN), LIVE)).toMatchObject({
      needsResponse: true,
      publishedAt: new Date('2026-11-21T11:00:00Z'),
      dueAt: new Date('2026-11-21T12:30:00Z'),
      foundAt: NOW,
    });
  });

  it('found in the history needs a response and is due never', () => {
    const mention = newMention(recognised(OWN), { ...LIVE, backfilled: true });
    expect(mention).toMatchObject({ needsResponse: true, dueAt: null, backfilled: true });
  });

  it('of a competitor needs no response', () => {
    expect(newMention(recognised(COMPETITOR), LIVE)).toMatchObject({ needsResponse: false, dueAt: null });
  });

  it('is dated now when the source names the future or no time', () => {
    for (const publishedAt of ['2031-01-01T00:00:00.000Z', null])
      expect(newMention(recognised(OWN, anItem({ publishedAt })), LIVE).publishedAt).toEqual(NOW);
  });

  it('carries priority reasons that add up to its points', () => {
    const { priorityScore, priorityReasons } = newMention(recognised(OWN, anItem({ rating: 1 })), LIVE);
    expect(priorityReasons.reduce((sum, { points }) => sum + points, 0)).toBe(priorityScore);
    expect(priorityScore).toBeGreaterThan(0);
  });

  it('that could not be scored is unscored, never neutral', () => {
    const mention = newMention({ ...recognised(OWN), score: unscored('de') }, LIVE);
    expect(mention).toMatchObject({ sentiment: 'unscored', sentimentScore: null, language: 'de' });
  });

  it('has another hash when its words or stars change, and the same when only its counts do', () => {
    const hashOf = (values: Parameters<typeof anItem>[0]) =>
      newMention(recognised(OWN, anItem(values)), LIVE).contentHash;
    const engagement = { likes: 9, comments: 9, shares: 9, views: 9 };
    expect(hashOf({ engagement })).toBe(hashOf({}));
    expect(
      new Set([hashOf({}), hashOf({ text: 'x' }), hashOf({ title: null }), hashOf({ rating: 2 })]).size,
    ).toBe(4);
  });
});

describe('an item at the border', () => {
  it('loses what no column takes', () => {
    const clean = cleanItem(
      anItem({
        title: 'Two\nlines\u0000',
        text: 'a\u0000b\ud800',
        url: 'javascript:alert(1)',
        publishedAt: '-000001-01-01T00:00:00Z',
        rating: 11,
        language: '',
        author: {
          name: ' ',
          handle: 'm'.repeat(500),
          url: 'https://user:secret@site.example/',
          followers: 1e12,
        },
        engagement: { likes: 2.6, comments: -1, shares: Number.NaN, views: null },
      }),
    );
    expect(clean).toMatchObject({
      title: 'Two lines',
      text: 'ab\ufffd',
      url: null,
      publishedAt: null,
      rating: null,
      language: null,
      author: { name: null, url: 'https://site.example/', followers: 2_147_483_647 },
      engagement: { likes: 3, comments: null, shares: null, views: null },
    });
    expect(clean.author.handle!.length).toBeLessThanOrEqual(200);
    expect(cleanItem(clean)).toEqual(clean);
  });

  it('keeps ids apart that only differ far behind', () => {
    const idOf = (id: string) => cleanItem(anItem({ externalId: id })).externalId;
    const long = 'https://site.example/'.padEnd(5000, 'x');
    expect(idOf(`${long}1`)).not.toBe(idOf(`${long}2`));
    expect(idOf(`${long}1`).length).toBeLessThanOrEqual(512);
    expect(idOf('post-1')).toBe('post-1');
  });

  it('has a digest that tells a hundred thousand texts apart', () => {
    const digests = Array.from({ length: 100_000 }, (_, index) => digest(`text ${index}`));
    expect(new Set(digests).size).toBe(100_000);
  });
});
