/** A linear model that holds only the features that matter: a small file, and no two features share a weight. */
import { bytesOf } from './bytes.ts';
import { HEAD_MEASURES, MEASURES, type Row } from './row.ts';

export type SparseModel = {
  classes: number;
  /** Feature id per place of an open table, a power of two long; 0 where it is empty. */
  keys: Uint32Array;
  /** Place × class. */
  weights: Int8Array;
  /** What one step of eight bits is worth, per class. */
  scales: Float32Array;
  /** With the cut-offs taken off: a class holds from 0 on. */
  biases: Float32Array;
  /** Measure × class. */
  measureWeights: Float32Array;
};

/** Reads what train/sparse.ts wrote: u32 classes, u32 features; f32 bias and scale per class; f32 per measure and class; u32 id per feature; i8 per feature and class. */
export function decodeSparse(base64: string): SparseModel {
  const bytes = bytesOf(base64);
  const classes = bytes.getUint32(0, true);
  const count = bytes.getUint32(4, true);
  let offset = 8;
  const floats = (length: number) => {
    const values = Float32Array.from({ length }, (_, at) => bytes.getFloat32(offset + 4 * at, true));
    offset += 4 * length;
    return values;
  };
  const [biases, scales, measureWeights] = [floats(classes), floats(classes), floats(MEASURES * classes)];
  const size = 2 ** Math.ceil(Math.log2(2 * count + 1));
  const keys = new Uint32Array(size);
  const weights = new Int8Array(size * classes);
  for (let feature = 0; feature < count; feature++) {
    const id = bytes.getUint32(offset + 4 * feature, true);
    const place = placeOf(keys, id);
    keys[place] = id;
    const from = offset + 4 * count + feature * classes;
    weights.set(new Int8Array(bytes.buffer, from, classes), place * classes);
  }
  return { classes, keys, weights, scales, biases, measureWeights };
}

/** Where `id` stands in the table, or the empty place where it would. */
function placeOf(keys: Uint32Array, id: number): number {
  const mask = keys.length - 1;
  let place = id & mask;
  while (keys[place] !== 0 && keys[place] !== id) place = (place + 1) & mask;
  return place;
}

/** How far each class is beyond its cut-off, in log-odds; `own` are the head's measures, from `HEAD_MEASURES` on. */
export function margins(model: SparseModel, row: Row, own: Float32Array): Float64Array {
  return finish(model, sumOf(model, row, 0, row.length), 1, row, own);
}

/** The same for a part of the text alone, features `from` to `to`, brought to length one as a text of its own is. */
export function partMargins(
  model: SparseModel,
  row: Row,
  from: number,
  to: number,
  own: Float32Array,
): Float64Array {
  let squares = 0;
  for (let at = from; at < to; at++) squares += row.values[at]! ** 2;
  return finish(model, sumOf(model, row, from, to), squares === 0 ? 1 : 1 / Math.sqrt(squares), row, own);
}

function sumOf({ classes, keys, weights }: SparseModel, row: Row, from: number, to: number): Float64Array {
  const sums = new Float64Array(classes);
  for (let at = from; at < to; at++) {
    const place = placeOf(keys, row.ids[at]!);
    if (keys[place] === 0) continue;
    const value = row.values[at]!;
    for (let c = 0; c < classes; c++) sums[c]! += value * weights[place * classes + c]!;
  }
  return sums;
}

function finish(
  model: SparseModel,
  sums: Float64Array,
  factor: number,
  row: Row,
  own: Float32Array,
): Float64Array {
  const { classes, scales, biases, measureWeights } = model;
  for (let c = 0; c < classes; c++) sums[c] = sums[c]! * factor * scales[c]! + biases[c]!;
  for (let measure = 0; measure < MEASURES; measure++) {
    const value = measure < HEAD_MEASURES ? row.measures[measure]! : (own[measure - HEAD_MEASURES] ?? 0);
    if (value !== 0)
      for (let c = 0; c < classes; c++) sums[c]! += value * measureWeights[measure * classes + c]!;
  }
  return sums;
}

/** What the hashed features of each of so many words add to the log-odds of all classes, each counted by its `share`. */
export function gains(model: SparseModel, row: Row, words: number, shares: Float64Array): Float32Array {
  const { classes, keys, weights, scales } = model;
  const worth = shares.map((share, c) => share * scales[c]!);
  const found = new Float32Array(words);
  for (let feature = 0; feature < row.length; feature++) {
    const place = placeOf(keys, row.ids[feature]!);
    if (keys[place] === 0) continue;
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += worth[c]! * weights[place * classes + c]!;
    found[row.at[feature]!]! += row.values[feature]! * sum;
  }
  return found;
}
