/** Which clause each word belongs to, as seen from the brand. */
import type { Reading } from '../reading.ts';
import type { Place } from './places.ts';

/** Words that begin a clause of its own. */
const TURNS = new Set(
  'but while whereas although though however yet except despite because since when if'.split(' '),
);
const LINKS = new Set('and or which who that so then as plus'.split(' '));

/** What a border counts: a link joins clauses of one breath, a turn sets them apart, a sentence more so. */
export const LINKED = 1;
export const TURNED = 2;
const SENTENCE = 4;
/** So far apart a word is in neither the brand's clause nor the next. */
export const NEXT_CLAUSE = 4;

export type Clauses = {
  /** Per word: 0 the brand's own clause, then what the borders in between add up to. */
  apart: Int16Array;
  /** Per word: words to the nearest place of the brand, negative before it, 0 within it. */
  distance: Int16Array;
};

/** Measures every word from the nearest place. */
export function clausesOf(reading: Reading, places: readonly Place[]): Clauses {
  const count = reading.words.length;
  const depth = depths(reading);
  const nearest = nearestOf(places, count);
  const apart = new Int16Array(count);
  const distance = new Int16Array(count);
  for (let at = 0; at < count; at++) {
    const place = nearest[at]!;
    const gap = gapOf(place, at);
    distance[at] = gap;
    apart[at] = Math.abs(depth[at]! - depth[gap < 0 ? place.from : place.to - 1]!);
  }
  return { apart, distance };
}

/** Per word the place that it is in, or else the nearest; in one pass each way, since there may be a thousand. */
function nearestOf(places: readonly Place[], count: number): Place[] {
  const nearest = new Array<Place>(count);
  for (const place of places.toReversed()) nearest.fill(place, place.from, place.to);
  let before: Place | undefined;
  const left = Array.from(nearest, (place) => (before = place ?? before));
  let right: Place | undefined;
  for (let at = count - 1; at >= 0; at--) {
    right = nearest[at] ?? right;
    nearest[at] = nearer(left[at], right, at)!;
  }
  return nearest;
}

/** One of the two; the first where both are as near. */
function nearer(one: Place | undefined, other: Place | undefined, at: number): Place | undefined {
  if (!one || !other) return one ?? other;
  return Math.abs(gapOf(other, at)) < Math.abs(gapOf(one, at)) ? other : one;
}

/** Words from the place to word `at`: negative before it, 0 within it. */
function gapOf({ from, to }: Place, at: number): number {
  return at < from ? at - from : at >= to ? at - to + 1 : 0;
}

/** Counts the borders up to each word. */
function depths({ norms, words, text, sentences }: Reading): Int16Array {
  const depth = new Int16Array(norms.length);
  let borders = 0;
  for (const [first, behind] of sentences) {
    for (let at = first; at < behind; at++) {
      const norm = norms[at]!;
      if (norm === '' ? isBorder(text, words[at]!.start) : TURNS.has(norm)) borders += TURNED;
      else if (LINKS.has(norm)) borders += LINKED;
      depth[at] = borders;
    }
    borders += SENTENCE;
  }
  return depth;
}

function isBorder(text: string, start: number): boolean {
  return ',;:.!?()[]–—-|…/'.includes(text[start]!);
}
