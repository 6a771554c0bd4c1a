/** The measured features: what lexicons, word vectors, signs and shape say of a text as a whole. */
import type { Reading } from '../reading.ts';
import type { Row } from './row.ts';
import { degrees, emojis, plainSign } from './signs.ts';
import { AFINN, columnsOf, STEP, VADER, VECTOR, VECTOR_SIZE, type WordTable } from './word-table.ts';

const POSITIVE = 0;
const NEGATIVE = 1;
const COMPOUND = 2;
const AFINN_COMPOUND = 3;
const POSITIVE_SHARE = 4;
const NEGATIVE_SHARE = 5;
const STRONGEST_POSITIVE = 6;
const STRONGEST_NEGATIVE = 7;
const LAST = 8;
const AFTER_BUT = 9;
const EXCLAIMED = 10;
const ASKED = 11;
const SHOUTED = 12;
const ELONGATED = 13;
const LENGTH = 14;
const EMOJI_POSITIVE = 15;
const EMOJI_NEGATIVE = 16;
const DENIED = 17;
const FIRST_SENTENCE = 18;
const LAST_SENTENCE = 19;
const VECTOR_MEANS = 20;
const VECTOR_HIGHEST = 26;
const VECTOR_LOWEST = 29;

/** "not good" is bad, "not bad" only fair: VADER's factor (Hutto and Gilbert 2014). */
const DENIAL = -0.74;
const SHOUT = 1.2;
const BUT_BEFORE = 0.5;
const BUT_AFTER = 1.5;
const WIDEST = 3;

/** Lexicon value of word `at`, −5 to 5, after negation, degree and capitals; emoji count too. */
export function valence(reading: Reading, words: WordTable, row: Row, at: number, column = VADER): number {
  const { start, end, norm, shouted } = reading.words[at]!;
  const columns = columnsOf(words, row.hashes[at]!);
  const listed = columns < 0 ? 0 : words.values[columns + column]! * STEP;
  const own = listed !== 0 || norm !== '' ? listed : (emojis.get(plainSign(reading.text, start, end)) ?? 0);
  if (own === 0) return 0;
  const degree = (at > 0 && degrees.get(reading.norms[at - 1]!)) || 1;
  return own * degree * (shouted ? SHOUT : 1) * (row.negated[at] ? DENIAL : 1);
}

/** x / √(x² + α), −1 to 1, as in VADER. */
export function squashed(sum: number, alpha = 15): number {
  return sum / Math.sqrt(sum * sum + alpha);
}

/** Fills `row.measures` once its words are marked. */
export function measure(reading: Reading, words: WordTable, row: Row): void {
  measureValences(reading, words, row);
  measureVectors(words, row, reading.words.length);
  measureShape(reading, row);
}

function measureValences(reading: Reading, words: WordTable, row: Row): void {
  const { measures } = row;
  let sum = 0;
  let afinn = 0;
  const { sentences } = reading;
  for (const [index, [from, to]] of sentences.entries()) {
    const turn = reading.norms.indexOf('but', from);
    const turns = turn >= 0 && turn < to;
    let sentence = 0;
    for (let at = from; at < to; at++) {
      const own = valence(reading, words, row, at);
      afinn += valence(reading, words, row, at, AFINN);
      if (own === 0) continue;
      const weighed = turns ? own * (at < turn ? BUT_BEFORE : BUT_AFTER) : own;
      count(measures, weighed);
      if (turns && at > turn) measures[AFTER_BUT]! += own / 4;
      sentence += weighed;
    }
    sum += sentence;
    if (index === 0) measures[FIRST_SENTENCE] = squashed(sentence);
    if (index === sentences.length - 1) measures[LAST_SENTENCE] = squashed(sentence);
  }
  settle(measures, sum, afinn, reading.words.length);
}

function count(measures: Float32Array, value: number): void {
  const [sum, share, strongest] =
    value > 0
      ? [POSITIVE, POSITIVE_SHARE, STRONGEST_POSITIVE]
      : [NEGATIVE, NEGATIVE_SHARE, STRONGEST_NEGATIVE];
  measures[sum]! += Math.abs(value);
  measures[share]! += 1;
  measures[strongest] = Math.max(measures[strongest]!, Math.abs(value) / 4);
  measures[LAST] = value / 4;
}

function settle(measures: Float32Array, sum: number, afinn: number, words: number): void {
  measures[POSITIVE] = squashed(measures[POSITIVE]!);
  measures[NEGATIVE] = squashed(measures[NEGATIVE]!);
  measures[COMPOUND] = squashed(sum);
  measures[AFINN_COMPOUND] = squashed(afinn);
  measures[POSITIVE_SHARE]! /= words + 2;
  measures[NEGATIVE_SHARE]! /= words + 2;
  measures[AFTER_BUT] = squashed(measures[AFTER_BUT]!, 1);
}

/** Mean of each vector column over the words that have one; highest and lowest of the first three. */
function measureVectors(words: WordTable, row: Row, count: number): void {
  const { measures } = row;
  let known = 0;
  for (let at = 0; at < count; at++) {
    const columns = columnsOf(words, row.hashes[at]!);
    if (columns < 0) continue;
    known++;
    for (let column = 0; column < VECTOR_SIZE; column++) {
      const value = words.values[columns + VECTOR + column]! * STEP;
      measures[VECTOR_MEANS + column]! += value;
      if (column >= WIDEST) continue;
      if (value > measures[VECTOR_HIGHEST + column]!) measures[VECTOR_HIGHEST + column] = value;
      if (value < measures[VECTOR_LOWEST + column]!) measures[VECTOR_LOWEST + column] = value;
    }
  }
  for (let column = 0; column < VECTOR_SIZE; column++)
    measures[VECTOR_MEANS + column]! /= Math.sqrt(known + 1);
}

function measureShape({ words, text }: Reading, row: Row): void {
  const { measures } = row;
  for (let at = 0; at < words.length; at++) {
    const { norm, start, end, shouted } = words[at]!;
    if (shouted) measures[SHOUTED]! += 1;
    if (row.negated[at]) measures[DENIED]! += 1;
    if (norm === '') measureSign(measures, text, start, end);
    else if (end - start > norm.length + 1) measures[ELONGATED]! += 1;
  }
  measures[SHOUTED]! /= words.length + 1;
  measures[LENGTH] = Math.log(words.length + 1) / 5;
  for (const counted of [DENIED, ELONGATED, EXCLAIMED, ASKED, EMOJI_POSITIVE, EMOJI_NEGATIVE])
    measures[counted] = squashed(measures[counted]!, 2);
}

function measureSign(measures: Float32Array, text: string, start: number, end: number): void {
  const first = text[start]!;
  if (first === '!') measures[EXCLAIMED]! += end - start;
  else if (first === '?') measures[ASKED]! += end - start;
  else {
    const weight = emojis.get(plainSign(text, start, end)) ?? 0;
    if (weight !== 0) measures[weight > 0 ? EMOJI_POSITIVE : EMOJI_NEGATIVE]! += 1;
  }
}
