/** The feeds that a page points to. */
import { forwardSearch } from '../../forward-search.ts';
import { safeUrl } from '../../text.ts';
import { decodeBody } from './decode.ts';
import { readTag, type Source, skipDeclaration, type Tag } from './tags.ts';

const FEED_TYPE = /^(application|text)\/(x\.)?((rss|atom|rdf)(\+xml)?|xml|feed\+json|json)$/;
const MAX_FEEDS = 20;
/** What these hold is not markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'template', 'xmp']);

/** Absolute addresses of the page's feeds, in the order of its `<link rel="alternate">` elements. */
export function discoverFeeds(html: Uint8Array, contentType: string | null, pageUrl: string): string[] {
  const found = new Set<string>();
  let base: string | null = null;
  for (const tag of tagsOf(decodeBody(html, contentType))) {
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

function* tagsOf(text: string): Generator<Tag> {
  const source: Source = { text, at: 0, find: forwardSearch(text), entities: new Map() };
  const unclosed = new Set<string>();
  for (source.at = text.indexOf('<'); source.at !== -1; source.at = text.indexOf('<', source.at)) {
    if (/[!?]/.test(text.charAt(source.at + 1))) {
      skipDeclaration(source);
      continue;
    }
    const tag = readTag(source);
    if (!tag) continue;
    if (!RAW.has(tag.name)) yield tag;
    else if (!unclosed.has(tag.name) && !skipRaw(source, tag.name)) unclosed.add(tag.name);
  }
}

/** False when the element never ends; then what follows is read as markup after all. */
function skipRaw(source: Source, name: string): boolean {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = source.at;
  const isClosed = close.test(source.text);
  if (isClosed) source.at = close.lastIndex;
  return isClosed;
}
