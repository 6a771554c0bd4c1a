/** The sentence of the house for one source: poll → match → score → store → raise. */
import { raiseAlerts } from '../alerts/raise.ts';
import { listBrands } from '../brands/brands.ts';
import { compiledRules } from '../brands/rules.ts';
import { Failure, Refusal } from '../failure.ts';
import { SYSTEM } from '../mentions/mention.ts';
import { type NewMention, newMention } from '../mentions/new-mention.ts';
import { type Refused, refreshEngagement, saveWhatFits } from '../mentions/save.ts';
import { tombstone } from '../mentions/tombstone.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { Item, Page } from '../sources/adapter.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { openSettings } from '../sources/sealed.ts';
import { cleanText } from '../text.ts';
import { ask } from './ask.ts';
import { type Claimed, completePoll, failPoll, LEASE_MS, LeaseLost } from './due.ts';
import { type Found, keyFields, recognise, scoreItem, splitKnown } from './recognise.ts';

export type Polled = { failed: boolean; found: number; edited: number; alerts: number };

/** What is left of the lease is for storing. */
const POLL_MS = LEASE_MS - 10_000;
const DAY_MS = 86_400_000;
const LONGEST_NAME = 120;
const NOTHING: Polled = { failed: false, found: 0, edited: 0, alerts: 0 };

/** Polls a claimed source. Rejects only when the database cannot even take the failure down. */
export async function pollSource(platform: Platform, claimed: Claimed): Promise<Polled> {
  try {
    const page = await askSource(platform, claimed);
    const read = await readItems(platform, claimed, page);
    return await store(platform, claimed, page, read);
  } catch (error) {
    if (error instanceof LeaseLost) platform.log('warn', error.message, { source: claimed.id });
    else await failPoll(platform, claimed, failureOf(platform, claimed, error));
    return { ...NOTHING, failed: true };
  }
}

async function askSource(platform: Platform, claimed: Claimed): Promise<Page> {
  const { kind, cursor, backfilledAt } = claimed;
  const settings = await openSettings(platform, claimed);
  return ask(platform, { kind, settings, cursor, isFirstRun: backfilledAt === null, timeoutMs: POLL_MS });
}

type Read = { fresh: NewMention[]; known: Found[] };

async function readItems(platform: Platform, claimed: Claimed, { items }: Page): Promise<Read> {
  if (items.length === 0) return { fresh: [], known: [] };
  const rules = await compiledRules(platform);
  const brands = new Map((await listBrands(platform)).map((brand) => [brand.id, brand]));
  const found = items.flatMap((item) => recognise(item, rules, brands));
  const { fresh, known } = await splitKnown(platform, found);
  const mentionOf = (one: Found) =>
    newMention(
      { ...one, score: scoreItem(platform, one.item, one.brand.name) },
      { now: platform.now(), sourceId: claimed.id, backfilled: isHistory(claimed, one.item) },
    );
  return { fresh: fresh.map(mentionOf), known };
}

/**
 * What was published before Earshot listened here. A first run that came late, because the source was down, still
 * owes an alert for what came meanwhile; a later run only meets history where a feed brings up old posts.
 */
export function isHistory(
  { backfilledAt, lastSuccessAt, createdAt }: Pick<Claimed, 'backfilledAt' | 'lastSuccessAt' | 'createdAt'>,
  { publishedAt }: Pick<Item, 'publishedAt'>,
): boolean {
  if (backfilledAt) return publishedAt !== null && Date.parse(publishedAt) < backfilledAt.getTime() - DAY_MS;
  return publishedAt === null || lastSuccessAt !== null || Date.parse(publishedAt) < createdAt.getTime();
}

/** Mentions, their events and alerts, and the cursor move together or not at all. */
async function store(
  platform: Platform,
  claimed: Claimed,
  page: Page,
  { fresh, known }: Read,
): Promise<Polled> {
  const name = betterName(claimed, page);
  const deleted = page.deleted ?? [];
  if (fresh.length + known.length + deleted.length === 0 && !page.gap) {
    await completePoll(platform, claimed, page, { name });
    return NOTHING;
  }
  return transact(platform, async (inside) => {
    // Mentions are locked before days, as every move locks them.
    await refreshEngagement(inside, known.map(keyFields));
    await tombstone(inside, SYSTEM, { sourceKind: claimed.kind, sourceId: claimed.id, externalIds: deleted });
    const saved = await saveWhatFits(inside, fresh);
    const alerts = saved.alertable.length > 0 ? await raiseAlerts(inside, saved.alertable) : 0;
    await completePoll(inside, claimed, page, { name, note: noteOn(platform, claimed.id, saved.refused) });
    return { failed: false, found: saved.inserted.length, edited: saved.updated.length, alerts };
  });
}

/** A source that nobody named takes its own title. */
function betterName({ kind, settings, name }: Claimed, { title }: Page): string | null {
  return title && name === adapterOf(kind).describe(settings) ? cleanText(title, LONGEST_NAME) || null : null;
}

function noteOn(platform: Platform, source: number, refused: Refused[]): string | null {
  if (refused.length === 0) return null;
  for (const { row, why } of refused)
    platform.log('error', 'An item could not be stored', { source, externalId: row.externalId, why });
  const ids = refused.slice(0, 3).map(({ row }) => row.externalId.slice(0, 80));
  return `${refused.length} of its items could not be stored (${ids.join(', ')}); the others were. The log says why.`;
}

/** Whose fault it was. Ours is logged, and nothing is lost by it: the next poll reads the same again. */
function failureOf(platform: Platform, { id, name }: Claimed, error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Refusal) return new Failure('bad-query', error.message, { cause: error });
  const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
  if (kind === 'UnreadableSecret') return new Failure('auth', message, { cause: error });
  platform.log('error', `Polling ${name} failed in Earshot itself`, { source: id, error });
  const note =
    'Earshot itself failed while storing what it read. Nothing is lost: it is read again. The log says why.';
  return new Failure('transient', note, { cause: error });
}
