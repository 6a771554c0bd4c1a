/** What is known of single words before any model: lexicon values, and word vectors brought down to a few numbers. */
import { bytesOf } from './bytes.ts';

/** −4 to 4: values of the lexicons of VADER and AFINN; 0 for words they do not hold. */
export const VADER = 0;
export const AFINN = 1;
/** From here on: what the word vectors say, see train/heads/words.ts. */
export const VECTOR = 2;
export const VECTOR_SIZE = 6;
export const COLUMNS = VECTOR + VECTOR_SIZE;

/** One step of eight bits. */
export const STEP = 1 / 31;

export type WordTable = {
  /** Hash of a word, or 0 for an empty place: open addressing, a power of two long. */
  keys: Uint32Array;
  /** Place × column. */
  values: Int8Array;
};

/** Reads what train/heads/words.ts wrote: u32 count; u32 hash per word; i8 per word and column. */
export function decodeWords(base64: string): WordTable {
  const bytes = bytesOf(base64);
  const count = bytes.getUint32(0, true);
  const size = 2 ** Math.ceil(Math.log2(2 * count + 1));
  const table = { keys: new Uint32Array(size), values: new Int8Array(size * COLUMNS) };
  const values = new Int8Array(bytes.buffer, 4 + 4 * count);
  for (let word = 0; word < count; word++) {
    const hash = bytes.getUint32(4 + 4 * word, true);
    const place = placeOf(table, hash);
    table.keys[place] = hash;
    table.values.set(values.subarray(word * COLUMNS, (word + 1) * COLUMNS), place * COLUMNS);
  }
  return table;
}

/** Where a word's columns begin in `values`, or −1. */
export function columnsOf(table: WordTable, hash: number): number {
  const place = placeOf(table, hash);
  return table.keys[place] === hash ? place * COLUMNS : -1;
}

function placeOf({ keys }: WordTable, hash: number): number {
  const mask = keys.length - 1;
  let place = hash & mask;
  while (keys[place] !== 0 && keys[place] !== hash) place = (place + 1) & mask;
  return place;
}
