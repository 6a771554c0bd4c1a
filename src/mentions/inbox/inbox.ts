/** The queue: one page of a view, in order, as flat at ten million mentions as at ten. */
import type { Platform } from '../../platform/platform.ts';
import { placeOf, readCursor, writeCursor } from './cursor.ts';
import { counted, find, type RawRow, type SearchedRow } from './find.ts';
import type { InboxRow, Total } from './inbox-row.ts';
import type { InboxSort } from './views.ts';
import { type InboxScope, type Walk, walkOf } from './walk.ts';

/** `uncounted`: nobody reads the total, or it is known. */
export type InboxQuery = InboxScope & { cursor?: string | null; limit: number; uncounted?: boolean };

export type InboxPage = {
  rows: InboxRow[];
  /** The cursor of the next page; a page may be short, even empty, and still have one. */
  next: string | null;
  /** Counted with the first page only, and where somebody reads it. */
  total: Total | null;
  /** The order it came in: "everything" is always newest first. */
  sort: InboxSort;
};

/** One page. Throws Refusal for a cursor that is not its own. */
export async function inbox(platform: Platform, query: InboxQuery): Promise<InboxPage> {
  const walk = await walkOf(platform, query);
  const after = query.cursor ? readCursor(walk.sort, query.cursor) : null;
  const { raw, total } = await find(platform, walk, query.limit + 1, after);
  const page = pageOf(walk, raw, query.limit);
  // A page that is not full has counted itself.
  const n = page.rows.length;
  const own = n < query.limit || !page.next ? { n, capped: page.next !== null } : null;
  return {
    ...page,
    total: after || query.uncounted ? null : (total ?? own ?? (await counted(platform, walk))),
    sort: walk.sort,
  };
}

/** Where a brand's walk was cut, the page ends: what that brand has behind it is not known yet. */
function pageOf(walk: Walk, raw: RawRow[], limit: number): Pick<InboxPage, 'rows' | 'next'> {
  const cut = raw.findIndex((row) => row.cut);
  const shown = raw.slice(0, cut === -1 ? limit : Math.min(cut, limit));
  const last = cut !== -1 && cut <= limit ? raw[cut] : raw.length > limit ? raw[limit - 1] : undefined;
  const next = last ? writeCursor(walk.sort, placeOf(walk.sort, last.key, last.id)) : null;
  return { rows: shown.map(rowOf), next };
}

export function rowOf(raw: RawRow): InboxRow {
  const { key, cut, seen, found, ...row } = raw as SearchedRow;
  return {
    ...row,
    snoozedUntil: row.snoozedUntil === null ? null : new Date(row.snoozedUntil),
    publishedAt: new Date(row.publishedAt),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt),
  };
}
