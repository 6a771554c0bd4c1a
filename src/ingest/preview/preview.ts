/** Real matches for rules that are not saved yet, from sources that need no key. Nothing is stored. */
import type { Brand } from '../../brands/brands.ts';
import { itemHash, profileFrom, type Relevance, relevanceOf } from '../../brands/examples.ts';
import type { Match } from '../../brands/match.ts';
import { neverTest } from '../../brands/never.ts';
import type { Sentiment } from '../../mentions/mention.ts';
import type { Platform } from '../../platform/platform.ts';
import { makeScorer, type Scorer } from '../../scoring/score.ts';
import type { Item } from '../../sources/adapter.ts';
import { type Judged, judgeFound, type Sample, sampleOf } from '../dry-run/samples.ts';
import { excerptOf } from '../excerpt.ts';
import { type Asked, type LeaveOut, leaveOutOf } from './leave-out.ts';
import { type Progress, progressOf } from './progress.ts';
import { readingsFor } from './reading.ts';
import { keptOf, type Recognised, recognisedBy } from './recognised.ts';
import { sentenceOf } from './sentence.ts';

export type PreviewMatch = Sample & {
  sentiment: Sentiment;
  /** A rule finds it, and a phrase leaves it out, or somebody said that it is not about the brand. */
  aside: 'left-out' | 'told' | null;
};

export type Preview = {
  matches: PreviewMatch[];
  /** Items that a rule recognised and nothing leaves out, among `read`; and those that are left out. */
  found: number;
  setAside: number;
  read: number;
  /** What each rule finds alone. */
  counts: Map<string, number>;
  leaveOut: LeaveOut[];
  /** Of how many of these posts somebody said that they are not about the brand. */
  downs: number;
  /** There are more posts than were read: every count is the least it can be. */
  isLeast: boolean;
  /** Not one source could be found: the fault is on this side. */
  unreachable: boolean;
  /** Null once everything is read. */
  progress: Progress | null;
  sources: { kind: string; ok: boolean; sentence: string }[];
};

const MOST_SHOWN = 8;
/** The newest that words to leave out are learnt from. */
const MOST_JUDGED = 400;

let scorer: Scorer | null = null;

/** As far as the sources that would listen for the brand are read; one that fails is said so, never thrown. Every rule must be readable. */
export async function preview(platform: Platform, brand: Brand, asked: Asked): Promise<Preview> {
  const readings = await readingsFor(platform, brand);
  const { model, told } = await relevanceOf(platform, brand.id);
  const isNever = neverTest(brand) ?? (() => false);
  const items = readings.flatMap((reading) => reading.items).filter((item) => !isNever(item));
  const { recognised, counts } = recognisedAmong(items, asked);
  const judged = judgedAmong(recognised, { model, told, profile: profileFrom(brand, asked.rules) });
  const leaveOut = leaveOutOf(brand.name, recognised, { judged, told, asked });
  const left = leaveOut.filter(({ ticked }) => ticked).map(({ phrase }) => phrase);
  const downs = recognised.filter(({ item }) => told.get(hashOf(item)) === false);
  const kept = keptOf(recognised, asked.rules, left);
  for (const { item } of downs) kept.delete(item);
  const matches = judged.slice(0, MOST_SHOWN);
  return {
    matches: matches.map((one, index) => shown(one, recognised[index]!.matches, { brand, kept })),
    found: kept.size,
    setAside: recognised.length - kept.size,
    read: items.length,
    counts,
    leaveOut,
    downs: downs.length,
    isLeast: readings.some(({ isCut, items, problem }) => isCut || (items.length > 0 && problem !== null)),
    unreachable:
      readings.some(({ isLost }) => isLost) && readings.every(({ isLost, isLive }) => isLost || isLive),
    progress: progressOf(readings, platform.now()),
    sources: readings.map((reading) => ({ kind: reading.kind, ...sentenceOf(reading) })),
  };
}

const hashOf = ({ source, externalId }: Item) => itemHash(source, externalId);

/** Newest first. Each post is looked at once, for the rules that are ticked and those that are only counted. */
function recognisedAmong(items: readonly Item[], { rules, offered }: Asked) {
  const every = [...new Set([...rules, ...offered])];
  const seen = recognisedBy(items, every);
  const recognised = seen.flatMap(({ item, matches }) => {
    const ticked = matches.filter(({ ruleId }) => ruleId < rules.length);
    return ticked.length > 0 ? [{ item, matches: ticked }] : [];
  });
  recognised.sort((a, b) => (b.item.publishedAt ?? '').localeCompare(a.item.publishedAt ?? ''));
  const counts = new Map(every.map((rule, index) => [rule, countOf(seen, index)]));
  return { recognised, counts };
}

const countOf = (seen: Recognised[], rule: number) =>
  seen.filter(({ matches }) => matches.some(({ ruleId }) => ruleId === rule)).length;

/** The newest, in the order of the recognised. */
function judgedAmong(recognised: Recognised[], relevance: Relevance): Judged[] {
  const found = recognised.slice(0, MOST_JUDGED).map(({ item, matches: [match] }) => ({
    item,
    match: match!,
    mentionId: null,
    at: item.publishedAt === null ? null : new Date(item.publishedAt),
  }));
  return judgeFound(found, relevance);
}

type Around = { brand: Brand; kept: ReadonlySet<Item> };

function shown(judged: Judged, matches: Match[], { brand, kept }: Around): PreviewMatch {
  scorer ??= makeScorer();
  const { item } = judged.found;
  const { title, text, rating, language } = item;
  const isTold = judged.relevant === false;
  return {
    ...sampleOf(judged),
    ...excerptOf(item, matches),
    aside: isTold ? 'told' : kept.has(item) ? null : 'left-out',
    sentiment: scorer.score({ title, text, rating, language, brand: brand.name }).label,
  };
}
