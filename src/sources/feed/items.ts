/** Feed items → Items, clean at the border. */
import { CUT_MARK, cleanText, cut, htmlToText, safeUrl } from '../../text.ts';
import { isUrl } from '../../url.ts';
import type { Item } from '../adapter.ts';
import type { FeedItem, ParsedFeed } from './document.ts';
import { sha256 } from './keys.ts';
import { identityOf, isAppItself, isCommunity, siteOf, withoutFooter } from './platforms.ts';

const MAX_TEXT = 100_000;
const MAX_ID = 512;

/** What a kind of source makes of an entry that RSS would read as `item`. */
export type Shape = (item: Item, entry: FeedItem) => Item | Promise<Item>;

/** The feed's items in its order. `now` bounds dates that lie in the future. */
export async function toItems(
  feed: ParsedFeed,
  feedUrl: string,
  now: Date,
  shape: Shape = (item) => item,
): Promise<Item[]> {
  const posts = feed.items.filter((item) => !isAppItself(feed, item) && !isCommunity(item));
  return Promise.all(posts.map(async (entry) => shape(await toItem(entry, feed, feedUrl, now), entry)));
}

/** The external ids of what the feed says is gone: those that entries with these ids had. */
export async function toDeleted(feed: ParsedFeed, feedUrl: string): Promise<string[]> {
  return Promise.all(feed.deleted.map((key) => externalIdOf({ key, link: null }, feed, feedUrl)));
}

async function toItem(item: FeedItem, feed: ParsedFeed, feedUrl: string, now: Date): Promise<Item> {
  const isNews = siteOf(item.link) === 'news.google.com';
  const author = isNews ? { name: item.publisher, handle: null, url: null } : item.author;
  return {
    source: 'rss',
    externalId: await externalIdOf(item, feed, feedUrl),
    url: safeUrl(item.link) ?? (item.rating === null ? null : safeUrl(item.author?.url ?? null)),
    author: {
      name: short(author?.name ?? null),
      handle: short(author?.handle ?? null),
      url: safeUrl(author?.url ?? null),
      followers: null,
    },
    title: short(item.title),
    // Google News lists the headlines of other papers there.
    text: isNews ? '' : textOf(item),
    language: languageOf(item.language),
    publishedAt: timeOf(item.date, now),
    editedAt: timeOf(item.updated, now),
    rating: item.rating,
    engagement: { likes: item.likes, comments: item.comments, shares: null, views: item.views },
    location: item.rating === null ? null : storeOf(feedUrl),
    replyTo: null,
    parent: null,
  };
}

type Keyed = Pick<FeedItem, 'key' | 'link'>;

/**
 * An id with a scheme (https:, tag:, urn:, yt: …) is global as it stands, so it survives a move of its feed.
 * Others are made global by the site that the item lives on; plain numbers, which every part of a site
 * counts from 1, by the feed's own address, except those of the App Store.
 */
async function externalIdOf(item: Keyed, feed: ParsedFeed, feedUrl: string): Promise<string> {
  const key = identityOf(item);
  const isGlobal = /^[a-z][a-z0-9+.-]*:\S/i.test(key);
  const id = cleanText(isGlobal ? key : `${placeOf(item, feed, feedUrl) ?? ''}#${key}`, MAX_ID * 8);
  return id.length <= MAX_ID ? id : `sha256:${await sha256(id)}`;
}

function placeOf({ key, link }: Keyed, feed: ParsedFeed, feedUrl: string): string | null {
  if (feed.kind === 'app-reviews') return 'itunes.apple.com';
  return /^\d+$/.test(key) ? withoutQuery(feedUrl || feed.link) : siteOf(link ?? feed.link ?? feedUrl);
}

function textOf(item: FeedItem): string {
  const text = item.bodyType === 'html' ? htmlToText(item.body) : item.body;
  const clean = cleanText(withoutFooter(item, text), MAX_TEXT);
  return item.bodyCut && !clean.endsWith(CUT_MARK)
    ? cut(clean, Math.min(clean.length + CUT_MARK.length, MAX_TEXT))
    : clean;
}

function short(value: string | null): string | null {
  return (value && cleanText(value, 1000)) || null;
}

/** ISO 639-1 of "en-US", "pt_BR"; null for anything else. */
function languageOf(tag: string | null): string | null {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase() ?? null;
}

function timeOf(date: Date | null, now: Date): string | null {
  return date && new Date(Math.min(date.getTime(), now.getTime())).toISOString();
}

/** The country of an App Store review feed is only in its address. */
function storeOf(feedUrl: string): string | null {
  return /^https?:\/\/itunes\.apple\.com\/([a-z]{2})\/rss\//.exec(feedUrl)?.[1] ?? null;
}

function withoutQuery(url: string | null): string | null {
  const parsed = url && isUrl(url) ? new URL(url) : null;
  return parsed && parsed.host + parsed.pathname;
}
