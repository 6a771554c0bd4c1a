/**
 * A reading drawn as one line that patterns can be laid on: `T` is the brand, `O` another name, function words
 * carry a dot before them, and `,` `.` `?` are the borders.
 */
import { type KnownWord, knownWord, perWord } from '../known-word.ts';
import type { Reading } from '../reading.ts';
import { functionWords } from './names.ts';
import type { Place } from './places.ts';

export type Sketch = {
  line: string;
  /** The line cut at its blanks, and what is known of them. */
  pieces: string[];
  known: KnownWord[];
  /** Where each piece begins in the line, and the word of the reading that it begins with. */
  begins: number[];
  words: number[];
  /** Names besides the brand's: where each stands, words in a row being one. */
  others: Place[];
  /** Whether it holds handles or tags, as posts do. */
  isTagged: boolean;
};

/** Several of these in a row are one. */
const MERGED = new Set(['O', '>', '<']);

/** How a word is written in a sketch and in a pattern. */
export function drawn(norm: string): string {
  return functionWords.has(norm) ? `·${norm}` : norm;
}

const drawnOf = perWord(drawn);
const [TARGET, OTHER, HANDLE, STOP] = [knownWord('T'), knownWord('O'), knownWord('·at'), knownWord('.')];

/** Draws the reading as seen from the brand. */
export function sketchOf(reading: Reading, places: readonly Place[], names: Uint8Array): Sketch {
  const sketch: Sketch = {
    line: '',
    pieces: [],
    known: [],
    begins: [],
    words: [],
    others: [],
    isTagged: /[@#]\w/.test(reading.text),
  };
  const targets = new Map(places.map((place) => [place.from, place.to]));
  let last = '';
  for (const [first, behind] of reading.sentences) {
    for (let at = first; at < behind; ) {
      const end = targets.get(at);
      const known = end ? TARGET : names[at] ? OTHER : knownAt(reading, at);
      const piece = drawnOf(known);
      if (piece === 'O') addOther(sketch.others, at);
      if (piece !== '' && !(piece === last && MERGED.has(piece))) append(sketch, piece, known, at);
      last = piece;
      at = end ?? at + 1;
    }
    if (!/[.?]/.test(last)) append(sketch, '.', STOP, behind - 1);
    last = '.';
  }
  return sketch;
}

function append(sketch: Sketch, piece: string, known: KnownWord, word: number): void {
  if (sketch.line !== '') sketch.line += ' ';
  sketch.begins.push(sketch.line.length);
  sketch.words.push(word);
  sketch.pieces.push(piece);
  sketch.known.push(known);
  sketch.line += piece;
}

function addOther(others: Place[], at: number): void {
  const last = others.at(-1);
  if (last?.to === at) last.to++;
  else others.push({ from: at, to: at + 1 });
}

function knownAt({ words, known, text }: Reading, at: number): KnownWord {
  const { norm, start, end } = words[at]!;
  if (norm !== '') return known[at]!;
  return text[start] === '@' ? HANDLE : knownWord(borderOf(text.slice(start, end)));
}

function borderOf(mark: string): string {
  if (mark.includes('?')) return '?';
  if (/^[>»]+$/.test(mark)) return '>';
  if (/^[<«]+$/.test(mark)) return '<';
  if (/^[.!…\n]+$/.test(mark)) return '.';
  if (/^[,;:()[\]{}|–—-]+$/.test(mark)) return ',';
  return mark === '&' || mark === '+' ? '·and' : '';
}
