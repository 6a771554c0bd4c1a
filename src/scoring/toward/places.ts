/** Where in a reading the brand is named. */
import type { Reading } from '../reading.ts';

/** Words `from` to behind `to`. */
export type Place = { from: number; to: number };

type Span = { start: number; end: number };

const MOST_PLACES = 20;
const REMEMBERED = 500;
const patterns = new Map<string, RegExp | null>();

/**
 * The words that `about` covers; without `about`, those that write the brand's name, its plural or its handle.
 * `about` holds UTF-16 offsets into the reading's text.
 */
export function placesOf(
  reading: Reading,
  brand: string | null | undefined,
  about?: readonly Span[],
): Place[] {
  const spans = about?.length ? about : brand ? spansOfName(reading.text, brand) : [];
  const places: Place[] = [];
  let from = 0;
  for (const { start, end } of spans.slice(0, MOST_PLACES)) {
    while (from < reading.words.length && reading.words[from]!.end <= start) from++;
    let to = from;
    while (to < reading.words.length && reading.words[to]!.start < end) to++;
    if (to > from) places.push({ from, to });
    from = to;
  }
  return places;
}

function spansOfName(text: string, brand: string): Span[] {
  const pattern = patternOf(brand.trim());
  if (!pattern) return [];
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
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

/** Blanks, hyphens and dots of a name may be left out: "Blue Kite" is also "@BlueKite" and "blue-kite". */
function nameAsPattern(name: string): RegExp | null {
  const parts = name.match(/[\p{L}\p{M}\p{N}]+/gu);
  if (!parts) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])[@#]?${parts.join("[\\s.'’_&+-]{0,3}")}(?:['’]?s)?(?!\\p{L})`, 'giu');
}
