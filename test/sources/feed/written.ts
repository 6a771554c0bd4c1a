/** Feeds written on the spot. */
import type { FeedItem, ParsedFeed } from '../../../src/sources/feed/document.ts';
import { parseFeed } from '../../../src/sources/feed/parse.ts';

export const FEED_URL = 'https://wobblywheel.example/feeds/all.xml';

export function rssOf(
  items: string,
  head = '<?xml version="1.0" encoding="utf-8"?>',
  attributes = '',
): string {
  return `${head}<rss version="2.0" ${attributes}><channel><title>The Wobbly Wheel</title><link>https://wobblywheel.example/</link>${items}</channel></rss>`;
}

export function atomOf(entries: string, attributes = ''): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>The Wobbly Wheel</title><id>tag:wobblywheel.example,2026:</id>${entries}</feed>`;
}

export function parseText(text: string, feedUrl = FEED_URL): Promise<ParsedFeed> {
  return parseFeed(new TextEncoder().encode(text), null, feedUrl);
}

export async function itemsOf(text: string, feedUrl = FEED_URL): Promise<FeedItem[]> {
  return (await parseText(text, feedUrl)).items;
}

/** The only item of an RSS feed that holds `fields`. */
export async function rssItem(fields: string, attributes = '', feedUrl = FEED_URL): Promise<FeedItem> {
  const items = await itemsOf(rssOf(`<item>${fields}</item>`, undefined, attributes), feedUrl);
  if (items.length !== 1) throw new Error(`Expected one item, got ${items.length}.`);
  return items[0]!;
}

/** The only entry of an Atom feed that holds `fields`. */
export async function atomItem(fields: string, attributes = '', feedUrl = FEED_URL): Promise<FeedItem> {
  const items = await itemsOf(atomOf(`<entry>${fields}</entry>`, attributes), feedUrl);
  if (items.length !== 1) throw new Error(`Expected one entry, got ${items.length}.`);
  return items[0]!;
}

/** `text` in a legacy character set, by turning its decoder around. */
export function encodeAs(label: string, text: string): Uint8Array {
  const bytesOf = new Map<string, number[]>();
  const decoder = new TextDecoder(label);
  for (let first = 0x80; first <= 0xff; first++) {
    for (let second = 0x40; second <= 0xff; second++) {
      const pair = decoder.decode(Uint8Array.of(first, second));
      if (pair.length === 1 && !bytesOf.has(pair)) bytesOf.set(pair, [first, second]);
    }
  }
  for (let byte = 0; byte <= 0xff; byte++) {
    const char = decoder.decode(Uint8Array.of(byte));
    if (char.length === 1 && char !== '\uFFFD') bytesOf.set(char, [byte]);
  }
  return Uint8Array.from([...text].flatMap((char) => bytesOf.get(char) ?? []));
}
