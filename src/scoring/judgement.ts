/** From a sum of weights to a label, and how sure of it one can be. */
import type { Feeling, Weighted } from './sentiment.ts';

/** Cut-offs of the labels, chosen on development texts. */
const NEGATIVE_BELOW = -0.14;
const POSITIVE_ABOVE = 0.17;

/** The label of a score of −1 to 1. */
export function labelOf(score: number): 'negative' | 'neutral' | 'positive' {
  if (score < NEGATIVE_BELOW) return 'negative';
  return score > POSITIVE_ABOVE ? 'positive' : 'neutral';
}

/** Stars say how the whole was felt, words say it of one thing: stars weigh a little more, and neither decides alone. */
export function blend(score: number, rating: number | null): number {
  return rating === null ? score : 0.45 * score + 0.55 * ratingScore(rating);
}

/** 1 to 5 stars → −0.9 to 0.9. */
export function ratingScore(rating: number): number {
  return ((Math.min(5, Math.max(1, rating)) - 3) / 2) * 0.9;
}

/** Straight lines through the share of right labels on development texts, lower where words disagree. */
export function confidenceOf(
  label: 'negative' | 'neutral' | 'positive',
  score: number,
  { positive, negative }: Feeling,
): number {
  const total = positive + negative;
  if (label === 'neutral') return Math.max(0.25, 0.66 - 0.1 * total);
  const agreement = total === 0 ? 1 : Math.abs(positive - negative) / total;
  const line = label === 'negative' ? 0.28 + 0.65 * -score : 0.52 + 0.55 * score;
  return Math.min(0.97, line * (0.65 + 0.35 * agreement));
}

const UNSURE_BELOW = 0.5;

/** Whether a person should look: the label is a guess, the words pull both ways, or the stars contradict them. */
export function isUnsure(confidence: number, feeling: Feeling, rating: number | null): boolean {
  const { score, positive, negative } = feeling;
  const torn =
    Math.min(positive, negative) > 1.2 && Math.abs(positive - negative) < (positive + negative) / 3;
  const starsDisagree = rating !== null && ((rating >= 4 && score < -0.3) || (rating <= 2 && score > 0.3));
  return confidence < UNSURE_BELOW || torn || starsDisagree || soundsIronic(feeling.evidence);
}

/** "Love waiting for hours": a bright word right before what nobody loves. */
function soundsIronic(evidence: Weighted[]): boolean {
  return evidence.some(({ at, weight, phrase }, index) => {
    const before = evidence[index - 1];
    return phrase && weight < -1 && before !== undefined && before.weight > 1.2 && at - before.at <= 3;
  });
}
