/** What a text says of each of its themes: a word counts for the theme that is nearest in its clause. */
import { labelOf } from './judgement.ts';
import type { Reading } from './reading.ts';
import type { Aspect } from './score.ts';
import type { Weighted } from './sentiment.ts';
import type { FoundTheme } from './themes.ts';

/** How far apart words are: a step costs 1, a border more; chosen on the development split of MAMS. */
const STEP = 1;
const JOINED = 3;
const PAUSE = 5;
const SENTENCE = 9;
const TURN = 14;
/** Costs over which a word's weight falls to 1/e: by itself, and for a theme that is farther than another. */
const REACH = 9;
const RIVALRY = 2;
/** As in `feel`, for the fewer words of one aspect. */
const ALPHA = 6;
const WEAKEST = 0.05;

const JOINS = new Set(['and', 'or', 'plus', 'also']);
const TURNS = new Set(
  'but however although though yet while whereas whilst except despite unless otherwise'.split(' '),
);

/** How the whole text was judged: what is said of its only theme where no word nearby says more. */
type Whole = { score: number };

/** One aspect per theme, in their order. */
export function aspectsOf(
  reading: Reading,
  themes: FoundTheme[],
  evidence: Weighted[],
  whole: Whole,
): Aspect[] {
  if (themes.length === 0) return [];
  const roads = roadOf(reading);
  const totals = themes.map(() => 0);
  let heard = 0;
  for (const { at, length, weight } of evidence) {
    const costs = themes.map(({ places }) => nearest(roads, places, at, length));
    const least = Math.min(...costs);
    if (weight * Math.exp(-least / REACH) !== 0) heard++;
    costs.forEach((cost, index) => {
      totals[index]! += weight * Math.exp(-least / REACH - (cost - least) / RIVALRY);
    });
  }
  return themes.map(({ theme }, index) => aspectOf(theme, totals[index]!, themes.length === 1, whole, heard));
}

function aspectOf(theme: string, total: number, isOnly: boolean, whole: Whole, heard: number): Aspect {
  const own = Math.abs(total) < WEAKEST ? 0 : total / Math.sqrt(total * total + ALPHA);
  const score = isOnly ? (heard === 0 ? whole.score : (own + whole.score) / 2) : own;
  return { theme, label: labelOf(score), score: Math.round(score * 1000) / 1000 || 0 };
}

/** The cost of the way from the text's beginning to each word. */
function roadOf({ words, norms, sentences, text }: Reading): number[] {
  const begins = new Set(sentences.map(([first]) => first));
  const road: number[] = [];
  let far = 0;
  for (const [at, { start, end }] of words.entries()) {
    far += STEP + (at > 0 && begins.has(at) ? SENTENCE : 0) + borderOf(norms[at]!, text.slice(start, end));
    road.push(far);
  }
  return road;
}

function borderOf(norm: string, written: string): number {
  if (norm === '') return /^[,;:()–—-]+$/.test(written) ? PAUSE : 0;
  if (TURNS.has(norm)) return TURN;
  return JOINS.has(norm) ? JOINED : 0;
}

function nearest(road: number[], places: FoundTheme['places'], at: number, length: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [from, count] of places) least = Math.min(least, between(road, from, count, at, length));
  return least;
}

/** 0 where they overlap. */
function between(road: number[], a: number, aLength: number, b: number, bLength: number): number {
  if (a + aLength <= b) return road[b]! - road[a + aLength - 1]!;
  return b + bLength <= a ? road[a]! - road[b + bLength - 1]! : 0;
}
