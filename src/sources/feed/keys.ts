/** What tells the items of a feed apart. */

import type { FeedItem } from './document.ts';

/** Gives each item its key: its guid when no other item has it, else its link likewise, else a hash. */
export async function setKeys(items: FeedItem[]): Promise<void> {
  const guids = groups(items, ({ guid }) => guid);
  const links = groups(items, ({ link }) => link);
  for (const item of items) {
    const { guid, link } = item;
    const own = isOwn(guid, guids) ? guid : isOwn(link, links) ? link : null;
    item.key = own ?? (await sha256([guid, link, item.title, item.body].join('\n')));
  }
}

function groups(items: FeedItem[], keyOf: (item: FeedItem) => string | null): Map<string, FeedItem[]> {
  const found = new Map<string, FeedItem[]>();
  for (const item of items) {
    const value = keyOf(item);
    const known = value && found.get(value);
    if (known) known.push(item);
    else if (value) found.set(value, [item]);
  }
  return found;
}

/** An item that is listed twice, word for word, is still one item. */
function isOwn(value: string | null, found: Map<string, FeedItem[]>): value is string {
  const [first, ...others] = (value && found.get(value)) || [];
  return first !== undefined && others.every((other) => isTwin(first, other));
}

function isTwin(one: FeedItem, other: FeedItem): boolean {
  return (
    one.guid === other.guid && one.link === other.link && one.title === other.title && one.body === other.body
  );
}

/** Lower-case hexadecimal. */
export async function sha256(data: string | Uint8Array): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = await crypto.subtle.digest('SHA-256', bytes as BufferSource);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
