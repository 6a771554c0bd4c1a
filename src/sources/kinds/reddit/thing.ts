/** Posts (t3) and comments (t1) as Reddit's interface shows them. */
import { decodeHTMLStrict } from 'entities';
import { cleanText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import {
  type Fields,
  fields,
  isObject,
  noItems,
  number,
  objects,
  text,
  time,
  unknownShape,
} from '../../reading/json.ts';
import { markdownToText } from '../../reading/markdown.ts';

export const REDDIT = 'Reddit';
const SITE = 'https://www.reddit.com';

export type Listing = { items: Item[]; deleted: string[]; count: number; after: string | null };

export function isListing(value: unknown): value is Fields {
  return isObject(value) && value.kind === 'Listing' && Array.isArray(fields(value.data).children);
}

/** What a listing, or a post with its comments, holds. Throws Failure 'schema'. */
export function readListing(value: unknown): Listing {
  if (isObject(value) && isObject(value.json)) throw noItems(REDDIT, 'answer to posting a reply');
  if (isObject(value) && text(value.access_token)) throw noItems(REDDIT, 'answer to signing in');
  const listings = Array.isArray(value) ? value : [value];
  if (listings.length === 0 || !listings.every(isListing)) throw unknownShape(REDDIT);
  const things = listings.flatMap(thingsIn).map((thing) => ({ thing, name: text(thing.name) }));
  const gone = new Set(things.flatMap(({ thing, name }) => (name && isGone(thing) ? [name] : [])));
  const items = things.flatMap(({ thing, name }) => (name && !gone.has(name) ? [toItem(name, thing)] : []));
  const { after, children } = fields(listings[0]?.data);
  const count = Array.isArray(children) ? children.length : 0;
  if (count > 0 && things.every(({ name }) => name === null)) throw unknownShape(REDDIT);
  return { items: withoutTwins(items), deleted: [...gone], count, after: text(after) };
}

/** Depth first, comments after what they answer; stubs for "more" are left out. */
function thingsIn(listing: unknown): Fields[] {
  const children = objects(fields(fields(listing).data).children);
  return children.flatMap(({ kind, data }) => {
    if ((kind !== 't1' && kind !== 't3') || !isObject(data)) return [];
    return [data, ...(isListing(data.replies) ? thingsIn(data.replies) : [])];
  });
}

function withoutTwins(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [item.externalId, item])).values()];
}

/** Taken back by its author, or taken away. */
function isGone(thing: Fields): boolean {
  const written = text(thing.body) ?? text(thing.selftext);
  return written === '[deleted]' || written === '[removed]' || text(thing.removed_by_category) !== null;
}

function toItem(name: string, thing: Fields): Item {
  const isComment = name.startsWith('t1_');
  const author = nameOf(thing.author);
  const path = text(thing.permalink) ?? text(thing.context) ?? pathOf(name, thing);
  return itemOf('reddit', name, {
    url: path && safeUrl(path.replace(/\?context=\d+$/, ''), SITE),
    author: {
      handle: author,
      name: author,
      url: author && safeUrl(`${SITE}/user/${encodeURIComponent(author)}`),
    },
    title: isComment ? null : cleanText(decodeHTMLStrict(text(thing.title) ?? ''), 1000) || null,
    text: markdownToText(text(thing.body) ?? text(thing.selftext) ?? ''),
    publishedAt: time(number(thing.created_utc)),
    editedAt: typeof thing.edited === 'number' ? time(thing.edited) : null,
    engagement: {
      likes: number(thing.score),
      comments: isComment ? null : number(thing.num_comments),
      shares: number(thing.num_crossposts),
    },
    replyTo: isComment ? text(thing.parent_id) : null,
    parent: isComment ? (text(thing.link_id) ?? postIn(path)) : null,
  });
}

/** Old comments carry no address of their own. */
function pathOf(name: string, { link_id }: Fields): string | null {
  const post = text(link_id)?.replace(/^t3_/, '');
  return post ? `/comments/${post}/_/${name.slice(3)}/` : null;
}

/** The post that an address of a comment leads to. */
export function postIn(path: string | null): string | null {
  const id = /\/comments\/([a-z0-9]{2,12})\//i.exec(path ?? '')?.[1];
  return id ? `t3_${id.toLowerCase()}` : null;
}

function nameOf(author: unknown): string | null {
  const name = cleanText(text(author) ?? '', 100);
  return name && !/^\[.*\]$/.test(name) ? name : null;
}
