/** The sentiment toward what a text names: negative, neutral, positive. */
import { judgeDocument } from '../../document.ts';
import { makeLexicon } from '../../lexicon.ts';
import { featuresOf } from '../../linear/features.ts';
import { decodeModel } from '../../linear/model.ts';
import { newRow } from '../../linear/row.ts';
import { decodeSparse } from '../../linear/sparse.ts';
import type { WordTable } from '../../linear/word-table.ts';
import type { Reading } from '../../reading.ts';
import { feel } from '../../sentiment.ts';
import { towardFeatures } from '../../toward/features.ts';
import { namesOf } from '../../toward/names.ts';
import { placesOf } from '../../toward/places.ts';
import { makeToward } from '../../toward/toward.ts';
import { authoredTargets } from '../authored-targets.ts';
import { encodeModel } from '../encode.ts';
import { addExample, learn, noExamples, oneOf } from '../learn.ts';
import { type TargetText, targetTexts } from '../target-texts.ts';
import { readWeights } from '../write.ts';
import type { Held } from './sureness.ts';

const SETTINGS = { classes: 3, kind: 'softmax', bits: 18, epochs: 8, rate: 0.1, l2: 1e-3 } as const;
/** What one authored text counts. */
const AUTHORED = 0.7;

/** Learns from the train parts alone, to say into `held` how it judges the dev parts, then from both. */
export function trainToward(read: (text: string) => Reading, words: WordTable, held: Held[]): Uint8Array {
  const early = learnt(read, words, (split) => split === 'train');
  held.push(
    ...judged(
      read,
      words,
      early,
      targetTexts().filter(({ split }) => split === 'dev'),
    ),
  );
  return learnt(read, words, () => true);
}

function learnt(
  read: (text: string) => Reading,
  words: WordTable,
  isIn: (split: string) => boolean,
): Uint8Array {
  const examples = noExamples();
  const lexicon = makeLexicon(words);
  const seen = newRow();
  const row = newRow();
  const texts = targetTexts().filter(({ split }) => isIn(split));
  for (const { text, about, label, weight } of [...texts, ...authoredTargets(AUTHORED)]) {
    const reading = read(text);
    const places = placesOf(reading, about);
    if (places.length === 0) continue;
    featuresOf(reading, words, seen);
    const names = namesOf(reading, seen.hashes, words);
    towardFeatures(reading, places, words, seen, feel(reading, lexicon).evidence, names, row);
    addExample(examples, row, oneOf(SETTINGS.classes, label), weight);
  }
  return encodeModel(learn(examples, SETTINGS));
}

/** As the scorer judges, beside the text as a whole; what a rule says is no matter of probabilities. */
function judged(
  read: (text: string) => Reading,
  words: WordTable,
  weights: Uint8Array,
  texts: readonly TargetText[],
): Held[] {
  const toward = makeToward(decodeModel(Buffer.from(weights).toString('base64')), words);
  const whole = decodeSparse(readWeights('sentiment'));
  const lexicon = makeLexicon(words);
  const row = newRow();
  return texts.flatMap(({ text, about, label, set }) => {
    const reading = read(text);
    const feeling = feel(reading, lexicon);
    featuresOf(reading, words, row);
    const { probabilities } = judgeDocument(whole, reading, feeling, row);
    const known = { probabilities, row, felt: feeling.evidence };
    const said = toward(reading, placesOf(reading, about), known);
    return said.by === 'target' ? [{ set, label, probabilities: said.probabilities }] : [];
  });
}
