/** Whether many tellings of one text were arranged: one author again and again, or many authors without a past. Pure. */

export type Telling = {
  id: number;
  /** Null: nobody is named, as many reviews are. */
  author: string | null;
  followers: number | null;
  publishedAt: Date;
  /** In characters. */
  length: number;
};

export type Burst = { id: number; reason: 'repeated' | 'coordinated' };

const WINDOW_MS = 48 * 3_600_000;
/** So often by one author within the window. */
const REPEATED = 4;
/** So many authors within the window; of few words, which people find for themselves, it takes more. */
const AUTHORS = { long: 5, short: 10 };
const SHORT = 80;
/** Fewer followers than this, or none known: nobody would miss the account. */
const EMPTY = 10;
const MOSTLY = 0.6;

/** The tellings of one text that were arranged, with the reason. Copies by people with a following are none. */
export function burstsAmong(tellings: readonly Telling[]): Burst[] {
  const sorted = tellings.toSorted((one, other) => one.publishedAt.getTime() - other.publishedAt.getTime());
  const found = new Map<number, Burst['reason']>();
  for (const [start, first] of sorted.entries()) {
    const end = first.publishedAt.getTime() + WINDOW_MS;
    const within = sorted.slice(start).filter(({ publishedAt }) => publishedAt.getTime() <= end);
    if (isCoordinated(within)) for (const { id } of within) found.set(id, 'coordinated');
    for (const { id } of repeated(within)) if (!found.has(id)) found.set(id, 'repeated');
  }
  return [...found].map(([id, reason]) => ({ id, reason }));
}

function isCoordinated(tellings: readonly Telling[]): boolean {
  const authors = new Map(tellings.map((telling) => [telling.author ?? telling.id, telling]));
  const needed = tellings.every(({ length }) => length < SHORT) ? AUTHORS.short : AUTHORS.long;
  if (authors.size < needed) return false;
  const empty = [...authors.values()].filter(({ followers }) => (followers ?? 0) < EMPTY);
  return empty.length >= authors.size * MOSTLY;
}

function repeated(tellings: readonly Telling[]): Telling[] {
  const byAuthor = new Map<string, Telling[]>();
  for (const telling of tellings) {
    if (telling.author !== null)
      byAuthor.set(telling.author, [...(byAuthor.get(telling.author) ?? []), telling]);
  }
  return [...byAuthor.values()].filter(({ length }) => length >= REPEATED).flat();
}
