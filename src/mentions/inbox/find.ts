/** How a page is found: by walking, or, for words, by their index; and how far anything is counted. */
import type { SQL } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Place, placeOf } from './cursor.ts';
import type { InboxRow, Total } from './inbox.ts';
import { countOf, searchedPage, walkedPage, walkedPlaces } from './pages.ts';
import type { Walk } from './walk.ts';

export const MOST_COUNTED = 1000;
/** More candidates than this are so common that walking finds a page of them sooner; a second look costs more. */
const MOST_CANDIDATES = { plain: 10_000, looked: 3000 };

export type RawRow = Omit<InboxRow, 'snoozedUntil' | 'publishedAt' | 'dueAt'> & {
  key: string;
  cut: boolean;
  snoozedUntil: string | null;
  publishedAt: string;
  dueAt: string | null;
};
export type SearchedRow = RawRow & { seen: number; found: number };

/** `total` where finding has counted, too. */
type Found = { raw: RawRow[]; total: Total | null };

/** The rows of a page, `limit` at most; one that is `cut` says how far the walk went. */
export async function find(
  platform: Platform,
  walk: Walk,
  limit: number,
  after: Place | null,
): Promise<Found> {
  const walked = () => walkOn<RawRow>(platform, walk, limit, after, walkedPage);
  if (!walk.search) return { raw: await walked(), total: null };
  const searched = (most: number | null) =>
    rows<SearchedRow>(platform.db, searchedPage(walk, limit, after, most));
  const most = walk.search.plain ? MOST_CANDIDATES.plain : MOST_CANDIDATES.looked;
  const few = await searched(most + 1);
  const { seen, found } = few[0]!;
  if (seen <= most) return { raw: few.slice(0, found), total: { n: found, capped: false } };
  const raw = await walked();
  const isShort = raw.some(({ cut }) => cut);
  return {
    raw: isShort && walk.search.plain ? await searched(null) : raw,
    total: { n: Math.min(found, most), capped: true },
  };
}

type Step = Place & { cut: boolean };

/** Slice by slice until there are `limit`; the last row says where the walk was cut, if it was. */
async function walkOn<Row extends Step>(
  { db }: Platform,
  walk: Walk,
  limit: number,
  after: Place | null,
  statement: (walk: Walk, limit: number, after: Place | null) => SQL,
): Promise<Row[]> {
  const found: Row[] = [];
  let from = after;
  for (let slice = 1; slice <= walk.slices; slice++) {
    const steps = await rows<Row>(db, statement(walk, limit - found.length, from));
    const cut = steps.findIndex((step) => step.cut);
    if (cut === -1) return [...found, ...steps];
    found.push(...steps.slice(0, slice === walk.slices ? cut + 1 : cut));
    from = placeOf(walk.sort, steps[cut]!.key, steps[cut]!.id);
  }
  return found;
}

/** How many there are, as far as it is worth counting. */
export async function counted(platform: Platform, walk: Walk): Promise<Total> {
  if (walk.condition) {
    const steps = await walkOn<Step>(platform, walk, MOST_COUNTED + 1, null, walkedPlaces);
    const isCut = steps.some(({ cut }) => cut);
    return total(steps.length - (isCut ? 1 : 0), isCut);
  }
  const [row] = await rows<{ n: number }>(platform.db, countOf(walk, MOST_COUNTED + 1));
  return total(row!.n, false);
}

function total(n: number, isCut: boolean): Total {
  return { n: Math.min(n, MOST_COUNTED), capped: isCut || n > MOST_COUNTED };
}
