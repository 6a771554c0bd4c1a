import { type SQL, sql } from 'drizzle-orm';
import { Refusal } from '../../failure.ts';
import type { InboxSort, Order } from './views.ts';

/** Where a page ended: the sort key of its last mention (a score, an ISO time or `infinity`) and its id. */
export type Place = { key: string; id: number };

/** The place of a row whose key is as the database writes it. */
export function placeOf(sort: InboxSort, key: string, id: number): Place {
  const isTime = sort !== 'priority' && key !== 'infinity';
  return { key: isTime ? new Date(key).toISOString() : key, id };
}

/** An opaque text for the URL; it holds for one sort only. */
export function writeCursor(sort: InboxSort, { key, id }: Place): string {
  return btoa(JSON.stringify([sort, key, id]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Throws Refusal for anything but a cursor of this sort. */
export function readCursor(sort: InboxSort, cursor: string): Place {
  const place = parse(sort, cursor);
  if (place) return place;
  throw new Refusal('invalid', 'This address names no place in the list. Open the list from its start.');
}

/** The mentions behind a place, so that the index begins there. */
export function behind({ key, tie, down, type }: Order, place: Place): SQL {
  const end = sql`(${place.key}::text::${type}, ${down ? place.id : -place.id}::bigint)`;
  return down ? sql`(${key}, ${tie}) < ${end}` : sql`(${key}, ${tie}) > ${end}`;
}

function parse(sort: InboxSort, cursor: string): Place | null {
  try {
    const [of, key, id] = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
    return of === sort && isKey(sort, key) && Number.isSafeInteger(id) ? { key, id } : null;
  } catch {
    return null;
  }
}

function isKey(sort: InboxSort, key: unknown): key is string {
  if (typeof key !== 'string') return false;
  if (sort === 'priority') return /^-?\d{1,9}$/.test(key);
  return key === 'infinity' || (/^(?!0000)\d{4}-/.test(key) && new Date(key).toISOString() === key);
}
