/** The sentiment of a text as a whole: negative, neutral, positive, each for every kind of text. */
import { blended, documentFeatures, KINDS, type KindOfText, LABELS } from '../../document.ts';
import { makeLexicon } from '../../lexicon.ts';
import { featuresOf } from '../../linear/features.ts';
import { softmax } from '../../linear/model.ts';
import { newRow } from '../../linear/row.ts';
import type { WordTable } from '../../linear/word-table.ts';
import type { Reading } from '../../reading.ts';
import { feel } from '../../sentiment.ts';
import { addExample, type Examples, noExamples } from '../learn.ts';
import { evened, type Kinds, type SentimentText, sentimentTexts } from '../sentiment-texts.ts';
import { encodeSparse, learnInParts, type SparseSettings } from '../sparse.ts';
import { bestShift, figuresAt, type Judged, moved } from './shift.ts';
import type { Held } from './sureness.ts';

const CLASSES = LABELS * Object.keys(KINDS).length;

const SETTINGS: SparseSettings = {
  classes: CLASSES,
  kind: 'softmax',
  epochs: 8,
  rate: 0.1,
  l2: 1e-5,
  seenIn: 2,
  keep: 62_000,
};
/** Every fourth text, every fourth of the authored sentences in all its ways. */
const PARTS = 4;
const AUTHORED = new Set(['care', 'plain', 'social']);

/**
 * Learns four times, each time without one part of the texts, and chooses by how each text is judged by what has not
 * learnt from it how far each class is moved. What ships is the mean of the four.
 */
export function trainSentiment(read: (text: string) => Reading, words: WordTable, held: Held[]): Uint8Array {
  const { texts, examples, rulings } = learnable(read, words);
  const parts = texts.map(({ origin }) => origin % PARTS);
  const { whole, apart } = learnInParts(examples, parts, SETTINGS);
  const judged = texts.map(({ set, target }, at): Judged => {
    return { set, label: target.indexOf(1), learnt: apart[at]!, ruling: rulings[at]! };
  });
  const shift = bestShift(judged);
  console.log(`sentiment    moved by ${shift.join(', ')} where not learnt from: ${figuresAt(judged, shift)}`);
  for (const each of judged) if (!AUTHORED.has(each.set)) held.push(heldAt(each, shift));
  return encodeSparse(
    whole,
    shift.map((value) => -value),
  );
}

function heldAt({ set, label, learnt, ruling }: Judged, shift: readonly number[]): Held {
  return { set, label, probabilities: blended(softmax(moved(learnt, shift)), ruling) };
}

type Learnable = { texts: SentimentText[]; examples: Examples; rulings: number[] };

function learnable(read: (text: string) => Reading, words: WordTable): Learnable {
  const texts = evened(sentimentTexts());
  const examples = noExamples();
  const lexicon = makeLexicon(words);
  const row = newRow();
  const rulings = texts.map(({ text, target, kinds, weight }) => {
    const reading = read(text);
    const feeling = feel(reading, lexicon);
    featuresOf(reading, words, row);
    documentFeatures(reading, feeling, row);
    addExample(examples, row, inKinds(target, kinds), weight);
    return feeling.score;
  });
  return { texts, examples, rulings };
}

/** Probability per class: that of the label, shared among the kinds of the text. */
function inKinds(target: readonly number[], kinds: Kinds): number[] {
  const names = Object.keys(KINDS) as KindOfText[];
  return names.flatMap((kind) => target.map((probability) => probability * (kinds[kind] ?? 0)));
}
