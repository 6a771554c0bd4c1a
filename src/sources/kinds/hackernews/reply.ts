/** Three generations of Algolia's replies, and the trees of /items: absent and null mean the same. */
import { cleanText, htmlToText } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, isObject, number, text, unknownShape } from '../../reading/json.ts';

export const SERVICE = { name: 'Hacker News' };

export type Hit = { id: string; createdAt: number; fields: Fields };

export type Reply = {
  hits: Hit[];
  pages: number;
  /** More was found than can be paged through. */
  hasMore: boolean;
};

/** True for a search's reply and for an item with its comments. */
export function isReply(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (Array.isArray(value.hits))
    return value.hits.length === 0 || value.hits.some((hit) => isObject(hit) && 'objectID' in hit);
  return 'id' in value && 'created_at_i' in value && Array.isArray(value.children);
}

/** Throws Failure 'schema' when the shape is none of those known. */
export function readReply(value: unknown): Reply {
  if (!isObject(value) || !isReply(value)) throw unknownShape(SERVICE.name);
  const entries = Array.isArray(value.hits) ? value.hits : flatten(value);
  const hits = entries.flatMap((entry) => toHit(entry) ?? []);
  if (entries.length > 0 && hits.length === 0) throw unknownShape(SERVICE.name);
  const pages = number(value.nbPages) ?? 1;
  const reachable = pages * (number(value.hitsPerPage) ?? entries.length);
  return { hits, pages, hasMore: (number(value.nbHits) ?? 0) > reachable };
}

/** An item and all comments below it. */
function flatten(root: Fields): Fields[] {
  const all = [root];
  for (let at = 0; at < all.length; at++) {
    const { children } = all[at]!;
    for (const child of Array.isArray(children) ? children : []) if (isObject(child)) all.push(child);
  }
  return all.filter(({ text, title }) => text || title);
}

/** Seconds; the year 10000. */
const END_OF_TIME = 253_402_300_800;

/** Null when it has no id or no time. */
export function toHit(entry: unknown): Hit | null {
  if (!isObject(entry)) return null;
  const id = text(entry.objectID) ?? text(entry.id);
  const createdAt = number(entry.created_at_i) ?? Date.parse(text(entry.created_at) ?? '') / 1000;
  return id !== null && createdAt >= 0 && createdAt < END_OF_TIME ? { id, createdAt, fields: entry } : null;
}

export function toItem({ id, createdAt, fields }: Hit): Item {
  const author = text(fields.author);
  const story = text(fields.story_id);
  const body = text(fields.story_text) ?? text(fields.comment_text) ?? text(fields.text) ?? '';
  return itemOf('hackernews', id, {
    url: `https://news.ycombinator.com/item?id=${encodeURIComponent(id)}`,
    author: {
      handle: author && cleanText(author, 200),
      url: author && `https://news.ycombinator.com/user?id=${encodeURIComponent(author)}`,
    },
    title: cleanText(text(fields.title) ?? text(fields.story_title) ?? '', 1000) || null,
    text: cleanText(htmlToText(body)),
    publishedAt: new Date(createdAt * 1000).toISOString(),
    engagement: { likes: number(fields.points), comments: number(fields.num_comments) },
    replyTo: text(fields.parent_id),
    parent: story === id ? null : story,
  });
}
