/** An item of which nothing is known yet but what it is. */
import type { Item } from '../adapter.ts';

type Known = Partial<Omit<Item, 'source' | 'externalId' | 'author' | 'engagement'>> & {
  author?: Partial<Item['author']>;
  engagement?: Partial<Item['engagement']>;
};

/** The item with what is known; everything else is null, the text empty. */
export function itemOf(source: string, externalId: string, known: Known): Item {
  const { author, engagement, ...rest } = known;
  return {
    source,
    externalId,
    url: null,
    title: null,
    text: '',
    language: null,
    publishedAt: null,
    editedAt: null,
    rating: null,
    location: null,
    replyTo: null,
    parent: null,
    ...rest,
    author: { name: null, handle: null, url: null, followers: null, ...author },
    engagement: { likes: null, comments: null, shares: null, views: null, ...engagement },
  };
}
