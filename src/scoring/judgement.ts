/** From probabilities to a label, and how sure of it one can be. */
import { bytesOf } from './linear/bytes.ts';
import surenessWeights from './model/sureness.weights.ts';
import type { Evidence, Probabilities } from './result.ts';

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

/** Per label a level and a slope: log-odds of the highest probability → log-odds that the label is right. */
const sureness = bytesOf(surenessWeights);

/** 0 to 1: how often such a label is right, as measured on texts that nothing was learnt from. */
export function confidenceOf(probabilities: Probabilities): number {
  const at = 8 * LABELS.indexOf(likeliest(probabilities));
  const [level, slope] = [sureness.getFloat32(at, true), sureness.getFloat32(at + 4, true)];
  return 1 / (1 + Math.exp(-level - slope * highestOdds(probabilities)));
}

/** Log-odds of the highest probability. */
export function highestOdds(probabilities: Probabilities): number {
  const highest = Math.min(0.9999, Math.max(...probabilities));
  return Math.log(highest / (1 - highest));
}

const UNSURE_BELOW = 0.5;
/** The opposite pole half as likely as the label: of such dev texts three in ten meant the opposite. */
const TORN_FROM = 0.5;

/** Whether the label is a guess: too seldom right, or as good as torn between good and bad. */
export function isGuess(confidence: number, probabilities: Probabilities): boolean {
  const [negative, neutral, positive] = probabilities;
  const isTorn = Math.min(negative, positive) >= TORN_FROM * Math.max(...probabilities);
  return confidence < UNSURE_BELOW || (isTorn && neutral < Math.max(negative, positive));
}

/** Whether good or bad is said and no word can be shown for it. */
export function isUnfounded(label: Label, spans: readonly Evidence[]): boolean {
  return label !== 'neutral' && !spans.some(({ weight }) => (label === 'positive' ? weight > 0 : weight < 0));
}

/** Whether the stars say the opposite of the words. */
export function starsDisagree(words: Probabilities, rating: number | null): boolean {
  const said = balanceOf(words);
  return rating !== null && ((rating >= 4 && said < -0.3) || (rating <= 2 && said > 0.3));
}
