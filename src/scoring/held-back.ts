/** How well a way of labelling does on corrections that it has not seen. Pure and deterministic. */
import { CLASSES } from './calibration-fit.ts';

/** Mean of the F1 of negative, neutral and positive, 0 to 1. */
export function macroF1(given: readonly number[], labelled: readonly number[], picked?: Uint16Array): number {
  const right = [0, 0, 0];
  const total = [0, 0, 0];
  const length = picked?.length ?? given.length;
  for (let at = 0; at < length; at++) {
    const row = picked ? picked[at]! : at;
    total[given[row]!]! += 1;
    total[labelled[row]!]! += 1;
    if (given[row] === labelled[row]) right[given[row]!]! += 1;
  }
  return (
    CLASSES.reduce<number>((sum, one) => sum + (total[one] ? (2 * right[one]!) / total[one]! : 0), 0) / 3
  );
}

/** A fold for each row, the labels spread evenly over the folds; another `turn`, another spread. */
export function foldsOf(labels: readonly number[], folds: number, turn: number): number[] {
  const random = randomFrom(turn + 1);
  const order = labels.map((label, row) => ({ row, label, by: random() }));
  order.sort((a, b) => a.label - b.label || a.by - b.by || a.row - b.row);
  const fold = new Array<number>(labels.length);
  for (const [at, { row }] of order.entries()) fold[row] = at % folds;
  return fold;
}

const RESAMPLES = 600;

/**
 * What is gained by each of several rounds of labels over `before`: the middle 68 % of resamples of the rows
 * (paired bootstrap, Efron and Tibshirani 1993), that is one standard error to each side.
 */
export function gainInterval(
  given: readonly number[],
  before: readonly number[],
  rounds: readonly (readonly number[])[],
): [low: number, high: number] {
  const random = randomFrom(1);
  const picked = new Uint16Array(given.length);
  const gains = Array.from({ length: RESAMPLES }, (_, turn) => {
    for (let at = 0; at < picked.length; at++) picked[at] = Math.floor(random() * given.length);
    const after = rounds[turn % rounds.length]!;
    return macroF1(given, after, picked) - macroF1(given, before, picked);
  }).sort((a, b) => a - b);
  return [gains[Math.floor(RESAMPLES * 0.16)]!, gains[Math.ceil(RESAMPLES * 0.84) - 1]!];
}

/** Mulberry32 (public domain): 0 to 1, the same row of numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
