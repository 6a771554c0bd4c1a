/** The three-way sentiment of training texts, whichever set they come from. */
import { corpus } from './corpus.ts';

export type SentimentText = {
  text: string;
  target: [number, number, number];
  weight: number;
  set: string;
  split: 'train' | 'dev';
};

/** GoEmotions' own grouping (Demszky et al. 2020). */
const POSITIVE = new Set(
  'admiration amusement approval caring desire excitement gratitude joy love optimism pride relief'.split(
    ' ',
  ),
);
const NEGATIVE = new Set(
  'anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness'.split(
    ' ',
  ),
);

const TARGETS: Record<string, [number, number, number]> = {
  negative: [1, 0, 0],
  neutral: [0, 1, 0],
  positive: [0, 0, 1],
};

/** What each set counts for one text, by how near it is to what people write of brands. */
const WEIGHTS: Record<string, number> = {
  goemotions: 1,
  vader_amazon: 2,
  vader_movie: 1,
  vader_nyt: 1,
  uci_sentences: 3,
};

/** Every text of every set that knows its sentiment as a whole. */
export function sentimentTexts(): SentimentText[] {
  return Object.entries(WEIGHTS).flatMap(([set, weight]) =>
    corpus(set).flatMap(({ text, label, split }) => {
      const target = TARGETS[set === 'goemotions' ? (groupOf(label) ?? '') : label];
      return target ? [{ text, target, weight, set, split }] : [];
    }),
  );
}

/** Null where the emotions disagree or only show surprise. */
function groupOf(label: string): string | null {
  const emotions = label.split(',');
  const positive = emotions.some((emotion) => POSITIVE.has(emotion));
  const negative = emotions.some((emotion) => NEGATIVE.has(emotion));
  if (positive && negative) return null;
  if (positive || negative) return positive ? 'positive' : 'negative';
  return emotions.includes('neutral') ? 'neutral' : null;
}
