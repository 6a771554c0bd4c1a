/** Posts as people write them, for measuring; every one names a watched brand. */
import type { Item } from '../../src/sources/adapter.ts';

const OPENINGS = [
  'Five weeks, three delivery dates and still no word about the bike that I ordered from Fernhill in spring.',
  'Picked up my Fernhill today. It rides beautifully and the shop explained everything twice.',
  'Has anyone compared the new Fernhill tourer with what Harrow offers for the same money?',
  'The Fernhill app keeps crashing whenever I open the route planner on my old phone.',
];
const MIDDLES = [
  'I called twice, wrote once, and the answer was the same sentence each time.',
  'My neighbour has had hers for two years and has never had to adjust the gears.',
  'We measured both frames in the garage and the difference is smaller than the brochure says.',
  'After the last update it asks me to sign in again and forgets every saved tour.',
];
const ENDINGS = [
  'I want my money back.',
  'Would buy again, thank you!',
  'What would you take?',
  'Please fix this, it used to work.',
  'See you on the road.',
];

/** `count` items whose ids begin with `name`; about 45 words each, spread over the last day. */
export function writtenItems(count: number, name: string): Item[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => ({
    source: 'rss',
    externalId: `${name}-${index}`,
    url: `https://news.example/${index}`,
    author: {
      name: `Writer ${index % 5000}`,
      handle: `writer${index % 5000}`,
      url: null,
      followers: index % 900,
    },
    title: `Note ${index} on order ${(index * 7919) % 100_003}`,
    text: [
      pick(OPENINGS, index),
      pick(MIDDLES, index >> 2),
      pick(MIDDLES, index >> 3),
      pick(ENDINGS, index),
    ].join(' '),
    language: 'en',
    publishedAt: new Date(now - (index % 86_400) * 1000).toISOString(),
    editedAt: null,
    rating: index % 6 === 0 ? 1 + (index % 5) : null,
    engagement: { likes: index % 40, comments: index % 7, shares: null, views: null },
    location: null,
    replyTo: null,
    parent: null,
  }));
}

function pick(texts: string[], index: number): string {
  return texts[index % texts.length]!;
}
