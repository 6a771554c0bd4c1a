/** One walk over the stored posts with a rule that is not saved, beside the rules that are. */
import { type CompiledRule, compileRule, type Match, matchItem } from '../../brands/match.ts';
import { type Never, neverTest } from '../../brands/never.ts';
import type { Rule } from '../../brands/rules.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Item } from '../../sources/adapter.ts';
import { type StoredItem, storedItems } from './history.ts';

/** Posts looked at, newest first. */
export const MOST_READ = 20_000;
/** Kept with their words, for samples. */
const MOST_KEPT = 400;
const PATIENCE_MS = 4000;

export type Found = { item: Item; match: Match; mentionId: number | null; at: Date | null };

export type Scan = {
  read: number;
  /** There was more than the cap or the time allowed. */
  hasMore: boolean;
  oldest: Date | null;
  found: number;
  /** Day in the brand's time zone → posts that the rule finds. */
  days: Map<string, number>;
  /** The newest that it finds. */
  kept: Found[];
  /** What the brand would find with it and does not now, and the other way round. */
  gained: { n: number; kept: Found[] };
  lost: { n: number; kept: Found[] };
};

export type Tried = {
  rule: CompiledRule;
  /** Null for a new one. */
  ruleId: number | null;
  /** The brand's, as they are saved. */
  saved: Rule[];
  never: Never;
  timeZone: string;
  /** Whose mentions may be looked at. */
  brandIds: number[];
};

const TRIED = 0;

/** Reads in batches until the end, the cap, or the end of the user's patience. */
export async function scan(platform: Platform, tried: Tried): Promise<Scan> {
  const total: Scan = {
    read: 0,
    hasMore: false,
    oldest: null,
    found: 0,
    days: new Map(),
    kept: [],
    gained: { n: 0, kept: [] },
    lost: { n: 0, kept: [] },
  };
  const look = lookerFor(tried);
  const until = platform.now().getTime() + PATIENCE_MS;
  for await (const batch of storedItems(platform, { ...tried, most: MOST_READ })) {
    for (const stored of batch) addUp(total, stored, look(stored.item));
    total.read += batch.length;
    total.oldest = batch.at(-1)?.at ?? total.oldest;
    total.hasMore = total.read >= MOST_READ || platform.now().getTime() > until;
    if (total.hasMore) break;
  }
  return total;
}

type Look = { match: Match | null; before: Match | null; isFoundAfter: boolean };

/** How the rule, and the brand's rules with and without it, see an item. */
export function lookerFor({ rule, ruleId, saved, never }: Tried): (item: Item) => Look {
  const isNever = neverTest(never) ?? (() => false);
  const rules = [
    { brandId: 0, ruleId: TRIED, rule },
    ...saved.flatMap(({ id, rule: text }) =>
      compiled(text).map((known) => ({ brandId: 0, ruleId: id, rule: known })),
    ),
  ];
  return (item) => {
    const matches = isNever(item) ? [] : matchItem(item, rules);
    const match = matches.find((each) => each.ruleId === TRIED) ?? null;
    const others = matches.filter((each) => each.ruleId !== TRIED);
    const isKept = others.some((each) => each.ruleId !== ruleId);
    return { match, before: others[0] ?? null, isFoundAfter: match !== null || isKept };
  };
}

function compiled(rule: string): CompiledRule[] {
  try {
    return [compileRule(rule)];
  } catch {
    return [];
  }
}

function addUp(
  total: Scan,
  { item, mentionId, day, at }: StoredItem,
  { match, before, isFoundAfter }: Look,
): void {
  if (match) {
    total.found++;
    total.days.set(day, (total.days.get(day) ?? 0) + 1);
    keep(total.kept, { item, match, mentionId, at }, MOST_KEPT);
  }
  if (match && !before) {
    total.gained.n++;
    keep(total.gained.kept, { item, match, mentionId, at }, 5);
  } else if (before && !isFoundAfter) {
    total.lost.n++;
    keep(total.lost.kept, { item, match: before, mentionId, at }, 5);
  }
}

function keep(kept: Found[], found: Found, most: number): void {
  if (kept.length < most) kept.push(found);
}
