/** Finds what stands near something else, counted in words. */
import { classAt } from './characters.ts';
import { MOST_PLACES, type Place, placeOf, type Searchable, type Stretch, stretches } from './find.ts';
import { isBorder } from './find-borders.ts';
import type { Pattern } from './pattern.ts';

/** `patterns` are alternatives; at most `words` words stand between the two, and `ordered` keeps left before right. */
export type Near = { left: Pattern[]; right: Pattern[]; words: number; ordered: boolean };

/** `before` and `behind` count the words that begin before its start and before its end. */
type Spot = Stretch & { pattern: Pattern; before: number; behind: number };

/** Of a pattern that stands in a text more often, the first so many places count. */
const MOST_SPOTS = 500;

/** The first hundred places of the left and the right that stand near one of the other. */
export function findNear(text: Searchable, { left, right, words, ordered }: Near): Place[] {
  const lefts = spotsOf(text, left);
  const rights = lefts.length > 0 ? spotsOf(text, right) : [];
  if (rights.length === 0) return [];
  const found = [...followed(lefts, rights, words), ...preceded(rights, lefts, words)];
  if (!ordered) found.push(...followed(rights, lefts, words), ...preceded(lefts, rights, words));
  const spots = [...new Set(found)].sort((a, b) => a.from - b.from || b.to - a.to);
  return spots.slice(0, MOST_PLACES).map((spot) => placeOf(text, spot.pattern, spot));
}

function spotsOf(text: Searchable, patterns: Pattern[]): Spot[] {
  return patterns.flatMap((pattern) =>
    stretches(text, pattern, MOST_SPOTS).map(({ from, to }) => {
      text.counted ??= countedWords(text);
      const before = placeIn(text.counted, from);
      return { from, to, pattern, before, behind: placeIn(text.counted, to) };
    }),
  );
}

/** Those of `spots` behind which one of `others` begins soon enough. */
function followed(spots: Spot[], others: Spot[], words: number): Spot[] {
  const sorted = others.toSorted((a, b) => a.from - b.from);
  const begins = Uint32Array.from(sorted.map((spot) => spot.from));
  return spots.filter(({ to, behind }) => {
    const next = sorted[placeIn(begins, to)];
    return next !== undefined && next.before - behind <= words;
  });
}

/** Those of `spots` before which one of `others` ended late enough. */
function preceded(spots: Spot[], others: Spot[], words: number): Spot[] {
  const sorted = others.toSorted((a, b) => a.to - b.to);
  const ends = Uint32Array.from(sorted.map((spot) => spot.to));
  return spots.filter(({ from, before }) => {
    const last = sorted[placeIn(ends, from + 1) - 1];
    return last !== undefined && before - last.behind <= words;
  });
}

/** The index of the first number that is not below `value`. */
function placeIn(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where words begin; what follows an apostrophe inside a word begins none. */
function countedWords(text: Searchable): Uint32Array {
  const starts: number[] = [];
  let before = 0;
  for (let at = 0; at < text.text.length; at++) {
    const kind = classAt(text.text, at);
    const begins = kind !== 0 && (kind !== before || (kind === 2 && isBorder(text, at)));
    if (begins && !(kind === 1 && isInner(text.text, at))) starts.push(at);
    before = kind;
  }
  return Uint32Array.from(starts);
}

function isInner(text: string, at: number): boolean {
  return text[at - 1] === "'" && classAt(text, at - 2) === 1;
}
