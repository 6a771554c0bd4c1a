/** A stored mention as the item that it once was. Pure. */
import type { mentions } from '../db/schema.ts';
import type { Item } from '../sources/adapter.ts';

export type StoredMention = typeof mentions.$inferSelect;

/** Its language is the one that was found; as a hint it is as good as the one that was declared. */
export function storedItem(row: StoredMention): Item {
  const { likes, comments, shares, views } = row;
  return {
    source: row.sourceKind,
    externalId: row.externalId,
    url: row.url,
    author: {
      name: row.authorName,
      handle: row.authorHandle,
      url: row.authorUrl,
      followers: row.authorFollowers,
    },
    title: row.title,
    text: row.text,
    language: row.language,
    publishedAt: row.publishedAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    rating: row.rating,
    engagement: { likes, comments, shares, views },
    location: row.location,
    replyTo: row.replyTo,
    parent: row.parent,
  };
}
