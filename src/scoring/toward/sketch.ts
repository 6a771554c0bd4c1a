/**
 * A reading drawn as one line that patterns can be laid on: `T` is the brand, `O` another name, function words
 * carry a dot before them, and `,` `.` `?` are the borders.
 */

import { FUNCTION_WORDS } from '../model/switching.ts';
import type { Reading } from '../reading.ts';
import type { Place } from './places.ts';

export type Sketch = {
  line: string;
  /** Where each piece begins in the line, and the word of the reading that it begins with. */
  begins: number[];
  words: number[];
  /** Whether another name than the brand's is in it; whoever is spoken to at the very beginning does not count. */
  hasOther: boolean;
  /** Whether it holds handles or tags, as posts do. */
  isTagged: boolean;
};

const functionWords = new Set(FUNCTION_WORDS.trim().split(/\s+/));

/** How a word is written in a sketch and in a pattern. */
export function drawn(norm: string): string {
  return functionWords.has(norm) ? `·${norm}` : norm;
}

/** Draws the reading as seen from the brand. */
export function sketchOf(reading: Reading, places: readonly Place[]): Sketch {
  const sketch: Sketch = {
    line: '',
    begins: [],
    words: [],
    hasOther: false,
    isTagged: /[@#]\w/.test(reading.text),
  };
  const titled = isTitled(reading);
  const targets = new Map(places.map((place) => [place.from, place.to]));
  let last = '';
  for (const [first, behind] of reading.sentences) {
    for (let at = first; at < behind; ) {
      const end = targets.get(at);
      const piece = end ? 'T' : pieceOf(reading, at, titled || at === first);
      if (piece === 'O' && at > 0) sketch.hasOther = true;
      if (piece !== '' && !(piece === 'O' && last === 'O')) append(sketch, piece, at);
      last = piece;
      at = end ?? at + 1;
    }
    if (!/[.?]/.test(last)) append(sketch, '.', behind - 1);
    last = '.';
  }
  return sketch;
}

function append(sketch: Sketch, piece: string, word: number): void {
  if (sketch.line !== '') sketch.line += ' ';
  sketch.begins.push(sketch.line.length);
  sketch.words.push(word);
  sketch.line += piece;
}

function pieceOf({ words, text }: Reading, at: number, plain: boolean): string {
  const { norm, start, end } = words[at]!;
  const first = text[start]!;
  if (first === '@') return end - start > 1 ? 'O' : '·at';
  if (norm === '') return borderOf(text.slice(start, end));
  const upper =
    first >= 'A' &&
    (first <= 'Z' || (first > '\u00bf' && first === first.toUpperCase() && first !== first.toLowerCase()));
  return upper && !plain && !functionWords.has(norm) ? 'O' : drawn(norm);
}

function borderOf(mark: string): string {
  if (mark.includes('?')) return '?';
  if (/^[>»]+$/.test(mark)) return '>';
  if (/^[<«]+$/.test(mark)) return '<';
  if (/^[.!…\n]+$/.test(mark)) return '.';
  if (/^[,;:()[\]{}|–—-]+$/.test(mark)) return ',';
  return mark === '&' || mark === '+' ? '·and' : '';
}

/** Headlines begin every word with a capital, which then names nothing. */
function isTitled({ words, norms, text, sentences }: Reading): boolean {
  const firsts = new Set(sentences.map(([first]) => first));
  let long = 0;
  let upper = 0;
  for (const [at, norm] of norms.entries()) {
    if (norm === '' || firsts.has(at) || functionWords.has(norm)) continue;
    const first = text[words[at]!.start]!;
    if (/\d/.test(first)) continue;
    long++;
    if (first >= 'A' && first <= 'Z') upper++;
  }
  return long >= 3 && upper >= long * 0.75;
}
