/** What a text wants, several things at once: the model's findings, held against how the text was felt. */
import type { Intent, Sentiment } from '../mentions/mention.ts';
import { wantsOf } from './intent-model.ts';
import type { Row } from './linear/row.ts';
import type { Reading } from './reading.ts';
import type { Weighted } from './sentiment.ts';

/** How a mention was felt; what its intents are judged by besides its words. */
export type Mood = {
  label: Sentiment;
  score: number;
  evidence: Weighted[];
  rating: number | null;
  themes: number;
};

/** So bright a text neither leaves nor complains. */
const BRIGHT = 0.3;
/** So bad a word is a complaint whatever it is about. */
const STRONG = -0.5;
/** What speaks for a complaint besides its words, in log-odds: a clear feeling, few stars, a phrase of customers. */
const FELT = 1;

/** The intents of a text; several may hold. */
export function intentsOf(reading: Reading, row: Row, mood: Mood): Intent[] {
  const wants = wantsOf(reading, row);
  const complaint = wants.complaint + grudge(mood) >= 0;
  const isBright = mood.label === 'positive' && (mood.score > BRIGHT || (mood.rating ?? 0) >= 4);
  const holds: Record<Intent, boolean> = {
    complaint,
    question: wants.question >= 0,
    praise: isBright && !complaint,
    'churn-risk': wants['churn-risk'] >= 0 && mood.score < BRIGHT,
    'feature-request': wants['feature-request'] >= 0,
    'purchase-interest': wants['purchase-interest'] >= 0 && mood.label !== 'negative',
  };
  return (Object.keys(holds) as Intent[]).filter((intent) => holds[intent]);
}

/** How much the feeling of a text speaks for a complaint, or against one, in log-odds. */
function grudge({ label, score, evidence, rating, themes }: Mood): number {
  if (label === 'positive') return -2 * FELT * (score + ((rating ?? 0) >= 4 ? 1 : 0));
  if (label !== 'negative') return 0;
  const customersPhrase = evidence.some(({ phrase, weight }) => phrase && weight <= -2);
  const fewStars = rating !== null && rating <= 2;
  const plain = themes > 0 || score <= STRONG;
  return customersPhrase || fewStars ? 2 * FELT : plain ? FELT : 0;
}
