/** What single platforms do in their feeds that no standard says. */
import type { FeedItem, ParsedFeed } from './document.ts';

/** Review feeds of the App Store begin with the app, which has no rating. */
export function isAppItself(feed: ParsedFeed, item: FeedItem): boolean {
  return feed.kind === 'app-reviews' && item.rating === null;
}

/** Reddit's search lists whole communities (t5) before the posts. */
export function isCommunity(item: FeedItem): boolean {
  return siteOf(item.link) === 'reddit.com' && /^t5_/.test(item.guid ?? '');
}

const FOOTER = /\s*submitted by\s+\/?u\/\S+(?:\s+to\s+\/?[ru]\/\S+)?\s*\[link\]\s*(?:\[comments\])?\s*$/;

/** The text of a Reddit post without "submitted by … [link] [comments]". */
export function withoutFooter(item: FeedItem, text: string): string {
  return siteOf(item.link) === 'reddit.com' ? text.replace(FOOTER, '') : text;
}

/** Google Alerts gives an article one id per alert, but always the same address. */
export function identityOf({ key, link }: Pick<FeedItem, 'key' | 'link'>): string {
  return link && /^tag:google\.com,\d+:googlealerts\//.test(key) ? link : key;
}

/** Where ids without a scheme are counted: a host, or the whole App Store; null when nothing says. */
export function siteOf(url: string | null): string | null {
  const host = /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? null;
  return host?.endsWith('.reddit.com') ? 'reddit.com' : host;
}
