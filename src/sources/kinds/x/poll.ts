/** One poll of X: newest first, from the newest known post on; what one poll cannot pay for waits for the next. */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { askPage, type Walk } from './ask.ts';
import { planOf, priceOf } from './money.ts';
import { timeOfId } from './post.ts';
import { isRefusedStart, isTooOld } from './refusal.ts';
import { type Memory, reachOf, remember, startOf } from './start.ts';

export async function pollPosts(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const memory = remember(cursor, options);
  const fresh = { newest: memory.newest, floor: memory.floor };
  const start = memory.start ?? startOf(settings, fresh, options.now);
  const walk = { settings, http, options, start };
  try {
    return pageOf(walk, memory, await descend(walk, memory));
  } catch (error) {
    if (!isRefusedStart(error)) throw error;
    if (memory.next) return pollPosts(settings, fresh, http, options);
    if (!isTooOld(error) || 'start_time' in start) throw error;
    const again = { ...walk, start: reachOf(options.now) };
    return pageOf(again, fresh, await descend(again, fresh));
  }
}

type Descent = {
  found: Map<string, Item>;
  deleted: Set<string>;
  /** What X charges for. */
  read: number;
  next: string | null;
  top: string | null;
};

async function descend(walk: Walk, memory: Memory): Promise<Descent> {
  const { options, settings } = walk;
  const { perPage, pages } = planOf(settings);
  const descent: Descent = {
    found: new Map(),
    deleted: new Set(),
    read: 0,
    next: memory.next ?? null,
    top: memory.top ?? null,
  };
  const hasRoom = () => descent.found.size + perPage <= options.limit;
  for (let asked = 0; asked === 0 || (asked < pages && hasRoom() && descent.next !== null); asked++) {
    const isTaken = await takePage(walk, descent, Math.min(perPage, options.limit));
    if (!isTaken) break;
    await options.onRead?.(descent.found.size);
  }
  return descent;
}

/** False when X failed after some pages: they are paid for, so they are kept, and the walk goes on at the next poll. */
async function takePage(walk: Walk, descent: Descent, most: number): Promise<boolean> {
  const { found, deleted, read, next } = descent;
  try {
    const posts = await askPage(walk, next, most);
    for (const item of posts.items) if (!found.has(item.externalId)) found.set(item.externalId, item);
    for (const id of posts.deleted) deleted.add(id);
    descent.top ??= posts.newest;
    descent.read += posts.read;
    descent.next = posts.next;
    return true;
  } catch (error) {
    if (!(error instanceof Failure) || read === 0) throw error;
    return false;
  }
}

function pageOf(walk: Walk, memory: Memory, { found, deleted, read, next, top }: Descent): Page {
  const items = [...found.values()].slice(0, walk.options.limit);
  const isFull = items.length + planOf(walk.settings).perPage > walk.options.limit;
  const isCut = memory.newest === null && (next !== null || items.length < found.size) && isFull;
  const gap = isCut ? gapBelow(walk, items) : gapBefore(walk, memory);
  const { newest, floor } = memory;
  const isOver = next === null || isCut;
  return {
    items,
    deleted: [...deleted].filter((id) => !found.has(id)),
    cursor: isOver ? { newest: later(newest, top), floor } : { newest, floor, start: walk.start, top, next },
    gap,
    more: !isOver,
    isComplete: gap === null && isOver,
    spent: { usd: read * priceOf(walk.settings) },
  };
}

/** A first reading ends early. */
function gapBelow({ start }: Walk, items: Item[]): Page['gap'] {
  const oldest = items.flatMap(({ publishedAt }) => publishedAt ?? []).sort()[0];
  const from = 'start_time' in start ? new Date(start.start_time).toISOString() : null;
  return from !== null && oldest && from < oldest ? { from, to: oldest, reason: TOO_MANY } : null;
}

/** The last reading was longer ago than the search goes back. */
function gapBefore({ start }: Walk, { newest, next }: Memory): Page['gap'] {
  const last = newest === null ? null : timeOfId(newest);
  const to = 'start_time' in start ? new Date(start.start_time).toISOString() : null;
  const isTorn = !next && last !== null && to !== null && last < to;
  return isTorn ? { from: last, to, reason: TOO_LONG_AGO } : null;
}

const TOO_MANY =
  'A first reading stops at a bound, because every post costs money; older posts were left out.';
const TOO_LONG_AGO = 'X’s search goes back seven days, and the last reading was longer ago.';

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return BigInt(b) > BigInt(a) ? b : a;
}
