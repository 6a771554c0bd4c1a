/** The sentiment of a text as a whole: negative, neutral, positive. */
import { featuresOf } from '../../linear/features.ts';
import { newRow } from '../../linear/row.ts';
import type { WordTable } from '../../linear/word-table.ts';
import type { Reading } from '../../reading.ts';
import { encodeModel } from '../encode.ts';
import { addExample, learn, noExamples } from '../learn.ts';
import { sentimentTexts } from '../sentiment-texts.ts';

const SETTINGS = { classes: 3, kind: 'softmax', bits: 18, epochs: 5, rate: 0.05, l2: 1e-5 } as const;

export function trainSentiment(read: (text: string) => Reading, words: WordTable): Uint8Array {
  const examples = noExamples();
  const row = newRow();
  for (const { text, target, weight, split } of sentimentTexts())
    if (split === 'train') addExample(examples, featuresOf(read(text), words, row), target, weight);
  return encodeModel(learn(examples, SETTINGS));
}
