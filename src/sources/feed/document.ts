/** What every feed format becomes. */

export type FeedAuthor = { name: string | null; handle: string | null; url: string | null };

export type FeedItem = {
  /** Tells the item from the others of its feed: guid when unique, else link, else a hash of its text. */
  key: string;
  guid: string | null;
  title: string | null;
  /** Absolute. */
  link: string | null;
  date: Date | null;
  /** Only when the feed gives a later time of change. */
  updated: Date | null;
  author: FeedAuthor | null;
  /** The body as HTML or as plain text, at most 256 KiB; `bodyCut` when there was more. */
  body: string;
  bodyType: 'html' | 'text';
  bodyCut: boolean;
  categories: string[];
  language: string | null;
  /** 1–5, from app reviews. */
  rating: number | null;
  likes: number | null;
  comments: number | null;
  views: number | null;
  /** Who published what an aggregator lists. */
  publisher: string | null;
};

export type ParsedFeed = {
  title: string | null;
  link: string | null;
  ttlSeconds: number | null;
  /** As the feed states it; 'app-reviews' feeds start with the app itself. */
  kind: 'plain' | 'app-reviews';
  items: FeedItem[];
  /** False when the document breaks off: what is missing comes with the next reply, if it is asked for. */
  isWhole: boolean;
  /** Ids of entries that the feed says are gone (RFC 6721), each once, at most MAX_ITEMS. */
  deleted: string[];
};

export const MAX_ITEMS = 1000;
export const MAX_FIELD_LENGTH = 256 * 1024;
export const MAX_TITLE_LENGTH = 1000;
export const MAX_CATEGORIES = 64;
