/** The sentence of the house for one source: poll → match → score → store → raise. */
import { type Brand, listBrands } from '../brands/brands.ts';
import { compiledRules } from '../brands/rules.ts';
import { SYSTEM } from '../mentions/mention.ts';
import type { NewMention } from '../mentions/new-mention.ts';
import { type Refused, refreshEngagement, saveWhatFits } from '../mentions/save.ts';
import { type Irrelevant, setAside } from '../mentions/set-aside.ts';
import { markSeen } from '../mentions/stored.ts';
import { tombstone } from '../mentions/tombstone.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { followUp } from '../rules/stored.ts';
import type { Item, Page } from '../sources/adapter.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { cleanText } from '../text.ts';
import { type Asked, askSource } from './ask-source.ts';
import { Overrun } from './budgets.ts';
import { isHistory } from './first-run.ts';
import { type Claimed, LeaseLost } from './lease.ts';
import { newMentions } from './new-mentions.ts';
import { completePoll, postponePoll } from './outcome.ts';
import { realWait, type Wait } from './paced.ts';
import { noteFailure } from './poll-failure.ts';
import { type Found, keyFields, recognise, splitKnown } from './recognise.ts';
import { irrelevantAmong } from './relevant.ts';

export type Polled = { failed: boolean; found: number; edited: number; alerts: number };

const LONGEST_NAME = 120;
const NOTHING: Polled = { failed: false, found: 0, edited: 0, alerts: 0 };

/** Polls a claimed source. Rejects only when the database cannot even take the failure down. */
export async function pollSource(
  platform: Platform,
  claimed: Claimed,
  wait: Wait = realWait,
): Promise<Polled> {
  const asked: Asked = { heard: { requests: 0, lastReply: null }, mask: (text) => text, plannedSeconds: 0 };
  try {
    const page = await askSource(platform, claimed, asked, wait);
    const read = await readItems(platform, claimed, page);
    return await store(platform, claimed, page, { ...read, plannedSeconds: asked.plannedSeconds });
  } catch (error) {
    await leave(platform, claimed, asked, error);
    return { ...NOTHING, failed: !(error instanceof Overrun) };
  }
}

async function leave(platform: Platform, claimed: Claimed, asked: Asked, error: unknown): Promise<void> {
  try {
    if (error instanceof LeaseLost) throw error;
    if (error instanceof Overrun) await postponePoll(platform, claimed, error);
    else await noteFailure(platform, claimed, asked, error);
  } catch (fault) {
    if (!(fault instanceof LeaseLost)) throw fault;
    platform.log('warn', fault.message, { source: claimed.id });
  }
}

export type Read = {
  fresh: NewMention[];
  /** Among the fresh ones. */
  irrelevant: Irrelevant[];
  known: Found[];
  longSeen: number[];
};

/** What a source's items are to the brands; `also` adds brands that no rule finds in an item any more. */
export async function readItems(
  platform: Platform,
  claimed: Claimed,
  { items }: Pick<Page, 'items'>,
  also: (item: Item, brands: ReadonlyMap<number, Brand>) => Brand[] = () => [],
): Promise<Read> {
  const { terms } = adapterOf(claimed.kind);
  if (items.length === 0 || terms.keeps === 'nothing')
    return { fresh: [], irrelevant: [], known: [], longSeen: [] };
  const rules = await compiledRules(platform);
  const brands = new Map((await listBrands(platform)).map((brand) => [brand.id, brand]));
  const found = items.flatMap((item) => {
    const now = recognise(item, rules, brands);
    const others = also(item, brands).filter(({ id }) => now.every(({ brand }) => brand.id !== id));
    return [...now, ...others.map((brand) => ({ item, brand, spans: [] }))];
  });
  const { fresh, ...again } = await splitKnown(platform, found);
  const mentions = await newMentions(platform, fresh, ({ item }) => ({
    sourceId: claimed.id,
    backfilled: isHistory(claimed, item),
    recheckHours: terms.recheckHours,
  }));
  const languages = fresh.map((one, index) => ({ ...one, language: mentions[index]!.language }));
  return { fresh: mentions, irrelevant: await irrelevantAmong(platform, languages), ...again };
}

/** Mentions, their events and alerts, and the cursor move together or not at all. */
async function store(
  platform: Platform,
  claimed: Claimed,
  page: Page,
  { fresh, irrelevant, known, longSeen, plannedSeconds }: Read & { plannedSeconds: number },
): Promise<Polled> {
  const name = betterName(claimed, page);
  const deleted = page.deleted ?? [];
  if (fresh.length + known.length + deleted.length === 0) {
    await completePoll(platform, claimed, page, { name, plannedSeconds });
    return NOTHING;
  }
  return transact(platform, async (inside) => {
    // Mentions are locked before days, as every move locks them.
    await refreshEngagement(inside, known.map(keyFields));
    await markSeen(inside, longSeen);
    await tombstone(inside, SYSTEM, { sourceKind: claimed.kind, sourceId: claimed.id, externalIds: deleted });
    const saved = await saveWhatFits(inside, fresh);
    const aside = new Set(await setAside(inside, irrelevant, saved.inserted));
    const alerts = await followUp(inside, saved, aside);
    const note = noteOn(platform, claimed.id, saved.refused);
    await completePoll(inside, claimed, page, { name, note, plannedSeconds });
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
