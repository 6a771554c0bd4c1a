/** A linear model over rows: one weight of eight bits per bucket and class, learnt by train/learn.ts. */
import { bytesOf } from './bytes.ts';
import { MEASURES, type Row } from './row.ts';

export type LinearModel = {
  classes: number;
  /** Buckets − 1; the number of buckets is a power of two. */
  mask: number;
  /** Bucket × class. */
  weights: Int8Array;
  /** What one step of eight bits is worth, per class. */
  scales: Float32Array;
  biases: Float32Array;
  /** Measure × class. */
  measureWeights: Float32Array;
};

/**
 * Reads what train/encode.ts wrote: u16 classes, u16 log2 of the buckets; f32 bias and scale per class; f32 per
 * measure and class; i8 per bucket and class.
 */
export function decodeModel(base64: string): LinearModel {
  const bytes = bytesOf(base64);
  const classes = bytes.getUint16(0, true);
  const buckets = 2 ** bytes.getUint16(2, true);
  let offset = 4;
  const floats = (count: number) => {
    const values = Float32Array.from({ length: count }, (_, at) => bytes.getFloat32(offset + 4 * at, true));
    offset += 4 * count;
    return values;
  };
  const biases = floats(classes);
  const scales = floats(classes);
  const measureWeights = floats(MEASURES * classes);
  const weights = new Int8Array(bytes.buffer, offset, buckets * classes);
  return { classes, mask: buckets - 1, weights, scales, biases, measureWeights };
}

/** Log-odds per class, into `into` when given; softmax or sigmoid make them probabilities. */
export function scores(model: LinearModel, row: Row, into = new Float64Array(model.classes)): Float64Array {
  const { classes, mask, weights, scales, biases, measureWeights } = model;
  into.fill(0);
  for (let at = 0; at < row.length; at++) {
    const base = (row.ids[at]! & mask) * classes;
    const value = row.values[at]!;
    for (let c = 0; c < classes; c++) into[c]! += value * weights[base + c]!;
  }
  for (let c = 0; c < classes; c++) into[c] = into[c]! * scales[c]! + biases[c]!;
  for (let measure = 0; measure < MEASURES; measure++) {
    const value = row.measures[measure]!;
    if (value !== 0)
      for (let c = 0; c < classes; c++) into[c]! += value * measureWeights[measure * classes + c]!;
  }
  return into;
}

/** What hashed feature `feature` of the row adds to the log-odds of class `c`. */
export function contribution(model: LinearModel, row: Row, feature: number, c: number): number {
  const base = (row.ids[feature]! & model.mask) * model.classes;
  return row.values[feature]! * model.weights[base + c]! * model.scales[c]!;
}

/** Log-odds → probabilities that add up to 1, in place. */
export function softmax(logits: Float64Array): Float64Array {
  let highest = -Infinity;
  for (let c = 0; c < logits.length; c++) highest = Math.max(highest, logits[c]!);
  let sum = 0;
  for (let c = 0; c < logits.length; c++) sum += logits[c] = Math.exp(logits[c]! - highest);
  for (let c = 0; c < logits.length; c++) logits[c]! /= sum;
  return logits;
}

/** Log-odds → a probability of its own. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
