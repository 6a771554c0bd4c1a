/** What the first page of a brand's website says about the brand. The page is not trusted: nothing of it but short plain text comes out. */
import { decodeBody } from '../../sources/feed/decode.ts';
import { type PageTag, pageTags } from '../../sources/feed/page-tags.ts';
import { cleanText, htmlToText, safeUrl } from '../../text.ts';
import { saidInJson } from './json-ld.ts';

export type SitePage = {
  /** How the site calls itself. */
  names: string[];
  /** Its title and description, in which products may be named. */
  sentences: string[];
  products: string[];
  /** Addresses of profiles that it calls its own. */
  profiles: string[];
};

const MOST = 30;
const LONGEST = 300;

/** `meta` by its name or property. */
const NAMES = new Set(['og:site_name', 'application-name', 'apple-mobile-web-app-title']);
const SENTENCES = new Set(['og:title', 'og:description', 'description', 'twitter:title']);

/** Nothing of a page that says nothing. */
export function readPage(html: Uint8Array, contentType: string | null, url: string): SitePage {
  const said: SitePage = { names: [], sentences: [], products: [], profiles: [] };
  for (const tag of pageTags(decodeBody(html, contentType))) readInto(said, tag, url);
  return {
    names: tidy(said.names),
    sentences: tidy(said.sentences),
    products: tidy(said.products),
    profiles: tidy(said.profiles),
  };
}

function readInto(said: SitePage, { name, attributes, raw }: PageTag, url: string): void {
  const content = attributes.get('content') ?? '';
  const label = (attributes.get('property') ?? attributes.get('name') ?? '').toLowerCase().trim();
  if (name === 'title' && raw !== null) said.sentences.push(htmlToText(raw));
  else if (name === 'meta' && NAMES.has(label)) said.names.push(content);
  else if (name === 'meta' && SENTENCES.has(label)) said.sentences.push(content);
  else if (name === 'meta' && label === 'twitter:site') said.profiles.push(accountOnX(content));
  else if ((name === 'a' || name === 'link') && isMe(attributes.get('rel')))
    said.profiles.push(safeUrl(attributes.get('href') ?? '', url) ?? '');
  else if (name === 'script' && raw !== null && isJson(attributes.get('type'))) {
    const { names, products, profiles } = saidInJson(raw);
    said.names.push(...names);
    said.products.push(...products);
    said.profiles.push(...profiles);
  }
}

const isMe = (rel = '') => rel.toLowerCase().split(/\s+/).includes('me');
const isJson = (type = '') => /^application\/ld\+json\b/i.test(type.trim());
const accountOnX = (handle: string) => `https://x.com/${handle.trim().replace(/^@/, '')}`;

function tidy(values: string[]): string[] {
  const clean = values.map((value) => cleanText(htmlToText(value), LONGEST).replaceAll(/\s+/g, ' '));
  return [...new Set(clean.filter((value) => value !== ''))].slice(0, MOST);
}
