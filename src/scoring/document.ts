/** The sentiment of a text as a whole: a linear model that hears the rules too, and the rules beside it. */
import { hashOf, mix } from './linear/hash.ts';
import { softmax } from './linear/model.ts';
import { add, HEAD_MEASURES, type Row } from './linear/row.ts';
import { gain, margins, type SparseModel } from './linear/sparse.ts';
import type { Reading } from './reading.ts';
import type { Probabilities } from './result.ts';
import { type Feeling, measureFeeling } from './sentiment.ts';

const SKIPPED = hashOf('skipped');
/** Against the 1 of a word, before the row was brought to length one. */
const SKIPPED_VALUE = 0.5;

/** What the rules count beside the model, and how their score of −1 to 1 becomes probabilities. */
const RULES_SHARE = 0.2;
const RULES_SLOPE = 2;
const RULES_FIRMNESS = 0.55;

export type Judged = {
  probabilities: Probabilities;
  /** Per word of the reading: what it adds to the log-odds of positive against negative. */
  gains: Float32Array;
};

/** Judges a text by its row, which is left as it was. */
export function judgeDocument(model: SparseModel, reading: Reading, feeling: Feeling, row: Row): Judged {
  const { length } = row;
  documentFeatures(reading, feeling, row);
  const learnt = softmax(margins(model, row, row.measures.subarray(HEAD_MEASURES)));
  const gains = gainsOf(model, row, reading.words.length);
  row.length = length;
  row.measures.fill(0, HEAD_MEASURES);
  return { probabilities: blended(learnt, feeling.score), gains };
}

/** What the model learnt, and beside it what the rules say. */
export function blended(learnt: ArrayLike<number>, ruling: number): Probabilities {
  const ruled = ruledProbabilities(ruling);
  const at = (c: 0 | 1 | 2) => (1 - RULES_SHARE) * learnt[c]! + RULES_SHARE * ruled[c]!;
  return [at(0), at(1), at(2)];
}

/** Adds what only this head hears: pairs of words with one between them, and the rules. */
export function documentFeatures({ sentences }: Reading, feeling: Feeling, row: Row): void {
  const value = SKIPPED_VALUE * (row.values[0] ?? 1);
  for (const [from, to] of sentences)
    for (let at = from + 2; at < to; at++)
      add(row, mix(mix(SKIPPED, row.hashes[at - 2]!), row.hashes[at]!), value, at);
  measureFeeling(feeling, row);
}

function ruledProbabilities(score: number): Float64Array {
  const lean = RULES_SLOPE * score;
  return softmax(Float64Array.of(-lean - RULES_FIRMNESS, 0, lean - RULES_FIRMNESS));
}

function gainsOf(model: SparseModel, row: Row, words: number): Float32Array {
  const gains = new Float32Array(words);
  for (let feature = 0; feature < row.length; feature++)
    gains[row.at[feature]!]! += gain(model, row, feature, 2, 0);
  return gains;
}
