import type { Emotion } from '../mentions/mention.ts';
import { EMOTION_PHRASES, NOT_EMOTIONS } from './model/emotions.ts';
import { compilePhrases, type Found, phrasesIn } from './phrases.ts';
import type { Reading } from './reading.ts';

type Seed = Emotion | 'none';

const ALL = Object.keys(EMOTION_PHRASES) as Emotion[];

const seeds = compilePhrases<Seed>([
  ...(Object.entries(EMOTION_PHRASES) as [Emotion, string][]),
  ['none', NOT_EMOTIONS],
]);

const BRIGHT: readonly Emotion[] = ['delight', 'pride', 'trust', 'gratitude'];
/** Beyond this a text speaks so clearly one way that a lone seed of the other way is irony or a quotation. */
const CLEAR = 0.45;

/** The emotions of a text in the order of their seeds; `score` is its sentiment, −1 to 1. */
export function emotionsOf(reading: Reading, score: number, isNegated: (at: number) => boolean): Emotion[] {
  const found = phrasesIn(seeds, reading.norms);
  const silenced = found.filter(({ value }) => value === 'none');
  const heard = new Set<Seed>();
  for (const seed of found) {
    const quiet = silenced.some((other) => overlaps(seed, other) && other.length >= seed.length);
    if (!quiet && !isNegated(seed.at)) heard.add(seed.value);
  }
  return ALL.filter((emotion) => heard.has(emotion) && agrees(emotion, score));
}

function overlaps(one: Found<Seed>, other: Found<Seed>): boolean {
  return one.at < other.at + other.length && other.at < one.at + one.length;
}

function agrees(emotion: Emotion, score: number): boolean {
  return BRIGHT.includes(emotion) ? score > -CLEAR : score < CLEAR;
}
