/** What a text says of each of its themes: a word counts for the theme that is nearest in its clause. */
import { balanceOf, labelOf } from './judgement.ts';
import type { Reading } from './reading.ts';
import type { Aspect, Probabilities } from './result.ts';
import type { Weighted } from './sentiment.ts';
import type { FoundTheme } from './themes.ts';
import type { Place } from './toward/places.ts';

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

/** How the whole text was judged, and how the model that tells brands apart judges what these places name. */
type Judges = { score: number; toward: (places: Place[]) => Probabilities };

/**
 * One aspect per theme, in their order. Where a sentence names several, the words nearby and the model for brands
 * count alike; the only theme of a text is judged by the words nearby and by the whole.
 */
export function aspectsOf(
  reading: Reading,
  themes: FoundTheme[],
  evidence: readonly Weighted[],
  judges: Judges,
): Aspect[] {
  if (themes.length === 0) return [];
  const totals = heardNear(reading, themes, evidence);
  return themes.map(({ theme, places }, index) => {
    const total = totals[index]!;
    const own = Math.abs(total) < WEAKEST ? null : total / Math.sqrt(total * total + ALPHA);
    const score = themes.length === 1 ? alone(own, judges) : among(own, reading, themes, places, judges);
    return { theme, label: labelOf(score), score: Math.round(score * 1000) / 1000 || 0 };
  });
}

const alone = (own: number | null, { score }: Judges) => (own === null ? score : (own + score) / 2);

function among(
  own: number | null,
  { sentences }: Reading,
  themes: FoundTheme[],
  places: FoundTheme['places'],
  { toward }: Judges,
): number {
  const isIn = (some: FoundTheme['places'], [from, to]: [number, number]) =>
    some.some(([at]) => at >= from && at < to);
  const isShared = sentences.some(
    (sentence) =>
      isIn(places, sentence) &&
      themes.some((other) => other.places !== places && isIn(other.places, sentence)),
  );
  if (!isShared) return own ?? 0;
  return ((own ?? 0) + balanceOf(toward(places.map(([from, count]) => ({ from, to: from + count }))))) / 2;
}

/** What the words near each theme weigh; a word that is nearer to another theme hardly counts. */
function heardNear(reading: Reading, themes: FoundTheme[], evidence: readonly Weighted[]): number[] {
  const road = roadOf(reading);
  const totals = themes.map(() => 0);
  for (const { at, length, weight } of evidence) {
    const costs = themes.map(({ places }) => nearest(road, places, at, length));
    const least = Math.min(...costs);
    costs.forEach((cost, index) => {
      totals[index]! += weight * Math.exp(-least / REACH - (cost - least) / RIVALRY);
    });
  }
  return totals;
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
