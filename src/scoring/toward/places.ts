/** Where in a reading the brand is named. */
import type { Reading } from '../reading.ts';
import { UNSEEN } from '../window.ts';

/** Words `from` to behind `to`. */
export type Place = { from: number; to: number };

type Span = { start: number; end: number };

/** An item's text is no longer. */
const SEARCHED = 100_000;
const REMEMBERED = 500;
const patterns = new Map<string, RegExp | null>();

/** The words of the reading that `spans` cover; these hold UTF-16 offsets into its text, in order. */
export function placesOf(reading: Reading, spans: readonly Span[]): Place[] {
  const places: Place[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    while (from < reading.words.length && reading.words[from]!.end <= start) from++;
    let to = from;
    while (to < reading.words.length && reading.words[to]!.start < end) to++;
    if (to > from) places.push({ from, to });
    from = to;
  }
  return places;
}

/** Where a text writes the brand's name, its plural or its handle. */
export function spansOfName(text: string, brand: string): Span[] {
  const pattern = patternOf(brand.trim());
  if (!pattern) return [];
  return [...text.slice(0, SEARCHED).matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

function patternOf(name: string): RegExp | null {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  if (patterns.size >= REMEMBERED) patterns.clear();
  const pattern = nameAsPattern(name);
  patterns.set(name, pattern);
  return pattern;
}

/** Blanks, hyphens and dots of a name may be left out, and what nobody sees may stand in it. */
function nameAsPattern(name: string): RegExp | null {
  const parts = name.match(/[\p{L}\p{M}\p{N}]+/gu);
  if (!parts) return null;
  const hidden = `(?:${UNSEEN})*`;
  const written = parts.map((part) => [...part].join(hidden)).join(`(?:[\\s.'’_&+-]|${UNSEEN}){0,3}`);
  return new RegExp(`(?<![\\p{L}\\p{N}])[@#]?${written}(?:['’]?s)?(?!\\p{L})`, 'giu');
}
