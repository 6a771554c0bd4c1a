/** One poll of X: newest first, from the newest known post on; what one poll cannot pay for waits for the next. */
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { askJson, text } from '../../reading/json.ts';
import { FIELDS, type Posts, readPosts, timeOfId, X } from './post.ts';
import { isRefusedStart, isTooOld, refusal } from './refusal.ts';
import { isMentions, planOf, priceOf, queryOf, userOf } from './settings.ts';

const API = 'https://api.x.com/2';
/** The search goes back seven days; a minute less, for clocks that differ. */
const REACH_MS = 7 * 86_400_000 - 60_000;

type Settings = Record<string, string>;

/** Where a walk begins; exactly one of them is sent. */
type Start = { since_id: string } | { start_time: string };

/**
 * `newest` is the newest post of all that was read. While a walk is unfinished, `next` asks for its following page,
 * `start` says where it ends, and `top` is the newest post of its first page.
 */
type Memory = { newest: string | null; floor: string; start?: Start; top?: string | null; next?: string };

type Walk = { settings: Settings; http: Http; options: PollOptions; memory: Memory; start: Start };

export async function pollPosts(
  settings: Settings,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const memory = remember(cursor, options);
  const fresh = { newest: memory.newest, floor: memory.floor };
  const start = memory.start ?? startOf(settings, fresh, options.now);
  try {
    return await readPages({ settings, http, options, memory, start });
  } catch (error) {
    if (!isRefusedStart(error)) throw error;
    if (memory.next) return pollPosts(settings, fresh, http, options);
    if (!isTooOld(error) || 'start_time' in start) throw error;
    return readPages({ settings, http, options, memory: fresh, start: reachOf(options.now) });
  }
}

function remember(cursor: Cursor, { since }: PollOptions): Memory {
  const { newest, floor, start, top, next } = (cursor ?? {}) as Partial<Memory>;
  return {
    newest: text(newest),
    floor: text(floor) ?? since.toISOString(),
    ...(start && next ? { start, next, top: text(top) } : {}),
  };
}

function startOf(settings: Settings, { newest, floor }: Memory, now: Date): Start {
  const reach = reachOf(now);
  if (newest === null) return floor > reach.start_time ? { start_time: withoutFraction(floor) } : reach;
  const at = timeOfId(newest);
  return isMentions(settings) || at === null || at > reach.start_time ? { since_id: newest } : reach;
}

function reachOf(now: Date): { start_time: string } {
  return { start_time: withoutFraction(new Date(now.getTime() - REACH_MS).toISOString()) };
}

const withoutFraction = (iso: string): string => iso.replace(/\.\d+Z$/, 'Z');

async function readPages(walk: Walk): Promise<Page> {
  const { options, settings, memory } = walk;
  const { perPage, pages } = planOf(settings);
  const found = new Map<string, Item>();
  const deleted = new Set<string>();
  let next = memory.next ?? null;
  let top = memory.top ?? null;
  let read = 0;
  const hasRoom = () => found.size + perPage <= options.limit;
  for (let asked = 0; asked === 0 || (asked < pages && hasRoom() && next !== null); asked++) {
    const posts = await ask(walk, next, Math.min(perPage, options.limit));
    for (const item of posts.items) if (!found.has(item.externalId)) found.set(item.externalId, item);
    for (const id of posts.deleted) deleted.add(id);
    top ??= posts.newest;
    read += posts.read;
    next = posts.next;
    await options.onRead?.(found.size);
  }
  const items = [...found.values()].slice(0, options.limit);
  const gone = [...deleted].filter((id) => !found.has(id));
  return {
    items,
    deleted: gone,
    ...restOf(walk, { items, next, top }),
    spent: { usd: read * priceOf(settings) },
  };
}

/** The cursor, and what was left out: by a first run that ends early, or by more than seven days without a poll. */
function restOf(
  { memory, start }: Walk,
  { items, next, top }: { items: Item[]; next: string | null; top: string | null },
) {
  const { newest, floor } = memory;
  const oldest = items.flatMap(({ publishedAt }) => publishedAt ?? []).sort()[0];
  const from = 'start_time' in start ? new Date(start.start_time).toISOString() : null;
  if (newest === null) {
    const gap = next && from && oldest && from < oldest ? { from, to: oldest, reason: TOO_MANY } : null;
    return { cursor: { newest: top, floor }, gap, isComplete: gap === null };
  }
  const last = timeOfId(newest);
  const isTorn = !memory.next && from !== null && last !== null && last < from;
  const gap = isTorn ? { from: last, to: from, reason: TOO_LONG_AGO } : null;
  const cursor = next ? { newest, floor, start, top, next } : { newest: later(newest, top), floor };
  return { cursor, gap, more: next !== null, isComplete: gap === null && next === null };
}

const TOO_MANY =
  'A first reading stops at a bound, because every post costs money; older posts were left out.';
const TOO_LONG_AGO = 'X’s search goes back seven days, and the last reading was longer ago.';

function later(a: string, b: string | null): string {
  return b !== null && BigInt(b) > BigInt(a) ? b : a;
}

async function ask(
  { settings, http, options, start }: Walk,
  next: string | null,
  most: number,
): Promise<Posts> {
  const isOwn = isMentions(settings);
  const parameters = new URLSearchParams({
    ...(isOwn ? {} : { query: queryOf(settings) }),
    ...start,
    max_results: String(Math.max(10, most)),
    ...(next === null ? {} : { [isOwn ? 'pagination_token' : 'next_token']: next }),
    ...FIELDS,
  });
  const path = isOwn ? `users/${userOf(settings)}/mentions` : 'tweets/search/recent';
  return askPosts(settings, http, options, `${path}?${parameters}`);
}

/** Throws Failure. */
export async function askPosts(
  { token = '' }: Settings,
  http: Http,
  { now }: PollOptions,
  path: string,
): Promise<Posts> {
  const headers = { authorization: `Bearer ${token.trim()}` };
  const { value } = await askJson(
    http,
    { url: `${API}/${path}`, headers },
    { name: X, now, refusal: refusal(now) },
  );
  return readPosts(value);
}
