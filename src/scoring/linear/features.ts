/** A reading → a row: what every model may learn from. Changing anything here means training every head again. */

import { perWord } from '../known-word.ts';
import { NEGATIONS } from '../model/words.ts';
import type { Reading } from '../reading.ts';
import { hashOf, mix } from './hash.ts';
import { measure } from './measures.ts';
import { add, clear, normalise, type Row } from './row.ts';
import { plainSign } from './signs.ts';
import type { WordTable } from './word-table.ts';

/** Kinds of hashed features besides the word itself. */
const PAIR = hashOf('pair');
const DENIED = hashOf('denied');
const HANDLE = hashOf('a handle');
const ADDRESS = hashOf('an address');
const DIGITS = hashOf('digits');
/** Stands before the first word of a sentence. */
const BORDER = hashOf('a border');

const PAIR_VALUE = 0.7;
/** A negation reaches so many words, never past a sign or "but". */
const SCOPE = 3;

const negations = new Set(NEGATIONS.split(/\s+/));

/** Fills `row` from a reading, in one pass over its words; the hashed part has length one. */
export function featuresOf(reading: Reading, words: WordTable, row: Row): Row {
  clear(row, reading.words.length);
  for (const [from, to] of reading.sentences) {
    markWords(reading, row, from, to);
    addWords(reading, row, from, to);
  }
  normalise(row);
  measure(reading, words, row);
  return row;
}

/** The hash of each word, and which ones are denied. */
function markWords(reading: Reading, row: Row, from: number, to: number): void {
  let reach = 0;
  for (let at = from; at < to; at++) {
    const norm = reading.norms[at]!;
    row.hashes[at] = norm === '' ? hashOfSign(reading, at) : hashOfWord(reading.known[at]!);
    row.negated[at] = reach > 0 ? 1 : 0;
    if (negations.has(norm)) reach = SCOPE;
    else if (norm === '' || norm === 'but') reach = 0;
    else reach--;
  }
}

function addWords({ norms }: Reading, row: Row, from: number, to: number): void {
  let before = BORDER;
  for (let at = from; at < to; at++) {
    const hash = row.hashes[at]!;
    add(row, hash, 1, at);
    if (row.negated[at] && norms[at] !== '') add(row, mix(DENIED, hash), 1, at);
    add(row, mix(mix(PAIR, before), hash), PAIR_VALUE, at);
    before = hash;
  }
}

const hashOfWord = perWord((norm) => {
  const first = norm.charCodeAt(0);
  return first >= 48 && first <= 57 ? mix(DIGITS, norm.length) : hashOf(norm);
});

function hashOfSign({ words, text }: Reading, at: number): number {
  const { start, end } = words[at]!;
  const first = text[start]!;
  if (first === '@') return HANDLE;
  if (end - start > 4 && /^(www\.|https?:)/i.test(text.slice(start, start + 6))) return ADDRESS;
  return hashOf(plainSign(text, start, end));
}
