/** What a rule that is typed would find, before it is saved. Nothing is stored. */
import { brandById, listBrands } from '../../brands/brands.ts';
import { type Relevance, relevanceOf } from '../../brands/examples.ts';
import { compileRule } from '../../brands/match.ts';
import { explainQuery } from '../../brands/query-explain.ts';
import { type Exclusion, proposeExclusions } from '../../brands/relevance/exclusions.ts';
import { compiledRules, rulesOf } from '../../brands/rules.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  collisionsOf,
  type Judged,
  judgeFound,
  type Sample,
  sampleOf,
  samplesOf,
  toldOf,
} from './samples.ts';
import { type Found, type Scan, scan, type Tried } from './scan.ts';

export type Asked = {
  brandId: number;
  rule: string;
  /** Of a saved rule that is edited; null for a new one. */
  ruleId: number | null;
  /** Whose mentions the asking person may see. */
  brandIds: number[];
};

export type DryRun = {
  explanation: string;
  read: number;
  hasMore: boolean;
  oldest: Date | null;
  found: number;
  /** The last 28 days in the brand's time zone, oldest first. */
  days: { day: string; found: number }[];
  samples: Sample[];
  /** Among the newest `judged`. */
  doubted: number;
  judged: number;
  gained: { n: number; samples: Sample[] };
  lost: { n: number; samples: Sample[] };
  /** Other brands whose rules find the same posts, among the newest. */
  collisions: { name: string; found: number; of: number }[];
  exclusions: Exclusion[];
  /** What people said; `found` of the downs are among the judged. */
  told: { ups: number; downs: number; found: number };
};

const DAYS = 28;
const DAY_MS = 86_400_000;
const KEPT_MS = 2 * 60_000;
const MOST_SCANS = 4;

/** A thumb asks again about the same rule, and the posts are still the same. */
const scans = new WeakMap<Platform['http'], Map<string, { at: number; scan: Promise<Scan> }>>();

/** Throws QueryError for a rule that cannot be read, and Refusal when the brand is gone. */
export async function dryRun(platform: Platform, asked: Asked): Promise<DryRun> {
  const tried = await triedFor(platform, asked);
  const relevance = await relevanceOf(platform, asked.brandId);
  const walked = await scanOnce(platform, tried, asked);
  const judged = judgeFound(walked.kept, relevance);
  const shown = (found: Found[]) => judgeFound(found, relevance).map(sampleOf);
  return {
    explanation: explainQuery(tried.rule.query),
    read: walked.read,
    hasMore: walked.hasMore,
    oldest: walked.oldest,
    found: walked.found,
    days: lastDays(walked.days, platform.now(), tried.timeZone),
    samples: samplesOf(judged),
    doubted: judged.filter(({ doubt, relevant }) => doubt !== null && relevant !== true).length,
    judged: judged.length,
    gained: { n: walked.gained.n, samples: shown(walked.gained.kept) },
    lost: { n: walked.lost.n, samples: shown(walked.lost.kept) },
    collisions: await collisions(platform, walked.kept, asked),
    exclusions: proposeExclusions(judged.map(toldOf), asked.rule),
    told: toldIn(relevance, judged),
  };
}

/** The rule as it is typed, beside what is saved. Throws QueryError. */
export async function triedFor(
  platform: Platform,
  { brandId, rule, ruleId, brandIds }: Asked,
): Promise<Tried> {
  const text = rule.trim();
  if (text === '') throw new Refusal('invalid', EMPTY, { rule: EMPTY });
  const compiled = compileRule(text);
  const brand = await brandById(platform, brandId);
  if (!brand) throw new Refusal('not-found', 'There is no such brand. It may have been removed.');
  const saved = await rulesOf(platform, brandId);
  return { rule: compiled, ruleId, saved, never: brand, timeZone: brand.timeZone, brandIds };
}

const EMPTY = 'The rule is empty. Write the words that should be found.';

function toldIn({ told }: Relevance, judged: readonly Judged[]): DryRun['told'] {
  const ups = [...told.values()].filter((relevant) => relevant).length;
  const found = judged.filter(({ relevant }) => relevant === false).length;
  return { ups, downs: told.size - ups, found };
}

function scanOnce(platform: Platform, tried: Tried, asked: Asked): Promise<Scan> {
  const { saved, never, timeZone } = tried;
  const nevers = [never.neverAuthors, never.neverSites, never.neverThreads, never.ownAccounts];
  const key = JSON.stringify([asked, saved.map(({ rule }) => rule), nevers, timeZone]);
  const at = platform.now().getTime();
  const known = scans.get(platform.http) ?? new Map();
  scans.set(platform.http, known);
  const last = known.get(key);
  if (last && at - last.at < KEPT_MS) return last.scan;
  if (known.size >= MOST_SCANS) known.clear();
  const fresh = scan(platform, tried);
  known.set(key, { at, scan: fresh });
  fresh.catch(() => known.delete(key));
  return fresh;
}

async function collisions(platform: Platform, found: Found[], { brandId, brandIds }: Asked) {
  const rules = (await compiledRules(platform)).filter(
    (rule) => rule.brandId !== brandId && brandIds.includes(rule.brandId),
  );
  const names = new Map((await listBrands(platform)).map(({ id, name }) => [id, name]));
  return collisionsOf(found, rules).map(({ brandId: other, ...counts }) => ({
    name: names.get(other) ?? '',
    ...counts,
  }));
}

function lastDays(days: ReadonlyMap<string, number>, now: Date, timeZone: string): DryRun['days'] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const today = Date.parse(`${format.format(now)}T00:00:00Z`);
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(today - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return { day, found: days.get(day) ?? 0 };
  });
}
