/** Any bytes → a feed: decode, read tolerantly, let rss-parser map the clean form, put the bodies back. */
import Parser from 'rss-parser';
import { Failure } from '../../failure.ts';
import { buildItem, textOf, ttlOf } from './build.ts';
import { decodeBody } from './decode.ts';
import type { ParsedFeed } from './document.ts';
import { inflated } from './inflate.ts';
import { readJson } from './json.ts';
import { setKeys } from './keys.ts';
import { toLeanRss } from './lean.ts';
import { chooseLink } from './links.ts';
import { plainLine } from './plain.ts';
import { type RawFeed, readXml } from './read.ts';

/** RSS of any version, RDF, Atom or JSON Feed. Throws Failure 'not-a-feed' on anything else. */
export async function parseFeed(
  body: Uint8Array,
  contentType: string | null,
  feedUrl: string,
): Promise<ParsedFeed> {
  const text = decodeBody(await inflated(body), contentType);
  const feed = await readFeed(text, feedUrl || null);
  if (!feed) throw new Failure('not-a-feed', notAFeed(text));
  await setKeys(feed.items);
  return feed;
}

async function readFeed(text: string, feedUrl: string | null): Promise<ParsedFeed | null> {
  const json = /^\s*[{[]/.test(text) ? readJson(text, feedUrl) : null;
  if (json) return { ...json, ttlSeconds: null, kind: 'plain', deleted: [] };
  const raw = readXml(text);
  return raw && { ...(await fromXml(raw, feedUrl)), isWhole: END.test(text.slice(-TAIL)) };
}

/** Servers add comments and scripts after the end. */
const TAIL = 4096;
const END = /<\/(?:[\w-]+:)?(?:rss|feed|rdf)\s*>/i;

async function fromXml(raw: RawFeed, feedUrl: string | null): Promise<Omit<ParsedFeed, 'isWhole'>> {
  const { feed, items: entries, deleted } = raw;
  const link = chooseLink(feed.links, [feedUrl]);
  const language = textOf(feed, 'language') ?? feed.scope.language;
  const items = entries.map((entry) => buildItem(entry, [link, feedUrl], language));
  const mapped = await new Parser().parseString(
    toLeanRss({ title: plainLine(feed.values.get('title')), link, items }),
  );
  mapped.items.forEach(({ title = null, link = null }, index) => {
    Object.assign(items[index]!, { title, link });
  });
  return {
    title: mapped.title ?? null,
    link: mapped.link ?? null,
    ttlSeconds: ttlOf(feed),
    kind: items.some(({ rating }) => rating !== null) ? 'app-reviews' : 'plain',
    items,
    deleted,
  };
}

/** What came instead, in a sentence for the person who gave the address. */
function notAFeed(text: string): string {
  const what = describe(text);
  return `The address answered with ${what} instead of a feed, so nothing was read. Give the address of an RSS, Atom or JSON feed, or of a page that links to one.`;
}

function describe(text: string): string {
  if (text.trim() === '') return 'an empty reply';
  if (/^\s*[{[]/.test(text)) return 'JSON that is not a JSON Feed';
  if (/<(!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 4096))) return 'a web page';
  return 'something unknown';
}
