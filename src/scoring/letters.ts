/** Which language the letters of a text look like: the method and the groups of letters of ELD (Nito T.M., Apache-2.0). */
import { bytesOf } from './linear/bytes.ts';
import { hashOfBytes } from './linear/hash.ts';
import letterWeights from './model/letters.weights.ts';

/** What is known of groups of letters, by open addressing; a group is a few bytes of UTF-8. */
export type LetterTable = {
  languages: string[];
  /** Hash of a group per place, 0 where it is empty; a power of two long. */
  keys: Uint32Array;
  /** Where the pairs of each place begin, and how many they are. */
  begins: Uint32Array;
  counts: Uint8Array;
  /** Language, points; language, points; … */
  pairs: Uint8Array;
};

/** ELD takes so many points off every group to keep its tables small. */
const LEAST_POINTS = 53;
const MOST_BYTES = 350;
const LONGEST_WORD = 70;
const GROUP = 4;
const STRIDE = 3;
const BLANK = 32;
const NO_LETTERS = /[^\p{L}]+(?<!['`’])/gu;

let decoded: LetterTable | null = null;
const table = () => (decoded ??= decodeLetters(letterWeights));

/** ISO 639-1 codes of the languages that letters tell apart. */
export function letterLanguages(): readonly string[] {
  return table().languages;
}

/** Reads what train/heads/letters.ts wrote: u16 languages; two letters each; u32 groups; u32 hash, u8 pairs per group; pairs. */
export function decodeLetters(base64: string): LetterTable {
  const bytes = bytesOf(base64);
  const count = bytes.getUint16(0, true);
  const letter = (at: number) => String.fromCharCode(bytes.getUint8(2 + at));
  const languages = Array.from({ length: count }, (_, at) => letter(2 * at) + letter(2 * at + 1));
  const head = 2 + 2 * count;
  const groups = bytes.getUint32(head, true);
  const size = 2 ** Math.ceil(Math.log2(1.5 * groups));
  const pairs = new Uint8Array(bytes.buffer, head + 4 + 5 * groups);
  const found = { languages, keys: new Uint32Array(size), begins: new Uint32Array(size) };
  const letters = { ...found, counts: new Uint8Array(size), pairs };
  let begin = 0;
  for (let group = 0; group < groups; group++) {
    const key = bytes.getUint32(head + 4 + 4 * group, true);
    const place = placeOf(letters, key);
    letters.keys[place] = key;
    letters.begins[place] = begin;
    letters.counts[place] = bytes.getUint8(head + 4 + 4 * groups + group);
    begin += 2 * letters.counts[place]!;
  }
  return letters;
}

function placeOf({ keys }: Pick<LetterTable, 'keys'>, key: number): number {
  const mask = keys.length - 1;
  let place = key & mask;
  while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & mask;
  return place;
}

const encoder = new TextEncoder();
/** Filled again for every text. */
const seen = new Set<number>();
const group = new Uint8Array(GROUP + 2);

/** Points per group of letters for every language of the table, in its order; a text's own has 80 to 120. */
export function letterPoints(text: string): Float64Array {
  const letters = table();
  const points = new Float64Array(letters.languages.length);
  groupsOf(encoder.encode(text.replace(NO_LETTERS, ' ').trim().toLowerCase()));
  for (const key of seen) {
    const place = placeOf(letters, key);
    if (letters.keys[place] === 0) continue;
    const begin = letters.begins[place]!;
    for (let at = begin; at < begin + 2 * letters.counts[place]!; at += 2)
      points[letters.pairs[at]!]! += letters.pairs[at + 1]! + LEAST_POINTS;
  }
  for (let language = 0; language < points.length; language++) points[language]! /= Math.max(1, seen.size);
  return points;
}

/** Fills `seen` with the groups of the first words. */
function groupsOf(bytes: Uint8Array): void {
  seen.clear();
  let from = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== BLANK) continue;
    if (at > from) groupsOfWord(bytes, from, at);
    if (at > MOST_BYTES) return;
    from = at + 1;
  }
}

/** Four bytes of every three, and the last four with the border behind them. */
function groupsOfWord(bytes: Uint8Array, from: number, to: number): void {
  const end = Math.min(to, from + LONGEST_WORD);
  let at = from;
  for (; at + GROUP < end; at += STRIDE) addGroup(bytes, at, at + GROUP, at === from, false);
  addGroup(bytes, Math.max(from, end - GROUP), end, at === from, true);
}

function addGroup(bytes: Uint8Array, from: number, to: number, isFirst: boolean, isLast: boolean): void {
  let length = 0;
  if (isFirst) group[length++] = BLANK;
  for (let at = from; at < to; at++) group[length++] = bytes[at]!;
  if (isLast) group[length++] = BLANK;
  seen.add(hashOfBytes(group, length));
}
