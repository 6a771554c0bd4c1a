/**
 * The sentiment of a text as a whole: a linear model that hears the rules too, and the rules beside it. The model has
 * a negative, neutral and positive of its own for each kind of text: people among themselves speak otherwise than in
 * a review, newspapers otherwise again, and who writes to a company says what happened without a word of feeling.
 */
import { hashOf, mix } from './linear/hash.ts';
import { squashed } from './linear/measures.ts';
import { softmax } from './linear/model.ts';
import { add, HEAD_MEASURES, type Row } from './linear/row.ts';
import { gains, margins, type SparseModel } from './linear/sparse.ts';
import type { Reading } from './reading.ts';
import type { Probabilities } from './result.ts';
import { type Feeling, measureFeeling } from './sentiment.ts';

const SKIPPED = hashOf('skipped');
/** Against the 1 of a word, before the row was brought to length one. */
const SKIPPED_VALUE = 0.5;

/** Class of the model = `LABELS` × kind of text + label. */
export const LABELS = 3;
export const KINDS = { talk: 0, review: 1, news: 2, care: 3 } as const;
export type KindOfText = keyof typeof KINDS;

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
  const gained = gainsOf(model, row, reading.words.length, learnt);
  row.length = length;
  row.measures.fill(0, HEAD_MEASURES);
  return { probabilities: blended(learnt, feeling.score), gains: gained };
}

/** What the model learnt of each label in each kind of text, and beside it what the rules say. */
export function blended(learnt: ArrayLike<number>, ruling: number): Probabilities {
  const probabilities = ruledProbabilities(ruling);
  for (let label = 0; label < LABELS; label++) probabilities[label]! *= RULES_SHARE;
  for (let c = 0; c < learnt.length; c++) probabilities[c % LABELS]! += (1 - RULES_SHARE) * learnt[c]!;
  return probabilities;
}

/** Adds what only this head hears: pairs of words with one between them, and the rules. */
export function documentFeatures(reading: Reading, feeling: Feeling, row: Row): void {
  const value = SKIPPED_VALUE * (row.values[0] ?? 1);
  for (const [from, to] of reading.sentences)
    for (let at = from + 2; at < to; at++)
      add(row, mix(mix(SKIPPED, row.hashes[at - 2]!), row.hashes[at]!), value, at);
  measureFeeling(feeling, row);
  measureMarks(reading, row);
}

/** Behind the measures of the rules. */
const MARKS = HEAD_MEASURES + 6;

/** What marks a post in public: links, tags, people named by their handle, and what is passed on. */
function measureMarks({ words, norms, text }: Reading, { measures }: Row): void {
  let [links, tags, handles] = [0, 0, 0];
  for (let at = 0; at < words.length; at++) {
    const sign = text.charCodeAt(words[at]!.start);
    if (sign === HANDLE) handles++;
    else if (sign === TAG && norms[at] !== '') tags++;
    else if (norms[at] === '' && isLink(text, words[at]!.start)) links++;
  }
  measures[MARKS] = links > 0 ? 1 : 0;
  measures[MARKS + 1] = squashed(tags, 2);
  measures[MARKS + 2] = squashed(handles, 2);
  measures[MARKS + 3] = norms[0] === 'rt' ? 1 : 0;
}

const HANDLE = 64;
const TAG = 35;
const isLink = (text: string, start: number) =>
  text.startsWith('http', start) || text.startsWith('www.', start);

function ruledProbabilities(score: number): Probabilities {
  const lean = RULES_SLOPE * score;
  const [negative, neutral, positive] = softmax(
    Float64Array.of(-lean - RULES_FIRMNESS, 0, lean - RULES_FIRMNESS),
  );
  return [negative!, neutral!, positive!];
}

/** Positive against negative; each kind of text counts by how likely the text is of it. */
function gainsOf(model: SparseModel, row: Row, words: number, learnt: Float64Array): Float32Array {
  const shares = new Float64Array(learnt.length);
  for (let first = 0; first < learnt.length; first += LABELS) {
    shares[first + 2] = learnt[first]! + learnt[first + 1]! + learnt[first + 2]!;
    shares[first] = -shares[first + 2]!;
  }
  return gains(model, row, words, shares);
}
