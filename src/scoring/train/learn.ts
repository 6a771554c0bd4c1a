/** Logistic regression by Adagrad (Duchi et al. 2011): the same examples give the same weights. */
import { MEASURES, type Row } from '../linear/row.ts';

/** Rows one after another, with what each should have said. */
export type Examples = {
  ids: Uint32Array[];
  values: Float32Array[];
  measures: Float32Array[];
  /** Per example, one probability per class; for one-against-rest any number may be 1. */
  targets: number[][];
  weights: number[];
};

export type Settings = {
  classes: number;
  /** softmax: exactly one class holds; sigmoid: each class for itself. */
  kind: 'softmax' | 'sigmoid';
  /** log2 of the number of buckets. */
  bits: number;
  epochs: number;
  rate: number;
  /** Pull toward zero at each visit of a weight. */
  l2: number;
};

export type Learnt = {
  settings: Settings;
  weights: Float32Array;
  measures: Float32Array;
  biases: Float32Array;
};

export function noExamples(): Examples {
  return { ids: [], values: [], measures: [], targets: [], weights: [] };
}

/** Copies a row in, since a row is used again for the next text. */
export function addExample(examples: Examples, row: Row, target: number[], weight = 1): void {
  examples.ids.push(row.ids.slice(0, row.length));
  examples.values.push(row.values.slice(0, row.length));
  examples.measures.push(row.measures.slice());
  examples.targets.push(target);
  examples.weights.push(weight);
}

/** All zero but for `winner`. */
export function oneOf(classes: number, winner: number): number[] {
  return Array.from({ length: classes }, (_, c) => (c === winner ? 1 : 0));
}

const FIRST_SQUARES = 0.1;

/** Weights after `epochs` passes in a shuffled order of fixed seed. */
export function learn(examples: Examples, settings: Settings): Learnt {
  const { classes, bits, epochs } = settings;
  const hashed = slopes(2 ** bits * classes);
  const measured = slopes(MEASURES * classes);
  const biased = slopes(classes);
  const order = Uint32Array.from(examples.ids, (_, at) => at);
  const random = randomNumbers(20261121);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const example of order) visit(examples, example, settings, hashed, measured, biased);
  }
  return { settings, weights: hashed.weights, measures: measured.weights, biases: biased.weights };
}

type Slopes = { weights: Float32Array; squares: Float32Array };

function slopes(size: number): Slopes {
  return { weights: new Float32Array(size), squares: new Float32Array(size).fill(FIRST_SQUARES) };
}

function visit(
  examples: Examples,
  example: number,
  settings: Settings,
  hashed: Slopes,
  measured: Slopes,
  biased: Slopes,
): void {
  const { classes, kind, bits, rate, l2 } = settings;
  const mask = 2 ** bits - 1;
  const ids = examples.ids[example]!;
  const values = examples.values[example]!;
  const measures = examples.measures[example]!;
  const errors = new Float64Array(biased.weights);
  for (let at = 0; at < ids.length; at++) {
    const base = (ids[at]! & mask) * classes;
    for (let c = 0; c < classes; c++) errors[c]! += values[at]! * hashed.weights[base + c]!;
  }
  for (let at = 0; at < MEASURES; at++)
    if (measures[at] !== 0)
      for (let c = 0; c < classes; c++) errors[c]! += measures[at]! * measured.weights[at * classes + c]!;
  toErrors(errors, kind, examples.targets[example]!, examples.weights[example]!);
  for (let at = 0; at < ids.length; at++)
    step(hashed, (ids[at]! & mask) * classes, errors, values[at]!, rate, l2);
  for (let at = 0; at < MEASURES; at++)
    if (measures[at] !== 0) step(measured, at * classes, errors, measures[at]!, rate, 0);
  step(biased, 0, errors, 1, rate, 0);
}

/** Log-odds → how far each probability is off, in place. */
function toErrors(logits: Float64Array, kind: Settings['kind'], target: number[], weight: number): void {
  const highest = Math.max(...logits);
  let sum = 0;
  for (let c = 0; c < logits.length; c++) {
    logits[c] = kind === 'softmax' ? Math.exp(logits[c]! - highest) : 1 / (1 + Math.exp(-logits[c]!));
    sum += logits[c]!;
  }
  for (let c = 0; c < logits.length; c++)
    logits[c] = weight * (logits[c]! / (kind === 'softmax' ? sum : 1) - target[c]!);
}

function step(
  { weights, squares }: Slopes,
  base: number,
  errors: Float64Array,
  value: number,
  rate: number,
  l2: number,
) {
  for (let c = 0; c < errors.length; c++) {
    const slope = errors[c]! * value + l2 * weights[base + c]!;
    squares[base + c]! += slope * slope;
    weights[base + c]! -= (rate * slope) / Math.sqrt(squares[base + c]!);
  }
}

/** Mulberry32: 0 to 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}
