/** Real matches for rules that are not saved yet, from sources that need no key. Nothing is stored. */
import { Failure } from '../failure.ts';
import type { Sentiment } from '../mentions/mention.ts';
import type { Http, Platform } from '../platform/platform.ts';
import { makeScorer, type Scorer } from '../scoring/score.ts';
import type { Item } from '../sources/adapter.ts';
import { readOnce } from '../sources/read.ts';
import { suggestedSources } from '../sources/settings.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import { keptOf, leaveOutOf, type Recognised, recognisedBy } from './recognised.ts';
import { withinTime } from './within-time.ts';

const MOST_SHOWN = 12;
const MOST_READ = 100;
const PATIENCE_MS = 6000;
const KEPT_MS = 5 * 60_000;
const MONTH_MS = 30 * 86_400_000;

export type PreviewMatch = Excerpt & {
  sourceKind: string;
  author: string | null;
  publishedAt: Date | null;
  sentiment: Sentiment;
  /** A rule finds it, and it is left out. */
  isSetAside: boolean;
};

export type Asked = {
  /** As they are ticked and typed. */
  rules: string[];
  leave: string[];
  /** Rules that are only counted. */
  offered: string[];
  /** Whether another name that is found is left out although nobody said so. */
  isLeftOut: (phrase: string) => boolean;
};

export type Preview = {
  matches: PreviewMatch[];
  /** Items that a rule recognised and nothing leaves out, among `read`; and those that are left out. */
  found: number;
  setAside: number;
  read: number;
  /** What each rule finds alone. */
  counts: Map<string, number>;
  /** Other names among what the rules find, and the phrases that were asked for, each with what it drops. */
  leaveOut: { phrase: string; drops: number; ticked: boolean }[];
  /** Not one source could be found: the fault is on this side. */
  unreachable: boolean;
  sources: { kind: string; ok: boolean; sentence: string }[];
};

const HEARD_LIVE = 'is heard live: what is written there is found from now on.';

type Brand = { name: string; website: string | null };
type Suggested = ReturnType<typeof suggestedSources>[number];
type Reading = { kind: string; items: Item[]; ok: boolean; lost: boolean; isLive: boolean; sentence: string };
type Kept = { key: string; at: number; readings: Promise<Reading[]> };

/** What was read for the last brand serves every tick of a box for five minutes. */
const kept = new WeakMap<Http, Kept>();
let scorer: Scorer | null = null;

/** Reads the sources that would listen for the brand; one that fails is said so, never thrown. Every rule must be readable. */
export async function preview(platform: Platform, brand: Brand, asked: Asked): Promise<Preview> {
  const readings = await readFor(platform, brand);
  const items = readings.flatMap((reading) => reading.items);
  const recognised = recognisedBy(items, asked.rules);
  const leaveOut = leaveOutOf(brand.name, recognised, asked).map((one) => ({
    ...one,
    ticked: asked.leave.includes(one.phrase) || asked.isLeftOut(one.phrase),
  }));
  const left = leaveOut.filter(({ ticked }) => ticked).map(({ phrase }) => phrase);
  const kept = keptOf(recognised, asked.rules, left);
  recognised.sort((a, b) => (b.item.publishedAt ?? '').localeCompare(a.item.publishedAt ?? ''));
  return {
    matches: recognised.slice(0, MOST_SHOWN).map((one) => shown(one, brand, !kept.has(one.item))),
    found: kept.size,
    setAside: recognised.length - kept.size,
    read: items.length,
    counts: new Map(asked.offered.map((rule) => [rule, recognisedBy(items, [rule]).length])),
    leaveOut,
    unreachable: readings.some(({ lost }) => lost) && readings.every(({ lost, isLive }) => lost || isLive),
    sources: readings.map(({ kind, ok, sentence }) => ({ kind, ok, sentence })),
  };
}

function readFor(platform: Platform, brand: Brand): Promise<Reading[]> {
  const key = JSON.stringify([brand.name, brand.website]);
  const at = platform.now().getTime();
  const last = kept.get(platform.http);
  if (last?.key === key && at - last.at < KEPT_MS) return last.readings;
  const readings = Promise.all(suggestedSources(brand).map((source) => read(platform, source)));
  kept.set(platform.http, { key, at, readings });
  return readings;
}

async function read(platform: Platform, { kind, settings }: Suggested): Promise<Reading> {
  const { now } = platform;
  let isStream = false;
  const options = {
    now: now(),
    since: new Date(now().getTime() - MONTH_MS),
    limit: MOST_READ,
    maxRequests: 2,
    // Whoever waits for a page cannot wait for what is written next.
    listen: () => {
      isStream = true;
      throw new Failure('timeout', HEARD_LIVE);
    },
  };
  try {
    const { items } = await readOnce(kind, settings, withinTime(platform, PATIENCE_MS), options);
    return {
      kind,
      items,
      ok: true,
      lost: false,
      isLive: false,
      sentence: `answered with ${items.length} items of the last 30 days.`,
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const lost = error.class === 'dns' && !isStream;
    return {
      kind,
      items: [],
      ok: isStream,
      isLive: isStream,
      lost,
      sentence: isStream ? HEARD_LIVE : error.message,
    };
  }
}

function shown({ item, matches }: Recognised, brand: Brand, isSetAside: boolean): PreviewMatch {
  scorer ??= makeScorer();
  const { title, text, rating, language } = item;
  return {
    ...excerptOf(item, matches),
    isSetAside,
    sourceKind: item.source,
    author: item.author.name ?? item.author.handle,
    publishedAt: item.publishedAt === null ? null : new Date(item.publishedAt),
    sentiment: scorer.score({ title, text, rating, language, brand: brand.name }).label,
  };
}
