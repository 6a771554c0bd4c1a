/** From probabilities to a label, and how sure of it one can be. */
import type { Probabilities } from './result.ts';
import type { Feeling, Weighted } from './sentiment.ts';

type Label = 'negative' | 'neutral' | 'positive';

const LABELS: readonly Label[] = ['negative', 'neutral', 'positive'];

/** Cut-offs of a score that no probabilities stand behind, chosen on development texts. */
const NEGATIVE_BELOW = -0.14;
const POSITIVE_ABOVE = 0.17;

/** The label of a score of −1 to 1: of one aspect, or of stars alone. */
export function labelOf(score: number): Label {
  if (score < NEGATIVE_BELOW) return 'negative';
  return score > POSITIVE_ABOVE ? 'positive' : 'neutral';
}

/** The most probable label. */
export function likeliest(probabilities: Probabilities): Label {
  return LABELS[probabilities.indexOf(Math.max(...probabilities))]!;
}

/** Positive less negative, −1 to 1. */
export function balanceOf([negative, , positive]: Probabilities): number {
  return positive - negative;
}

/** 1 to 5 stars → −0.9 to 0.9. */
export function ratingScore(rating: number): number {
  return ((bounded(rating) - 3) / 2) * 0.9;
}

/** How far a star moves the log-odds, and what three stars say for neutral. */
const STAR = 0.9;
const MIDDLE = 0.5;

/** Stars say how the whole was felt, words say it of one thing: stars are evidence beside the words. */
export function withStars(probabilities: Probabilities, rating: number | null): Probabilities {
  if (rating === null) return probabilities;
  const stars = bounded(rating) - 3;
  const neutral = MIDDLE * (1 - Math.abs(stars));
  const odds = [-STAR * stars, neutral, STAR * stars].map((shift, c) => probabilities[c]! * Math.exp(shift));
  const sum = odds.reduce((total, value) => total + value, 0);
  return odds.map((value) => value / sum) as Probabilities;
}

function bounded(rating: number): number {
  return Math.min(5, Math.max(1, rating));
}

/** Probability → share of right labels on development texts, as a straight line in log-odds per label. */
const SURENESS: Record<Label, [level: number, slope: number]> = {
  negative: [0.36, 0.86],
  neutral: [0.03, 1.7],
  positive: [0.32, 1.03],
};

/** 0 to 1: how often such a label is right. */
export function confidenceOf(probabilities: Probabilities): number {
  const highest = Math.min(0.9999, Math.max(...probabilities));
  const [level, slope] = SURENESS[likeliest(probabilities)];
  return 1 / (1 + Math.exp(-level - slope * Math.log(highest / (1 - highest))));
}

export const UNSURE_BELOW = 0.5;

/** Whether a person should look: the label is a guess, the words pull both ways, or the stars contradict them. */
export function isUnsure(
  confidence: number,
  feeling: Feeling,
  words: Probabilities,
  rating: number | null,
): boolean {
  const { positive, negative } = feeling;
  const torn =
    Math.min(positive, negative) > 1.2 && Math.abs(positive - negative) < (positive + negative) / 3;
  const said = balanceOf(words);
  const starsDisagree = rating !== null && ((rating >= 4 && said < -0.3) || (rating <= 2 && said > 0.3));
  return confidence < UNSURE_BELOW || torn || starsDisagree || soundsIronic(feeling.evidence);
}

/** "Love waiting for hours": a bright word right before what nobody loves. */
function soundsIronic(evidence: Weighted[]): boolean {
  return evidence.some(({ at, weight, phrase }, index) => {
    const before = evidence[index - 1];
    return phrase && weight < -1 && before !== undefined && before.weight > 1.2 && at - before.at <= 3;
  });
}
