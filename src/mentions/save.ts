/** Storing mentions: new ones once, edits as versions, everything else untouched. SQL in save-sql.ts. */
import { rows, sqlState } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { assignByBrand } from './assign-by-brand.ts';
import { openForAuthors } from './authors/wrote.ts';
import { renewClocks } from './clock/renew.ts';
import { erasedAmong } from './erasure/erased.ts';
import { type Actor, SYSTEM } from './mention.ts';
import type { NewMention } from './new-mention.ts';
import { markRollupsDue } from './rollups-due.ts';
import { editKnown, insertNew, type Key, refreshCounts } from './save-sql.ts';
import { joinStories } from './stories/join.ts';
import { suspectBursts } from './stories/suspect.ts';

/** 'erased': its author was erased, so nothing of it is stored. */
export type Outcome = 'inserted' | 'updated' | 'unchanged' | 'refused' | 'erased';

export type Saved = {
  /** Ids. */
  inserted: number[];
  updated: number[];
  /** Stored before; their authors wrote again. */
  reopened: number[];
  unchanged: number;
  /** What alert rules should see: new ones that are not backfilled, and those that an edit made negative. */
  alertable: number[];
  /** One per given row, in its order; the second of two rows for one mention is unchanged. */
  outcomes: Outcome[];
};

export type Refused = { row: NewMention; why: string };

/** Stores rows in the caller's transaction. One row that the database refuses throws: see saveWhatFits. */
export async function saveMentions(
  platform: Platform,
  given: NewMention[],
  actor: Actor = SYSTEM,
): Promise<Saved> {
  const saved = await storeRows(platform, given, actor);
  await settle(platform, given, saved);
  return saved;
}

async function storeRows(platform: Platform, given: NewMention[], actor: Actor): Promise<Saved> {
  const { db, now } = platform;
  const erased = await erasedAmong(platform, given);
  const wanted = given.filter((row) => !erased.has(row));
  const distinct = [...new Map(wanted.toReversed().map((row) => [keyOf(row), row])).values()];
  const inserted = distinct.length === 0 ? [] : await rows<Key>(db, insertNew(distinct, actor, now()));
  const isNew = new Set(inserted.map(keyOf));
  const known = distinct.filter((row) => !isNew.has(keyOf(row)));
  const updated = known.length === 0 ? [] : await rows<Key>(db, editKnown(known, actor, now()));
  const isEdited = new Set(updated.map(keyOf));
  await refreshEngagement(
    platform,
    known.filter((row) => !isEdited.has(keyOf(row))),
  );
  return {
    inserted: inserted.map(({ id }) => id),
    updated: updated.map(({ id }) => id),
    reopened: [],
    alertable: [...inserted, ...updated].filter(({ alertable }) => alertable).map(({ id }) => id),
    unchanged: wanted.length - inserted.length - updated.length,
    outcomes: outcomesOf(given, { isNew, isEdited, erased }),
  };
}

/** What is new joins its story and its thread, and its day is counted again. Days are locked last, as in every move. */
async function settle(platform: Platform, given: NewMention[], saved: Saved): Promise<void> {
  const told = given.filter((_, index) => /^(?:inserted|updated)$/.test(saved.outcomes[index]!));
  const together = await joinStories(platform, told);
  const suspected = await suspectBursts(platform, told);
  if (told.some(({ parent, replyTo }) => parent ?? replyTo)) {
    saved.reopened = (await openForAuthors(platform, saved.inserted)).map(({ mentionId }) => mentionId);
    await renewClocks(platform, saved.reopened);
  }
  await assignByBrand(platform, saved.inserted);
  const changed = [...saved.inserted, ...saved.updated, ...saved.reopened];
  await markRollupsDue(platform, [...changed, ...suspected, ...together]);
}

/** Like saveMentions, but a row that the database refuses is left out and named; its neighbours are stored. */
export async function saveWhatFits(
  platform: Platform,
  given: NewMention[],
  actor: Actor = SYSTEM,
): Promise<Saved & { refused: Refused[] }> {
  const saved = await saveEach(platform, given, actor);
  await settle(platform, given, saved);
  return saved;
}

async function saveEach(
  platform: Platform,
  given: NewMention[],
  actor: Actor,
): Promise<Saved & { refused: Refused[] }> {
  if (given.length === 0) return { ...NOTHING, outcomes: [], refused: [] };
  try {
    const saved = await transact(platform, (inside) => storeRows(inside, given, actor));
    return { ...saved, refused: [] };
  } catch (error) {
    const why = refusal(error);
    if (why === null) throw error;
    if (given.length === 1) return { ...NOTHING, outcomes: ['refused'], refused: [{ row: given[0]!, why }] };
  }
  const middle = given.length >> 1;
  const first = await saveEach(platform, given.slice(0, middle), actor);
  const second = await saveEach(platform, given.slice(middle), actor);
  return {
    inserted: [...first.inserted, ...second.inserted],
    updated: [...first.updated, ...second.updated],
    reopened: [],
    alertable: [...first.alertable, ...second.alertable],
    unchanged: first.unchanged + second.unchanged,
    outcomes: [...first.outcomes, ...second.outcomes],
    refused: [...first.refused, ...second.refused],
  };
}

type Counted = Pick<
  NewMention,
  'brandId' | 'sourceKind' | 'externalId' | 'likes' | 'comments' | 'shares' | 'views'
>;

/** Takes over likes, comments, shares and views where they changed; nothing else moves. */
export async function refreshEngagement({ db }: Platform, given: Counted[]): Promise<void> {
  const counted = given.filter((row) =>
    [row.likes, row.comments, row.shares, row.views].some((value) => value !== null),
  );
  if (counted.length > 0) await db.execute(refreshCounts(counted));
}

/** One word for "one mention per (brand, source kind, external id)". */
export function keyOf({
  brandId,
  sourceKind,
  externalId,
}: Pick<Key, 'brandId' | 'sourceKind' | 'externalId'>): string {
  return `${brandId} ${sourceKind} ${externalId}`;
}

const NOTHING = { inserted: [], updated: [], reopened: [], alertable: [], unchanged: 0 };

type Found = { isNew: Set<string>; isEdited: Set<string>; erased: Set<NewMention> };

function outcomesOf(given: NewMention[], { isNew, isEdited, erased }: Found): Outcome[] {
  const seen = new Set<string>();
  return given.map((row) => {
    if (erased.has(row)) return 'erased';
    const key = keyOf(row);
    const isFirst = !seen.has(key);
    seen.add(key);
    if (!isFirst) return 'unchanged';
    return isNew.has(key) ? 'inserted' : isEdited.has(key) ? 'updated' : 'unchanged';
  });
}

/** Bad data, a broken constraint, a limit: what trying again cannot change. Null for every other error. */
function refusal(error: unknown): string | null {
  const state = sqlState(error);
  if (!state || !/^(22|23|54)/.test(state)) return null;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : (error as Error);
  return `The database refused it (${state}): ${cause.message}`;
}
