/** The feeds that a page points to. */
import { safeUrl } from '../../text.ts';
import { decodeBody } from './decode.ts';
import { pageTags } from './page-tags.ts';
import type { Tag } from './tags.ts';

const FEED_TYPE = /^(application|text)\/(x\.)?((rss|atom|rdf)(\+xml)?|xml|feed\+json|json)$/;
const MAX_FEEDS = 20;

/** Absolute addresses of the page's feeds, in the order of its `<link rel="alternate">` elements. */
export function discoverFeeds(html: Uint8Array, contentType: string | null, pageUrl: string): string[] {
  const found = new Set<string>();
  let base: string | null = null;
  for (const tag of pageTags(decodeBody(html, contentType))) {
    const href = tag.attributes.get('href')?.trim() ?? '';
    if (tag.name === 'base' && href) base ??= safeUrl(href, pageUrl);
    const url = tag.name === 'link' && isFeed(tag, href) ? safeUrl(href, base ?? pageUrl) : null;
    if (url) found.add(url);
    if (found.size === MAX_FEEDS) break;
  }
  return [...found];
}

/** WordPress announces its programming interface with the type of a JSON feed. */
function isFeed({ attributes }: Tag, href: string): boolean {
  const rel = (attributes.get('rel') ?? '').toLowerCase().trim().split(/\s+/);
  const type = (attributes.get('type') ?? '').toLowerCase().split(';')[0]!.trim();
  if (href === '' || href.includes('/wp-json') || rel.includes('stylesheet')) return false;
  return rel.includes('feed') || (rel.includes('alternate') && FEED_TYPE.test(type));
}
