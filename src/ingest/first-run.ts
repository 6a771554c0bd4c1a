/** The first run of a source: how far back it reads, how much of it is done, and what counts as history. Pure. */
import type { Cursor, Item, Page } from '../sources/adapter.ts';
import type { Claimed } from './lease.ts';

export const FIRST_RUN = { days: 7, items: 200 };
const DAY_MS = 86_400_000;

type Watched = Pick<Claimed, 'backfilledAt' | 'lastSuccessAt' | 'createdAt'> & { cursor?: Cursor };

/** A first run that takes several polls keeps its start and its count in the stored cursor, under "firstRun". */
type Begun = { since: string | null; read: number };

const begunIn = (cursor: Cursor | undefined) => cursor?.firstRun as Begun | undefined;

/** What earlier polls of a first run have read; 0 when none is under way. */
export const readBefore = ({ cursor }: { cursor: Cursor }): number => begunIn(cursor)?.read ?? 0;

/** What goes into the cursor and is shown while the first run goes on; null when it is over. */
export function firstRunAfter(source: Watched, { more, items }: Pick<Page, 'more' | 'items'>): Begun | null {
  if (source.backfilledAt || !more) return null;
  const begun = begunIn(source.cursor) ?? { since: startOf(source)?.toISOString() ?? null, read: 0 };
  const read = begun.read + items.length;
  return read < FIRST_RUN.items ? { ...begun, read } : null;
}

/**
 * What was published before Earshot listened here. A first run that came late, because the source was down, still
 * owes an alert for what came meanwhile; a later run only meets history where a feed brings up old posts.
 */
export function isHistory(source: Watched, { publishedAt }: Pick<Item, 'publishedAt'>): boolean {
  const { backfilledAt } = source;
  if (backfilledAt) return publishedAt !== null && Date.parse(publishedAt) < backfilledAt.getTime() - DAY_MS;
  const start = startOf(source);
  return publishedAt === null || start === null || Date.parse(publishedAt) < start.getTime();
}

/** Null where everything is history: at another address of a source that was read before. */
function startOf({ cursor, lastSuccessAt, createdAt }: Watched): Date | null {
  const begun = begunIn(cursor);
  if (begun) return begun.since === null ? null : new Date(begun.since);
  return lastSuccessAt === null ? createdAt : null;
}
