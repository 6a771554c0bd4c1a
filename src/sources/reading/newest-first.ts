/** Reading lists that show their newest first: from the top down to what is known, and exactly what was left out. */
import type { Cursor, Item, Page, PollOptions } from '../adapter.ts';
import { cleanId } from '../clean-item.ts';

/**
 * One reply. `next` is whatever asks for the following one; null at the end. `isCut`: more is there, and must not or
 * cannot be asked for now.
 */
export type Sheet<Next> = { items: Item[]; next: Next | null; deleted?: string[]; isCut?: boolean };

export type Walk<Next> = {
  /** Asks for what was published or changed since `from`; `next` is null for the first sheet. */
  ask(from: Date, next: Next | null): Promise<Sheet<Next>>;
  /** How far behind the newest known item the next poll begins, because indexes are late. */
  overlapSeconds: number;
  /** True when the service itself leaves out what is older than `from`; otherwise the walk stops at a known sheet. */
  isFiltered: boolean;
  /** True when pages are counted from the top, so that new items push old ones to the next page meanwhile. */
  shifts: boolean;
  maxRequests: number;
  /** What the mark counts: publishing (default) or editing. */
  orderedBy?: 'publishedAt' | 'editedAt';
};

/** What the next poll needs: times in ISO 8601, ids of the last items as they are stored. */
type Memory = { mark: string | null; floor: string; seen: string[] };

const MOST_SEEN = 400;
const CUT =
  'More was published than one poll reads; what lies between the newest part and the last poll was left out.';

/** One poll. The mark moves only with the page that this returns, so nothing is skipped when storing it fails. */
export async function readNewestFirst<Next>(
  cursor: Cursor,
  options: PollOptions,
  walk: Walk<Next>,
): Promise<Page> {
  const memory = remember(cursor, options);
  const from = startOf(memory, walk);
  const { found, deleted, cutAt } = await descend(walk, from, memory, options);
  const items = [...found.values()].filter((item) => isWanted(item, memory));
  const newest = latest(items, walk, options.now);
  // What is overlapped was read before: only what came after it can be missing.
  const start = memory.mark ?? memory.floor;
  const gap = cutAt !== null && cutAt > start ? { from: start, to: cutAt, reason: CUT } : null;
  return {
    items,
    ...(deleted.length > 0 ? { deleted: deleted.filter((id) => !found.has(id)) } : {}),
    cursor: { mark: later(memory.mark, newest), floor: memory.floor, seen: seenAfter(items, memory) },
    gap,
    isComplete: gap === null,
  };
}

function remember(cursor: Cursor, { since }: PollOptions): Memory {
  const known = (cursor ?? {}) as Partial<Memory>;
  return {
    mark: typeof known.mark === 'string' ? known.mark : null,
    floor: typeof known.floor === 'string' ? known.floor : since.toISOString(),
    seen: Array.isArray(known.seen) ? known.seen : [],
  };
}

function startOf<Next>({ mark, floor }: Memory, { overlapSeconds }: Walk<Next>): Date {
  return mark === null
    ? new Date(floor)
    : new Date(Math.max(Date.parse(floor), Date.parse(mark) - overlapSeconds * 1000));
}

/** `cutAt`: down to when everything was read, ISO 8601; null when nothing was left out. */
type Descent = { found: Map<string, Item>; deleted: string[]; cutAt: string | null };

/** What a service hides may leave a sheet empty; two of them are the end. */
const EMPTY_SHEETS = 2;

async function descend<Next>(
  walk: Walk<Next>,
  from: Date,
  { seen }: Memory,
  options: PollOptions,
): Promise<Descent> {
  const found = new Map<string, Item>();
  const deleted: string[] = [];
  const known = new Set(seen);
  const maxRequests = Math.min(walk.maxRequests, options.maxRequests ?? walk.maxRequests);
  const take = async (next: Next | null) => {
    const sheet = await walk.ask(from, next);
    const fresh = sheet.items.filter(({ externalId }) => !found.has(externalId));
    for (const item of fresh) found.set(item.externalId, item);
    deleted.push(...(sheet.deleted ?? []));
    await options.onRead?.(found.size, [...found.values()]);
    return { ...sheet, fresh };
  };
  let cutAt: string | null = null;
  let requests = 0;
  let empty = 0;
  for (let next: Next | null = null; ; ) {
    const sheet = await take(next);
    requests++;
    empty = sheet.items.length === 0 ? empty + 1 : 0;
    next = sheet.next;
    const isOver = next === null || empty === EMPTY_SHEETS || isBelow(sheet, walk, from, known);
    const isFull = requests >= maxRequests || found.size >= options.limit;
    if (sheet.isCut || (isFull && !isOver))
      cutAt = oldestOf(sheet.items, walk) ?? oldestOf([...found.values()], walk) ?? options.now.toISOString();
    if (isOver || cutAt !== null) break;
  }
  // What arrived while the walk went down stands on the first sheet now.
  if (walk.shifts && cutAt === null && requests > 1 && requests < maxRequests) await take(null);
  return { deleted, cutAt, ...withinLimit(found, walk, options) };
}

/** True when this sheet lies wholly in what was read before. */
function isBelow<Next>(
  { items, fresh }: Sheet<Next> & { fresh: Item[] },
  walk: Walk<Next>,
  from: Date,
  known: Set<string>,
): boolean {
  if (walk.isFiltered || items.length === 0) return false;
  const isOld = (item: Item) => (stampOf(item, walk) ?? '9') < from.toISOString();
  // An edit brings up what is known.
  if (walk.orderedBy === 'editedAt') return fresh.length === 0 || fresh.some(isOld);
  return fresh.every((item) => known.has(cleanId(item.externalId)) || isOld(item));
}

/** The newest, and down to when they reach, where there are more than the limit. */
function withinLimit<Next>(
  found: Map<string, Item>,
  walk: Walk<Next>,
  { limit, now }: PollOptions,
): Pick<Descent, 'found'> & { cutAt?: string } {
  if (found.size <= limit) return { found };
  const newestFirst = [...found.values()].sort((a, b) =>
    (stampOf(b, walk) ?? '').localeCompare(stampOf(a, walk) ?? ''),
  );
  const kept = newestFirst.slice(0, limit);
  return {
    found: new Map(kept.map((item) => [item.externalId, item])),
    cutAt: oldestOf(kept, walk) ?? now.toISOString(),
  };
}

function oldestOf<Next>(items: Item[], walk: Walk<Next>): string | null {
  return items.flatMap((item) => stampOf(item, walk) ?? []).sort()[0] ?? null;
}

/** Nothing from before the first run's look-back is brought up later either. */
function isWanted(item: Item, { floor }: Memory): boolean {
  const at = item.editedAt ?? item.publishedAt;
  return at === null || at >= floor;
}

function stampOf<Next>(item: Item, { orderedBy = 'publishedAt' }: Walk<Next>): string | null {
  return (orderedBy === 'editedAt' ? item.editedAt : null) ?? item.publishedAt;
}

/** Never after now: a clock that runs ahead over there must not hide what comes next. */
function latest<Next>(items: Item[], walk: Walk<Next>, now: Date): string | null {
  const stamps = items.flatMap((item) => stampOf(item, walk) ?? []).sort();
  const newest = stamps.at(-1) ?? null;
  return newest !== null && newest > now.toISOString() ? now.toISOString() : newest;
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function seenAfter(items: Item[], { seen }: Memory): string[] {
  return [...new Set([...items.map(({ externalId }) => cleanId(externalId)), ...seen])].slice(0, MOST_SEEN);
}
