/** The emotions: each against the rest, from the comments that people labelled for GoEmotions (Demszky et al. 2020). */
import { emotionMeasures, FEELINGS, type Feeling } from '../../emotions.ts';
import { featuresOf } from '../../linear/features.ts';
import { HEAD_MEASURES, newRow } from '../../linear/row.ts';
import type { WordTable } from '../../linear/word-table.ts';
import type { Reading } from '../../reading.ts';
import { corpus } from '../corpus.ts';
import { addExample, noExamples } from '../learn.ts';
import { type SparseSettings, trainSparse } from '../sparse.ts';

const LABELS: Record<Feeling, string> = {
  frustration: 'annoyance disapproval disgust',
  anger: 'anger',
  disappointment: 'disappointment sadness grief remorse',
  worry: 'fear nervousness',
  delight: 'joy excitement love amusement relief',
  pride: 'pride',
  trust: 'admiration approval caring',
  gratitude: 'gratitude',
  question: 'confusion curiosity',
  hope: 'optimism desire',
};

const SETTINGS: SparseSettings = {
  classes: FEELINGS.length,
  kind: 'sigmoid',
  epochs: 6,
  rate: 0.4,
  l2: 2e-4,
  seenIn: 2,
  keep: 20_000,
};

export function trainEmotions(read: (text: string) => Reading, words: WordTable): Uint8Array {
  const examples = { train: noExamples(), dev: noExamples() };
  const row = newRow();
  for (const { text, label, split } of corpus('goemotions')) {
    const said = label.split(',');
    const target = FEELINGS.map((feeling) =>
      Number(LABELS[feeling].split(' ').some((own) => said.includes(own))),
    );
    const reading = read(text);
    featuresOf(reading, words, row);
    row.measures.set(emotionMeasures(reading, row), HEAD_MEASURES);
    addExample(examples[split], row, target);
  }
  return trainSparse(examples.train, examples.dev, SETTINGS);
}
