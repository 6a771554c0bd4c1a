/** Some hundred rows of an import, stored in one transaction. */
import type { Brand } from '../brands/brands.ts';
import type { BrandRule } from '../brands/rules.ts';
import type { Actor } from '../mentions/mention.ts';
import { type Outcome, refreshEngagement, saveWhatFits } from '../mentions/save.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { followUp } from '../rules/stored.ts';
import { cleanItem } from '../sources/clean-item.ts';
import { termsOf } from '../sources/terms.ts';
import type { Row } from './csv-records.ts';
import { BadRow, itemFrom } from './item-from.ts';
import { newMentions } from './new-mentions.ts';
import { type Found, keyFields, recognise, splitKnown } from './recognise.ts';

export type ImportContext = {
  actor: Actor;
  live: boolean;
  /** The brand that every item belongs to, when the caller says so. */
  only: Brand | null;
  rules: BrandRule[];
  brands: ReadonlyMap<number, Brand>;
};

export type RowResult = { line: number; outcome: 'accepted' | 'duplicate' | 'refused'; why?: string };

type Readable = { line: number; found: Found[] };
type Stored = { outcome: Outcome; why?: string };

const ERASED = 'Its author was erased, so nothing of it is stored.';
const UNMATCHED = 'No match rule recognises it. Add a rule that does, or import it for one brand.';

/** One result per row, in its order. */
export async function importBatch(
  platform: Platform,
  context: ImportContext,
  rows: Row[],
): Promise<RowResult[]> {
  const read = rows.map((row) => readRow(row, context));
  const readable = read.filter((one): one is Readable => 'found' in one);
  const stored = await storeFound(
    platform,
    context,
    readable.flatMap(({ found }) => found),
  );
  return read.map((one) => ('found' in one ? resultOf(one, stored) : one));
}

function readRow(row: Row, { only, rules, brands }: ImportContext): Readable | RowResult {
  if ('why' in row) return { line: row.line, outcome: 'refused', why: row.why };
  try {
    const item = cleanItem(itemFrom(row.record));
    const terms = termsOf(item.source);
    if (terms?.keeps === 'nothing')
      return { line: row.line, outcome: 'refused', why: `${terms.label} allows nobody to store its posts.` };
    const found = recognise(item, rules, brands);
    if (found.length > 0) return { line: row.line, found };
    if (only) return { line: row.line, found: [{ item, brand: only, spans: [] }] };
    return { line: row.line, outcome: 'refused', why: UNMATCHED };
  } catch (error) {
    if (!(error instanceof BadRow)) throw error;
    return { line: row.line, outcome: 'refused', why: error.message };
  }
}

async function storeFound(
  platform: Platform,
  context: ImportContext,
  found: Found[],
): Promise<Map<Found, Stored>> {
  const { fresh, known } = await splitKnown(platform, found);
  const mentions = await newMentions(platform, fresh, () => ({ sourceId: null, backfilled: !context.live }));
  const { outcomes, refused } = await transact(platform, async (inside) => {
    await refreshEngagement(inside, known.map(keyFields));
    const saved = await saveWhatFits(inside, mentions, context.actor);
    await followUp(inside, saved);
    return saved;
  });
  const whys = new Map(refused.map(({ row, why }) => [row, why]));
  return new Map(
    fresh.map((one, index) => [one, { outcome: outcomes[index]!, why: whys.get(mentions[index]!) }]),
  );
}

/** A row that names two brands is accepted when it is new for one of them. */
function resultOf({ line, found }: Readable, stored: ReadonlyMap<Found, Stored>): RowResult {
  const results = found.map((one) => stored.get(one) ?? { outcome: 'unchanged' as const });
  if (results.some(({ outcome }) => outcome === 'inserted' || outcome === 'updated'))
    return { line, outcome: 'accepted' };
  if (results.some(({ outcome }) => outcome === 'erased')) return { line, outcome: 'refused', why: ERASED };
  const refused = results.find(({ outcome }) => outcome === 'refused');
  return refused ? { line, outcome: 'refused', why: refused.why } : { line, outcome: 'duplicate' };
}
