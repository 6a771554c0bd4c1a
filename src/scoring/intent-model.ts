/** Five of the intents by a model of words, pairs and seeds; praise follows from the sentiment. */
import type { Intent } from '../mentions/mention.ts';
import { perWord } from './known-word.ts';
import { HEAD_MEASURES, MEASURES, type Row } from './linear/row.ts';
import { decodeSparse, partMargins, type SparseModel } from './linear/sparse.ts';
import { INTENT_PHRASES } from './model/intents.ts';
import intentWeights from './model/intents.weights.ts';
import { type Found, lastingPhrases, phrasesIn } from './phrases.ts';
import type { Reading } from './reading.ts';

export const MODELLED = [
  'complaint',
  'question',
  'churn-risk',
  'feature-request',
  'purchase-interest',
] as const;
export type Modelled = Exclude<Intent, 'praise'> & (typeof MODELLED)[number];

const seeds = lastingPhrases<Modelled>(Object.entries(INTENT_PHRASES) as [Modelled, string][]);

/** "I don't know how to" asks all the same. */
const ASKING = new Set<Modelled>(['question', 'feature-request']);
const OPENERS = new Set(
  `how what when where which who why is are do does did can could will would should has have any anyone anybody`.split(
    ' ',
  ),
);

/** The head's own measures after the five seeds. */
const MARKED = MODELLED.length;
const OPENED = MARKED + 1;
const ADDRESSED = MARKED + 2;
const LINKED = MARKED + 3;
const WISHING = MARKED + 4;

/** Any of them may wish; several in one part hardly do anything else. */
const WISHES = new Set(
  'add wish would should could option options need needs please pls feature features allow able hope if more make let want like suggest suggestion able version'.split(
    ' ',
  ),
);

/** No more of a long text is searched for these two. */
const BEGINNING = 4000;
/** A text that begins with a handle. */
const SPOKEN_TO = /^\s*(?:(?:hi|hey|hello|dear|ok|so|thanks|yo)\s+)?\.?@\w/i;
const MOST_WORDS = 12;

let decoded: SparseModel | null = null;
const model = () => (decoded ??= decodeSparse(intentWeights));

/** How far each of `MODELLED` is beyond its cut-off in the part of the text that says it most, in log-odds. */
export function wantsOf(reading: Reading, row: Row): Record<Modelled, number> {
  const found = intentSeeds(reading, row);
  const whole = measuresOfWhole(reading);
  const highest = new Float64Array(MODELLED.length).fill(-Infinity);
  let behind = 0;
  let next = 0;
  for (const { from, to, sentence } of partsOf(reading)) {
    const first = behind;
    while (behind < row.length && row.at[behind]! < to) behind++;
    const measures = whole.slice();
    measureAsking(reading, [sentence], measures);
    measureWishes(reading, from, to, measures);
    for (; next < found.length && found[next]!.at < to; next++) measureSeed(found[next]!, measures);
    const beyond = partMargins(model(), row, first, behind, measures);
    for (let at = 0; at < highest.length; at++) highest[at] = Math.max(highest[at]!, beyond[at]!);
  }
  return Object.fromEntries(MODELLED.map((intent, at) => [intent, highest[at]!])) as Record<Modelled, number>;
}

/** Words `from` to behind `to` of a sentence. */
type Part = { from: number; to: number; sentence: [number, number] };

/** Sentences; where nothing ends them, so many words. */
function partsOf({ sentences }: Reading): Part[] {
  const parts: Part[] = [];
  for (const sentence of sentences) {
    const [from, to] = sentence;
    const count = Math.ceil((to - from) / MOST_WORDS);
    const size = Math.ceil((to - from) / Math.max(1, count));
    for (let part = 0; part < count; part++) {
      const first = from + part * size;
      parts.push({ from: first, to: Math.min(to, first + size), sentence });
    }
  }
  return parts;
}

/** The seeds of a text that nothing denies. */
export function intentSeeds(reading: Reading, row: Row): Found<Modelled>[] {
  return phrasesIn(seeds, reading).filter(({ at, value }) => ASKING.has(value) || row.negated[at] === 0);
}

/** The head's own measures of a text as a whole. */
export function intentMeasures(reading: Reading, row: Row): Float32Array {
  const measures = measuresOfWhole(reading);
  measureAsking(reading, reading.sentences, measures);
  measureWishes(reading, 0, reading.words.length, measures);
  for (const seed of intentSeeds(reading, row)) measureSeed(seed, measures);
  return measures;
}

/** Whom a text speaks to, and whether it points elsewhere. */
function measuresOfWhole({ text }: Reading): Float32Array {
  const measures = new Float32Array(MEASURES - HEAD_MEASURES);
  const beginning = text.slice(0, BEGINNING);
  if (SPOKEN_TO.test(beginning)) measures[ADDRESSED] = 1;
  if (/https?:\/\//.test(beginning)) measures[LINKED] = 1;
  return measures;
}

function measureSeed({ value }: Found<Modelled>, measures: Float32Array): void {
  measures[MODELLED.indexOf(value)] = 1;
}

/** Whether and how the sentences ask; the last that opens so says how. */
function measureAsking(
  { norms, text, words }: Reading,
  sentences: Reading['sentences'],
  measures: Float32Array,
): void {
  for (const [first, behind] of sentences) {
    const last = words[behind - 1]!;
    const marked = text.slice(last.start, last.end).includes('?');
    if (marked) measures[MARKED] = 1;
    if (OPENERS.has(norms[first]!)) measures[OPENED] = marked ? 1 : 0.5;
  }
}

const isWish = perWord((norm) => WISHES.has(norm));

function measureWishes({ known }: Reading, from: number, to: number, measures: Float32Array): void {
  let wishes = 0;
  for (let at = from; at < to; at++) if (isWish(known[at]!)) wishes++;
  measures[WISHING] = wishes / Math.sqrt(wishes + 4);
}
