import type { Intent, Sentiment } from '../mentions/mention.ts';
import { INTENT_PHRASES } from './model/intents.ts';
import { compilePhrases, type Found, phrasesIn } from './phrases.ts';
import type { Reading } from './reading.ts';
import type { Weighted } from './sentiment.ts';

type Seed = keyof typeof INTENT_PHRASES;

/** "I don't know how to" asks all the same. */
const ASKING = new Set<Seed>(['question', 'feature-request']);

const seeds = compilePhrases<Seed>(Object.entries(INTENT_PHRASES) as [Seed, string][]);

/** So bad a word is a complaint whatever it is about. */
const STRONG = -0.5;

/** How a mention was felt; what its intents are judged by besides its words. */
export type Mood = {
  label: Sentiment;
  score: number;
  evidence: Weighted[];
  rating: number | null;
  themes: number;
};

/** The intents of a text; several may hold. */
export function intentsOf(reading: Reading, mood: Mood, isNegated: (at: number) => boolean): Intent[] {
  const found = phrasesIn(seeds, reading.norms).filter(
    ({ at, value }) => ASKING.has(value) || !isNegated(at),
  );
  const said = (seed: Seed) => found.some(({ value }) => value === seed);
  const complaint = isComplaint(mood, said('complaint'));
  const holds: Record<Intent, boolean> = {
    complaint,
    question: asks(reading, found),
    praise: mood.label === 'positive' && !complaint && (mood.score > 0.3 || (mood.rating ?? 0) >= 4),
    'churn-risk': said('churn-risk') && mood.score < 0.3,
    'feature-request': said('feature-request'),
    'purchase-interest': said('purchase-interest') && mood.label !== 'negative',
  };
  return (Object.keys(holds) as Intent[]).filter((intent) => holds[intent]);
}

/** Said so, or a bad word about something that customers care about. */
function isComplaint({ label, score, evidence, rating, themes }: Mood, said: boolean): boolean {
  if (label === 'positive') return false;
  if (said && score < 0.1) return true;
  if (label !== 'negative') return false;
  const customersPhrase = evidence.some(({ phrase, weight }) => phrase && weight <= -2);
  return customersPhrase || themes > 0 || score <= STRONG || (rating !== null && rating <= 2);
}

const OPENERS = new Set(
  `how what when where which who why is are do does did can could will would should has have any anyone anybody`.split(
    ' ',
  ),
);

/** A question mark behind words that ask; "anyone know …" asks without one. */
function asks({ words, text, norms, sentences }: Reading, found: Found<Seed>[]): boolean {
  return sentences.some(([from, to]) => {
    const asked = found.find(({ value, at }) => value === 'question' && at >= from && at < to);
    const last = words[to - 1]!;
    const marked = text.slice(last.start, last.end).includes('?');
    if (marked) return to - from > 3 && (Boolean(asked) || OPENERS.has(norms[from]!));
    return asked !== undefined && /^(any|wonder|looking)/.test(norms[asked.at]!);
  });
}
