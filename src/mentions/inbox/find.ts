/** How a page is found: by walking, or, for words, by their index; and how far anything is counted. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Place, placeOf } from './cursor.ts';
import type { InboxRow, Total } from './inbox-row.ts';
import { countOf, expectedCandidates, searchedPage, walkedPage, walkedPlaces } from './pages.ts';
import type { Walk } from './walk.ts';
import { countOfWhole, MOST_COUNTED } from './whole-view.ts';

/** More candidates than this are so common that walking finds a page of them sooner; a second look costs more. */
const MOST_CANDIDATES = { known: 15_000, readAgain: 3000 };

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
  const walked = (slices: number) => walkOn<RawRow>(platform, { ...walk, slices }, limit, after, walkedPage);
  const isCommon = walk.search !== null && (!walk.isRead || (await expected(platform, walk)) > mostOf(walk));
  const near = isCommon ? await walked(1) : null;
  if (near && !isCut(near)) return { raw: near, total: null };
  const searched = walk.search && (await search(platform, walk, limit, after));
  if (searched) return searched;
  return { raw: near && walk.slices === 1 ? near : await walked(walk.slices), total: null };
}

const isCut = (steps: { cut: boolean }[]) => steps.some(({ cut }) => cut);

const mostOf = ({ search }: Walk) => (search?.readsAgain ? MOST_CANDIDATES.readAgain : MOST_CANDIDATES.known);

/** Null where the indexes give more candidates than are worth a look. */
async function search(
  { db }: Platform,
  walk: Walk,
  limit: number,
  after: Place | null,
): Promise<Found | null> {
  const given = await rows<SearchedRow>(db, searchedPage(walk, limit, after, mostOf(walk) + 1));
  const { seen, found } = given[0]!;
  if (seen > mostOf(walk)) return null;
  return { raw: given.filter(({ id }) => id !== null), total: { n: found, capped: false } };
}

async function expected({ db }: Platform, walk: Walk): Promise<number> {
  const [row] = await rows<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    db,
    expectedCandidates(walk),
  );
  return row!['QUERY PLAN'][0].Plan['Plan Rows'];
}

type Step = Place & { cut: boolean };

/** Slice by slice until there are `limit`; the last row says where the walk was cut, if it was. */
export async function walkOn<Row extends Step>(
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

/** How many there are, as far as it is worth counting. A post about several own brands counts once. */
export async function counted(platform: Platform, walk: Walk): Promise<Total> {
  if (walk.isWhole) {
    const whole = countOfWhole({ ...walk, isFolded: walk.condition !== null });
    const [row] = await rows<{ total: Total }>(platform.db, sql`select ${whole} as total`);
    return row!.total;
  }
  if (walk.condition || walk.together) {
    const every = { ...walk, isFirst: null };
    const steps = await walkOn<Step & { post: string }>(
      platform,
      every,
      MOST_COUNTED + 1,
      null,
      walkedPlaces,
    );
    const posts = new Set(steps.flatMap(({ cut, post }) => (cut ? [] : post)));
    return total(posts.size, isCut(steps) || steps.length > MOST_COUNTED);
  }
  const [row] = await rows<{ n: number }>(platform.db, countOf(walk, MOST_COUNTED + 1));
  return total(row!.n, false);
}

function total(n: number, isCut: boolean): Total {
  return { n: Math.min(n, MOST_COUNTED), capped: isCut || n > MOST_COUNTED };
}
