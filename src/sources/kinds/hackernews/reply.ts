/** Three generations of Algolia's replies, and the trees of /items: absent and null mean the same. */
import { Failure } from '../../../failure.ts';
import { cleanText, htmlToText } from '../../../text.ts';
import type { Item } from '../../adapter.ts';

export type Hit = { id: string; createdAt: number; fields: Fields };

export type Reply = {
  hits: Hit[];
  pages: number;
  /** More was found than can be paged through. */
  hasMore: boolean;
};

type Fields = Record<string, unknown>;

/** True for a search's reply and for an item with its comments. */
export function isReply(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (Array.isArray(value.hits))
    return value.hits.length === 0 || value.hits.some((hit) => isObject(hit) && 'objectID' in hit);
  return 'id' in value && 'created_at_i' in value && Array.isArray(value.children);
}

/** Throws Failure 'schema' when the shape is none of those known. */
export function readReply(value: unknown): Reply {
  if (!isObject(value) || !isReply(value)) throw new Failure('schema', UNKNOWN);
  const entries = Array.isArray(value.hits) ? value.hits : flatten(value);
  const hits = entries.flatMap((entry) => toHit(entry) ?? []);
  if (entries.length > 0 && hits.length === 0) throw new Failure('schema', UNKNOWN);
  const pages = number(value.nbPages) ?? 1;
  const reachable = pages * (number(value.hitsPerPage) ?? entries.length);
  return { hits, pages, hasMore: (number(value.nbHits) ?? 0) > reachable };
}

const UNKNOWN =
  'Hacker News answered in a form that Earshot does not know, so nothing was read. Its interface may have changed; look for a newer version of Earshot.';

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

function toHit(entry: unknown): Hit | null {
  if (!isObject(entry)) return null;
  const id = text(entry.objectID) ?? text(entry.id);
  const createdAt = number(entry.created_at_i) ?? Date.parse(text(entry.created_at) ?? '') / 1000;
  return id !== null && createdAt >= 0 && createdAt < END_OF_TIME ? { id, createdAt, fields: entry } : null;
}

export function toItem({ id, createdAt, fields }: Hit): Item {
  const author = text(fields.author);
  const story = text(fields.story_id);
  const body = text(fields.story_text) ?? text(fields.comment_text) ?? text(fields.text) ?? '';
  return {
    source: 'hackernews',
    externalId: id,
    url: `https://news.ycombinator.com/item?id=${encodeURIComponent(id)}`,
    author: {
      name: null,
      handle: author && cleanText(author, 200),
      url: author && `https://news.ycombinator.com/user?id=${encodeURIComponent(author)}`,
      followers: null,
    },
    title: cleanText(text(fields.title) ?? text(fields.story_title) ?? '', 1000) || null,
    text: cleanText(htmlToText(body)),
    language: null,
    publishedAt: new Date(createdAt * 1000).toISOString(),
    editedAt: null,
    rating: null,
    engagement: {
      likes: number(fields.points),
      comments: number(fields.num_comments),
      shares: null,
      views: null,
    },
    location: null,
    replyTo: text(fields.parent_id),
    parent: story === id ? null : story,
  };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids come as numbers and as strings. */
function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
