/** What a text wants: each intent against the rest. */
import { intentMeasures, MODELLED, type Modelled } from '../../intent-model.ts';
import { featuresOf } from '../../linear/features.ts';
import { HEAD_MEASURES, newRow } from '../../linear/row.ts';
import type { WordTable } from '../../linear/word-table.ts';
import type { Reading } from '../../reading.ts';
import { intentTexts } from '../intent-texts.ts';
import { addExample, noExamples } from '../learn.ts';
import { type SparseSettings, trainSparse } from '../sparse.ts';

/** The measures before this one are values of lexicons. */
const LEXICONS = 8;

/** For how many of a hundred texts that name a brand each is expected to hold. */
const SHARES: Record<Modelled, number> = {
  complaint: 18,
  question: 25,
  'churn-risk': 8,
  'feature-request': 45,
  'purchase-interest': 10,
};

const SETTINGS: SparseSettings = {
  classes: MODELLED.length,
  kind: 'sigmoid',
  epochs: 12,
  rate: 0.8,
  l2: 2e-4,
  seenIn: 2,
  keep: 16_000,
  shares: MODELLED.map((intent) => SHARES[intent]),
};

export function trainIntents(read: (text: string) => Reading, words: WordTable): Uint8Array {
  const examples = { train: noExamples(), dev: noExamples() };
  const row = newRow();
  for (const { text, intents, weight, isDev } of intentTexts()) {
    const reading = read(text);
    featuresOf(reading, words, row);
    // What a whole text measures says little of the sentence that wants something.
    row.measures.fill(0, LEXICONS);
    row.measures.set(intentMeasures(reading, row), HEAD_MEASURES);
    const target = MODELLED.map((intent) => Number(intents.includes(intent)));
    addExample(examples[isDev ? 'dev' : 'train'], row, target, weight);
  }
  return trainSparse(examples.train, examples.dev, SETTINGS);
}
