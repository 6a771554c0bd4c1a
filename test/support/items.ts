import type { Brand } from '../../src/brands/brands.ts';
import type { Recognised } from '../../src/mentions/new-mention.ts';
import { unscored } from '../../src/scoring/score.ts';
import type { Item } from '../../src/sources/adapter.ts';

/** A post on a feed, published at 2026-11-21T11:00Z, unless the test says otherwise. */
export function anItem(values: Partial<Item> = {}): Item {
  return {
    source: 'rss',
    externalId: 'post-1',
    url: 'https://site.example/post-1',
    author: { name: 'Marta Example', handle: 'marta', url: null, followers: 120 },
    title: 'Five weeks and no bike',
    text: 'I am still waiting for my Fernhill. Terrible service.',
    language: 'en',
    publishedAt: '2026-11-21T11:00:00.000Z',
    editedAt: null,
    rating: null,
    engagement: { likes: null, comments: null, shares: null, views: null },
    location: null,
    replyTo: null,
    parent: null,
    ...values,
  };
}

/** The item recognised and scored as negative. */
export function recognised(brand: Brand, item: Item = anItem()): Recognised {
  const score = { ...unscored('en'), label: 'negative' as const, score: -0.7, confidence: 0.9 };
  return { item, brand, spans: [{ start: 0, end: 4, word: 'Five' }], score };
}
