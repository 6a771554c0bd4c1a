/** Any bytes → a feed: decode, read tolerantly, let rss-parser map the clean form, put the bodies back. */
import Parser from 'rss-parser';
import { Failure } from '../../failure.ts';
import { buildItem, type Draft, textOf, ttlOf } from './build.ts';
import { decodeBody } from './decode.ts';
import type { ParsedFeed } from './document.ts';
import { inflated } from './inflate.ts';
import { readJson } from './json.ts';
import { withKeys } from './keys.ts';
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
  const base = feedUrl || null;
  if (/^\s*[{[]/.test(text)) {
    const feed = readJson(text, base);
    if (feed) return { ...feed, ttlSeconds: null, kind: 'plain', items: await withKeys(feed.items) };
  }
  const raw = readXml(text);
  if (!raw) throw new Failure('not-a-feed', notAFeed(text));
  return fromXml(raw, base);
}

async function fromXml({ feed, items }: RawFeed, feedUrl: string | null): Promise<ParsedFeed> {
  const link = chooseLink(feed.links, [feedUrl]);
  const drafts = items.map((item) => buildItem(item, [link, feedUrl]));
  const mapped = await mapLean({ title: plainLine(feed.values.get('title')), link }, drafts);
  const language = textOf(feed, 'language') ?? feed.scope.language;
  const withLanguage = mapped.items.map((item) => ({ ...item, language: item.language ?? language }));
  return {
    title: mapped.title,
    link: mapped.link,
    ttlSeconds: ttlOf(feed),
    kind: drafts.some(({ rating }) => rating !== null) ? 'app-reviews' : 'plain',
    items: await withKeys(withLanguage),
  };
}

type Head = { title: string | null; link: string | null };

/** rss-parser sees the short fields; what it gives comes back in the same order. */
async function mapLean(head: Head, drafts: Draft[]): Promise<Head & { items: Draft[] }> {
  const feed = await new Parser().parseString(toLeanRss({ ...head, items: drafts }));
  const items = drafts.map((draft, index) => {
    const { title = null, link = null, isoDate } = feed.items[index] ?? {};
    return { ...draft, title, link, date: isoDate ? new Date(isoDate) : null };
  });
  return { title: feed.title ?? null, link: feed.link ?? null, items };
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
