/** What is remembered between two polls of a feed: the cursor of the rss adapter. */
import type { Cursor, Item, Page } from '../adapter.ts';

export type State = {
  /** The feed that a page pointed to; null when the given address is the feed. */
  feedUrl: string | null;
  /** The given address is a page, not a feed. */
  isPage: boolean;
  etag: string | null;
  lastModified: string | null;
  /** SHA-256 of the last body. */
  hash: string | null;
  /** Items dated before this are not read: as far as the first run looked back. */
  floor: string;
  /** The newest date seen. */
  newest: string | null;
  /** Short fingerprints of the items of the last poll. */
  recent: string[];
};

const MAX_RECENT = 200;

export function readState(cursor: Cursor, since: Date): State {
  const known = (cursor ?? {}) as Partial<State>;
  return {
    feedUrl: known.feedUrl ?? null,
    isPage: known.isPage === true,
    etag: known.etag ?? null,
    lastModified: known.lastModified ?? null,
    hash: known.hash ?? null,
    floor: known.floor ?? since.toISOString(),
    newest: known.newest ?? null,
    recent: Array.isArray(known.recent) ? known.recent : [],
  };
}

/** The state after `items`; the gap before them when none of the last poll's items is left, complete when one is. */
export function advance(
  state: State,
  items: Item[],
  now: Date,
): { cursor: State; gap: Page['gap']; isComplete: boolean } {
  const shown = items.map(({ externalId }) => fingerprint(externalId));
  const recent = shown.slice(0, MAX_RECENT);
  const dates = items.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  const newest = [...dates, ...(state.newest ? [state.newest] : [])].sort().at(-1) ?? null;
  const known = new Set(state.recent);
  const isJoined = shown.some((id) => known.has(id));
  const isTornOff = state.recent.length > 0 && recent.length > 0 && !isJoined;
  return {
    cursor: { ...state, newest, recent: recent.length > 0 ? recent : state.recent },
    gap: isTornOff ? gapBetween(state.newest, dates[0] ?? now.toISOString()) : null,
    isComplete: isJoined,
  };
}

function gapBetween(from: string | null, to: string): Page['gap'] {
  if (from === null || from >= to) return null;
  const reason = 'The feed shows only its latest items, and none of those seen before was left in it.';
  return { from, to, reason };
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo): a wrong match only hides a gap. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
