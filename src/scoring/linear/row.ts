/** The features of one text as numbers: hashed ones with their words, and a few measured ones. */

/** Places for measured features; those from `HEAD_MEASURES` on are each head's own. */
export const MEASURES = 48;
export const HEAD_MEASURES = 32;

export type Row = {
  /** Feature ids of 32 bits, of which a model uses the low ones. */
  ids: Uint32Array;
  values: Float32Array;
  /** The word that each feature stands at, an index into the reading's words. */
  at: Int32Array;
  /** How many of the above are in use. */
  length: number;
  measures: Float32Array;
  /** Per word of the reading: its hash, and 1 where something before it denies it. */
  hashes: Uint32Array;
  negated: Uint8Array;
};

/** An empty row; keep one and `clear` it for each text. */
export function newRow(): Row {
  const words = { hashes: new Uint32Array(64), negated: new Uint8Array(64) };
  return { ...places(256), length: 0, measures: new Float32Array(MEASURES), ...words };
}

/** Makes a row empty again, with room for so many words. */
export function clear(row: Row, words: number): void {
  row.length = 0;
  row.measures.fill(0);
  if (row.hashes.length < words) {
    row.hashes = new Uint32Array(2 * words);
    row.negated = new Uint8Array(2 * words);
  }
}

/** Adds a hashed feature of word `at`. */
export function add(row: Row, id: number, value: number, at: number): void {
  if (row.length === row.ids.length) grow(row);
  row.ids[row.length] = id;
  row.values[row.length] = value;
  row.at[row.length++] = at;
}

/** Brings the hashed features from `from` on to length one, so that a long text does not shout. */
export function normalise(row: Row, from = 0): void {
  let sum = 0;
  for (let at = from; at < row.length; at++) sum += row.values[at]! ** 2;
  const factor = sum === 0 ? 1 : 1 / Math.sqrt(sum);
  for (let at = from; at < row.length; at++) row.values[at]! *= factor;
}

function places(size: number) {
  return { ids: new Uint32Array(size), values: new Float32Array(size), at: new Int32Array(size) };
}

function grow(row: Row): void {
  const { ids, values, at } = row;
  Object.assign(row, places(2 * ids.length));
  row.ids.set(ids);
  row.values.set(values);
  row.at.set(at);
}
