/** What single platforms put into their feeds that is nobody's post. */
import type { FeedItem, ParsedFeed } from './document.ts';

/** Review feeds of the App Store begin with the app, which has no rating. */
export function isAppItself(feed: ParsedFeed, item: FeedItem): boolean {
  return feed.kind === 'app-reviews' && item.rating === null;
}

/** Reddit's search lists whole communities (t5) before the posts. */
export function isCommunity(item: FeedItem): boolean {
  return isOnReddit(item) && /^t5_/.test(item.guid ?? '');
}

const FOOTER = /\s*submitted by\s+\/?u\/\S+(?:\s+to\s+r\/\S+)?\s*\[link\]\s*(?:\[comments\])?\s*$/;

/** The text of a Reddit post without "submitted by … [link] [comments]". */
export function withoutFooter(item: FeedItem, text: string): string {
  return isOnReddit(item) ? text.replace(FOOTER, '') : text;
}

function isOnReddit({ link }: FeedItem): boolean {
  return /^https?:\/\/([a-z]+\.)?reddit\.com\//.test(link ?? '');
}
