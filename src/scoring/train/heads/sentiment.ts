/** The sentiment of a text as a whole: negative, neutral, positive. */
import { blended, documentFeatures } from '../../document.ts';
import { makeLexicon } from '../../lexicon.ts';
import { featuresOf } from '../../linear/features.ts';
import { softmax } from '../../linear/model.ts';
import { HEAD_MEASURES, newRow } from '../../linear/row.ts';
import { decodeSparse, margins } from '../../linear/sparse.ts';
import type { WordTable } from '../../linear/word-table.ts';
import type { Reading } from '../../reading.ts';
import type { Probabilities } from '../../result.ts';
import { feel } from '../../sentiment.ts';
import { addExample, type Examples, noExamples } from '../learn.ts';
import { evened, sentimentTexts } from '../sentiment-texts.ts';
import { encodeSparse, learnSparse, rowOf, type Sparse, type SparseSettings } from '../sparse.ts';
import { bestShift, type Judged } from './shift.ts';
import type { Held } from './sureness.ts';

const SETTINGS: SparseSettings = {
  classes: 3,
  kind: 'softmax',
  epochs: 8,
  rate: 0.1,
  l2: 1e-5,
  seenIn: 2,
  keep: 105_000,
};

type Part = { examples: Examples; rulings: number[]; sets: string[] };

/** Learns from the train parts alone, chooses on the dev parts how far each class is moved, then learns from both. */
export function trainSentiment(read: (text: string) => Reading, words: WordTable, held: Held[]): Uint8Array {
  const train = partOf(read, words, (split) => split === 'train');
  const dev = partOf(read, words, (split) => split === 'dev');
  const early = learnSparse(train.examples, SETTINGS);
  const shift = bestShift((moved) => judged(early, dev, moved));
  held.push(...judged(early, dev, shift));
  console.log(`sentiment    moved by ${shift.join(', ')} on the dev parts`);
  const both = partOf(read, words, () => true);
  return encodeSparse(learnSparse(both.examples, SETTINGS), negated(shift));
}

function partOf(read: (text: string) => Reading, words: WordTable, isIn: (split: string) => boolean): Part {
  const part: Part = { examples: noExamples(), rulings: [], sets: [] };
  const lexicon = makeLexicon(words);
  const row = newRow();
  for (const { text, target, weight, set } of evened(sentimentTexts().filter(({ split }) => isIn(split)))) {
    const reading = read(text);
    const feeling = feel(reading, lexicon);
    featuresOf(reading, words, row);
    documentFeatures(reading, feeling, row);
    addExample(part.examples, row, target, weight);
    part.rulings.push(feeling.score);
    part.sets.push(set);
  }
  return part;
}

/** How the dev texts are judged when the classes are moved; log-odds are kept, since only they cost time. */
function judged(sparse: Sparse, { examples, rulings, sets }: Part, moved: readonly number[]): Judged[] {
  const model = decodeSparse(Buffer.from(encodeSparse(sparse, negated(moved))).toString('base64'));
  return examples.ids.map((_, text): Judged => {
    const row = rowOf(examples, text);
    const learnt = softmax(margins(model, row, row.measures.subarray(HEAD_MEASURES)));
    const probabilities: Probabilities = blended(learnt, rulings[text]!);
    return { set: sets[text]!, label: examples.targets[text]!.indexOf(1), probabilities };
  });
}

const negated = (shift: readonly number[]) => shift.map((value) => -value);
