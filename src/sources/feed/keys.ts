/** What tells the items of a feed apart. */

import type { FeedItem } from './document.ts';

/** Gives each item its key: its guid when no other item has it, else its link likewise, else a hash. */
export async function setKeys(items: FeedItem[]): Promise<void> {
  const guids = count(items.map(({ guid }) => guid));
  const links = count(items.map(({ link }) => link));
  for (const item of items) {
    const { guid, link } = item;
    const own = guid && guids.get(guid) === 1 ? guid : link && links.get(link) === 1 ? link : null;
    item.key = own ?? (await sha256([guid, link, item.title, item.body].join('\n')));
  }
}

function count(values: (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Lower-case hexadecimal. */
export async function sha256(data: string | Uint8Array): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = await crypto.subtle.digest('SHA-256', bytes as BufferSource);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
