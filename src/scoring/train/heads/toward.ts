/** The sentiment toward what a text names: negative, neutral, positive. */
import { makeLexicon } from '../../lexicon.ts';
import { featuresOf } from '../../linear/features.ts';
import { newRow } from '../../linear/row.ts';
import type { WordTable } from '../../linear/word-table.ts';
import type { Reading } from '../../reading.ts';
import { feel } from '../../sentiment.ts';
import { towardFeatures } from '../../toward/features.ts';
import { namesOf } from '../../toward/names.ts';
import { placesOf } from '../../toward/places.ts';
import { authoredTargets } from '../authored-targets.ts';
import { encodeModel } from '../encode.ts';
import { addExample, learn, noExamples, oneOf } from '../learn.ts';
import { targetTexts } from '../target-texts.ts';

const SETTINGS = { classes: 3, kind: 'softmax', bits: 18, epochs: 8, rate: 0.1, l2: 1e-3 } as const;
/** What one authored text counts. */
const AUTHORED = 0.7;

export function trainToward(read: (text: string) => Reading, words: WordTable): Uint8Array {
  const examples = noExamples();
  const lexicon = makeLexicon(words);
  const seen = newRow();
  const row = newRow();
  for (const { text, about, label, weight } of [...targetTexts(), ...authoredTargets(AUTHORED)]) {
    const reading = read(text);
    const places = placesOf(reading, null, about);
    if (places.length === 0) continue;
    featuresOf(reading, words, seen);
    const names = namesOf(reading, seen.hashes, words);
    towardFeatures(reading, places, words, seen, feel(reading, lexicon).evidence, names, row);
    addExample(examples, row, oneOf(SETTINGS.classes, label), weight);
  }
  return encodeModel(learn(examples, SETTINGS));
}
