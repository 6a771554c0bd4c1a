/** The sentiment of a text as a whole: negative, neutral, positive. */
import { documentFeatures } from '../../document.ts';
import { makeLexicon } from '../../lexicon.ts';
import { featuresOf } from '../../linear/features.ts';
import { newRow } from '../../linear/row.ts';
import type { WordTable } from '../../linear/word-table.ts';
import type { Reading } from '../../reading.ts';
import { feel } from '../../sentiment.ts';
import { encodeModel } from '../encode.ts';
import { addExample, learn, noExamples } from '../learn.ts';
import { type SentimentText, sentimentTexts } from '../sentiment-texts.ts';

const SETTINGS = { classes: 3, kind: 'softmax', bits: 18, epochs: 6, rate: 0.1, l2: 1e-5 } as const;
/** However rare a label is in its set, its texts count at most so many times as much. */
const MOST_EVENED = 3;

/** Settings and sureness were measured with the development splits held back; what ships learns from them too. */
export function trainSentiment(read: (text: string) => Reading, words: WordTable): Uint8Array {
  const examples = noExamples();
  const lexicon = makeLexicon(words);
  const row = newRow();
  for (const { text, target, weight } of evened(sentimentTexts())) {
    const reading = read(text);
    featuresOf(reading, words, row);
    documentFeatures(reading, feel(reading, lexicon), row);
    addExample(examples, row, target, weight);
  }
  return encodeModel(learn(examples, SETTINGS));
}

/** In the large set of posts labels come nearly as they do elsewhere: they are evened only in part. */
const EVENNESS: Record<string, number> = { goemotions: 0.6 };

/** Each label counts alike within its set: how often one comes is a habit of the set, not of the language. */
function evened(texts: SentimentText[]): SentimentText[] {
  const counts = new Map<string, number[]>();
  for (const { set, target } of texts) {
    const known = counts.get(set) ?? [0, 0, 0];
    counts.set(
      set,
      known.map((count, label) => count + target[label]!),
    );
  }
  return texts.map((text) => {
    const known = counts.get(text.set)!;
    const all = known.reduce((sum, count) => sum + count, 0);
    const even = all / known.filter(Boolean).length / known[text.target.indexOf(1)]!;
    return { ...text, weight: text.weight * Math.min(MOST_EVENED, even) ** (EVENNESS[text.set] ?? 1) };
  });
}
