/** What tells the items of a feed apart. */

import type { Draft } from './build.ts';
import type { FeedItem } from './document.ts';

/** Each item with its key: its guid when no other item has it, else its link likewise, else a hash. */
export async function withKeys(drafts: Draft[]): Promise<FeedItem[]> {
  const guids = count(drafts.map(({ guid }) => guid));
  const links = count(drafts.map(({ link }) => link));
  const items: FeedItem[] = [];
  for (const draft of drafts) {
    const { guid, link } = draft;
    const own = guid && guids.get(guid) === 1 ? guid : link && links.get(link) === 1 ? link : null;
    const key = own ?? (await sha256([guid, link, draft.title, draft.body].join('\n')));
    items.push({ ...draft, key });
  }
  return items;
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
