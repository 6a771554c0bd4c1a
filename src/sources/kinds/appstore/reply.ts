/** The store's review feed, in JSON and in XML: one page of it. */
import { Failure } from '../../../failure.ts';
import type { HttpReply } from '../../../platform/platform.ts';
import { cleanText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { toItems } from '../../feed/items.ts';
import { parseFeed } from '../../feed/parse.ts';
import { itemOf } from '../../reading/item.ts';
import {
  type Fields,
  fields,
  isObject,
  noItems,
  number,
  objects,
  readJson,
  text,
  time,
  unknownShape,
} from '../../reading/json.ts';

export const NAME = 'The App Store';

export type Store = { app: string; country: string };

export type Reviews = { items: Item[]; lastPage: number };

/** True for a page of reviews, and for one without any. */
export function isReply(value: unknown): boolean {
  const { author, entry, id } = fields(fields(value).feed);
  const words = `${label(id)} ${label(fields(author).name)}`;
  return entries(entry).some((one) => 'im:rating' in one) || /customerreviews|iTunes Store/.test(words);
}

/** Throws Failure when it is neither JSON nor XML of the store. */
export async function readReply(
  body: Uint8Array,
  store: Store,
  reply: HttpReply,
  now: Date,
): Promise<Reviews> {
  const start = new TextDecoder().decode(body.subarray(0, 256)).trimStart();
  if (/^<(?!!doctype html|html)/i.test(start)) return readXml(body, store, reply, now);
  const value = readJson(reply, { name: NAME, now });
  if (!isReply(value)) throw unknownShape(NAME);
  const feed = fields(fields(value).feed);
  return {
    items: entries(feed.entry).flatMap((entry) => toReview(entry, store, now) ?? []),
    lastPage: lastPageOf(objects(feed.link)),
  };
}

/** Absent when there is none, a single object when there is one. */
function entries(entry: unknown): Fields[] {
  return isObject(entry) ? [entry] : objects(entry);
}

function label(value: unknown): string | null {
  return text(fields(value).label);
}

/** Null for the app itself, which older feeds list first. */
function toReview(entry: Fields, { app, country }: Store, now: Date): Item | null {
  const id = label(entry.id);
  const rating = number(label(entry['im:rating']));
  if (id === null || rating === null) return null;
  const author = fields(entry.author);
  const profile = safeUrl(label(author.uri));
  const updated = time(label(entry.updated));
  return itemOf('appstore', id, {
    url: profile ?? `https://apps.apple.com/${country}/app/id${app}?see-all=reviews`,
    author: { name: line(label(author.name)), url: profile },
    title: line(label(entry.title)),
    text: cleanText(label(entry.content) ?? ''),
    publishedAt: updated !== null && updated > now.toISOString() ? now.toISOString() : updated,
    rating: rating >= 1 && rating <= 5 ? rating : null,
    engagement: { likes: number(label(entry['im:voteSum'])) },
    location: country,
  });
}

function line(value: string | null): string | null {
  return (value && cleanText(value, 1000).replaceAll('\n', ' ')) || null;
}

/** Infinite when the feed names none. */
function lastPageOf(links: Fields[]): number {
  const last = links.map(({ attributes }) => fields(attributes)).find(({ rel }) => rel === 'last');
  return Number(/\/page=(\d+)\//.exec(text(last?.href) ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
}

async function readXml(
  body: Uint8Array,
  { app, country }: Store,
  { headers, url }: HttpReply,
  now: Date,
): Promise<Reviews> {
  const feedUrl = `https://itunes.apple.com/${country}/rss/customerreviews/id=${app}/xml`;
  const feed = await parseFeed(body, headers['content-type'] ?? null, url || feedUrl).catch((cause) => {
    throw new Failure('transient', NEITHER, { cause });
  });
  const items = await toItems(feed, feedUrl, now, (item, { key }) => ({
    ...item,
    source: 'appstore',
    externalId: key,
    // The feed's language is that of the store's buttons.
    language: null,
    editedAt: null,
    location: country,
  }));
  if (feed.kind !== 'app-reviews' && feed.items.length > 1)
    throw noItems(NAME, 'feed of something other than reviews');
  const reviews = items.filter(({ rating }) => rating !== null);
  return { items: reviews, lastPage: Number.POSITIVE_INFINITY };
}

const NEITHER = `${NAME} answered with something other than reviews, so nothing was read. The fault is on its side; Earshot asks again at the next poll.`;
