/** Reads what the suggested sources say of the last 30 days, sheet by sheet, while somebody chooses words. Nothing is stored. */
import { Failure } from '../../failure.ts';
import type { Http, Platform } from '../../platform/platform.ts';
import type { Item, Page, PollOptions } from '../../sources/adapter.ts';
import { cleanItem } from '../../sources/clean-item.ts';
import { adapterOf } from '../../sources/kinds/index.ts';
import { readOnce } from '../../sources/read.ts';
import { suggestedSources } from '../../sources/settings.ts';
import { withinTime } from '../within-time.ts';

/** What one source has given so far. */
export type Reading = {
  kind: string;
  items: readonly Item[];
  startedAt: Date;
  isOver: boolean;
  /** There is more in these days than is read for a preview. */
  isCut: boolean;
  /** It is heard live, so it has no past. */
  isLive: boolean;
  /** Not even its name could be found. */
  isLost: boolean;
  /** Why it gave no more; null where nothing went wrong. */
  problem: string | null;
};

export const PREVIEW_DAYS = 30;
export const MOST_ITEMS = 1000;

/** `patienceMs` for all requests of one source. */
type Effort = { items: number; requests: number; patienceMs: number };
const IN_ONE_GO: Effort = { items: 100, requests: 2, patienceMs: 6000 };
const AT_LEISURE: Effort = { items: MOST_ITEMS, requests: 12, patienceMs: 90_000 };

const FIRST_ANSWER_MS = 3000;
const KEPT_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
/** Names stand early; long threads would fill the memory. */
const MOST_TEXT = 5000;

type Brand = { name: string; website: string | null };
type Suggested = ReturnType<typeof suggestedSources>[number];
type Begun = { readings: Reading[]; first: Promise<unknown>; all: Promise<unknown> };
type Kept = Begun & { key: string; at: number };

/** What is read for the last brand serves everybody who chooses its words, until nobody does any more. */
const kept = new WeakMap<Http, Kept>();

/** As far as they have come: at once, but for the first answer of each. Where nothing lasts they are read in one go. */
export async function readingsFor(platform: Platform, brand: Brand): Promise<Reading[]> {
  const key = JSON.stringify([brand.name, brand.website]);
  const at = platform.now().getTime();
  const last = kept.get(platform.http);
  const current = last?.key === key && at - last.at < KEPT_MS ? last : { key, at, ...begin(platform, brand) };
  kept.set(platform.http, current);
  await (platform.isLasting ? inTime(current.first, FIRST_ANSWER_MS) : current.all);
  return current.readings;
}

/** Once the words are chosen, what was read for them is not needed any more. */
export const forgetReadings = ({ http }: Platform): void => void kept.delete(http);

function begin(platform: Platform, brand: Brand): Begun {
  const effort = platform.isLasting ? AT_LEISURE : IN_ONE_GO;
  const begun = suggestedSources(brand).map((source) => {
    const reading: Reading = { ...NOTHING, kind: source.kind, startedAt: platform.now() };
    let answered = () => {};
    const first = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const all = read(platform, source, reading, { ...effort, answered }).finally(() => {
      reading.isOver = true;
      answered();
    });
    return { reading, first, all };
  });
  return {
    readings: begun.map(({ reading }) => reading),
    first: Promise.all(begun.map(({ first }) => first)),
    all: Promise.all(begun.map(({ all }) => all)),
  };
}

const NOTHING = { items: [], isOver: false, isCut: false, isLive: false, isLost: false, problem: null };

type Reader = Effort & { answered(): void };

/** Never rejects: what goes wrong is told beside the source. */
async function read(platform: Platform, source: Suggested, reading: Reading, reader: Reader): Promise<void> {
  const since = new Date(reading.startedAt.getTime() - PREVIEW_DAYS * DAY_MS);
  const take = (items: readonly Item[]) => {
    reading.items = recent(items, since);
    reader.answered();
  };
  try {
    const http = withinTime(platform, reader.patienceMs);
    const options = optionsFor(source, reading, { ...reader, since }, take);
    const page = await readOnce(source.kind, source.settings, http, options);
    take(page.items);
    reading.isCut = isCut(page);
  } catch (error) {
    reading.isLost = error instanceof Failure && error.class === 'dns' && !reading.isLive;
    reading.problem = reading.isLive ? null : problemOf(platform, source.kind, error);
  }
}

function optionsFor(
  source: Suggested,
  reading: Reading,
  { items, requests, since }: Effort & { since: Date },
  take: (items: readonly Item[]) => void,
): PollOptions {
  return {
    now: reading.startedAt,
    since,
    limit: items,
    maxRequests: Math.min(requests, halfOfBudget(source)),
    onRead: async (_, soFar) => soFar && take(soFar),
    // Whoever waits for a page cannot wait for what is written next.
    listen: () => {
      reading.isLive = true;
      throw new Failure('timeout', 'It is heard live.');
    },
  };
}

/** The first poll comes soon, and asks the same service. */
function halfOfBudget({ kind, settings }: Suggested): number {
  const limits = (adapterOf(kind).budgets?.(settings) ?? []).map(({ limit }) => Math.floor(limit / 2));
  return Math.max(2, Math.min(...limits));
}

const isCut = ({ gap, more }: Page) => Boolean(gap) || more === true;

function recent(items: readonly Item[], since: Date): Item[] {
  return items
    .filter(({ publishedAt }) => publishedAt === null || publishedAt >= since.toISOString())
    .map((item) => cleanItem({ ...item, text: item.text.slice(0, MOST_TEXT) }));
}

function problemOf(platform: Platform, kind: string, error: unknown): string {
  if (error instanceof Failure) return error.message;
  platform.log('error', 'A source could not be read for the set-up', { kind, error });
  return 'could not be read: the fault is in Earshot, and its log says more. The others were read.';
}

/** Waits for the work, at most so long. */
function inTime(work: Promise<unknown>, ms: number): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.finally(() => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}
