/** Which of the eight emotions a text shows: a model of seeds, words and pairs, and seeds that need no model. */
import type { Emotion } from '../mentions/mention.ts';
import { HEAD_MEASURES, MEASURES, type Row } from './linear/row.ts';
import { decodeSparse, margins, type SparseModel } from './linear/sparse.ts';
import { EMOTION_PHRASES, NOT_EMOTIONS, SURE_EMOTION_PHRASES } from './model/emotions.ts';
import emotionWeights from './model/emotions.weights.ts';
import { type Found, lastingPhrases, phrasesIn } from './phrases.ts';
import type { Reading } from './reading.ts';

type Seed = { emotion: Emotion | 'none'; sure: boolean };

export const EMOTIONS = Object.keys(EMOTION_PHRASES) as Emotion[];
/** What the model tells apart; question and hope are not shown. */
export const FEELINGS = [...EMOTIONS, 'question', 'hope'] as const;
export type Feeling = (typeof FEELINGS)[number];

const entries = (phrases: Record<Emotion, string>, sure: boolean) =>
  (Object.entries(phrases) as [Emotion, string][]).map(([emotion, lines]): [Seed, string] => [
    { emotion, sure },
    lines,
  ]);

const seeds = lastingPhrases<Seed>([
  ...entries(EMOTION_PHRASES, false),
  ...entries(SURE_EMOTION_PHRASES, true),
  [{ emotion: 'none', sure: false }, NOT_EMOTIONS],
]);

const BRIGHT: readonly Emotion[] = ['delight', 'pride', 'trust', 'gratitude'];
/** Beyond this a text speaks so clearly one way that a feeling of the other way is irony or a quotation. */
const CLEAR = 0.45;
/** What a seed that needs no model adds, in log-odds beyond the cut-off. */
const ENOUGH = 0.1;
/** "No thanks", "not worried": such a text has to be clearer. */
const DOUBT = 1.5;

let decoded: SparseModel | null = null;
const model = () => (decoded ??= decodeSparse(emotionWeights));

/** Seeds of a text: those that hold, the emotions that are only denied or only look so, and both as measures. */
type Heard = { sure: Emotion[]; muted: Emotion[]; isSilenced: boolean; measures: Float32Array };

/** The emotions of a text, strongest first; `score` is its sentiment, −1 to 1. */
export function emotionsOf(reading: Reading, row: Row, score: number): Emotion[] {
  const strengths = feelingsOf(reading, row);
  const strength = (emotion: Emotion) => strengths[EMOTIONS.indexOf(emotion)]!;
  const shown = EMOTIONS.filter((emotion) => strength(emotion) >= 0 && agrees(emotion, score));
  return shown.sort((one, other) => strength(other) - strength(one));
}

/** How far each of `FEELINGS` is beyond its cut-off, in log-odds. */
export function feelingsOf(reading: Reading, row: Row): Float64Array {
  const { sure, muted, isSilenced, measures } = hear(reading, row);
  const strengths = margins(model(), row, measures);
  for (const [at, emotion] of EMOTIONS.entries()) {
    if (isSilenced) strengths[at]! -= DOUBT;
    if (muted.includes(emotion)) strengths[at] = Math.min(strengths[at]!, -ENOUGH);
    if (sure.includes(emotion)) strengths[at] = Math.max(strengths[at]!, ENOUGH);
  }
  return strengths;
}

/** The head's own measures: per emotion 1 for a seed, −1 for one that is denied; the last for seeds that only look so. */
export function emotionMeasures(reading: Reading, row: Row): Float32Array {
  return hear(reading, row).measures;
}

function hear(reading: Reading, row: Row): Heard {
  const found = phrasesIn(seeds, reading);
  const silencing = found.filter(({ value }) => value.emotion === 'none');
  const measures = new Float32Array(MEASURES - HEAD_MEASURES);
  const isSilenced = silencing.length > 0;
  measures[EMOTIONS.length] = isSilenced ? 1 : 0;
  const named = found.filter(({ value }) => value.emotion !== 'none');
  const kept = named.filter((seed) => !silencing.some((other) => covers(other, seed)));
  const held = kept.filter(({ at }) => row.negated[at] === 0);
  for (const seed of kept) measures[EMOTIONS.indexOf(seed.value.emotion as Emotion)] = -1;
  for (const seed of held) measures[EMOTIONS.indexOf(seed.value.emotion as Emotion)] = 1;
  const emotions = (among: Found<Seed>[]) => among.map(({ value }) => value.emotion as Emotion);
  const muted = emotions(named).filter((emotion) => !emotions(held).includes(emotion));
  return { sure: emotions(held.filter(({ value }) => value.sure)), muted, isSilenced, measures };
}

function covers(one: Found<Seed>, other: Found<Seed>): boolean {
  return one.length >= other.length && one.at < other.at + other.length && other.at < one.at + one.length;
}

function agrees(emotion: Emotion, score: number): boolean {
  return BRIGHT.includes(emotion) ? score > -CLEAR : score < CLEAR;
}
