/** What scoring says of a text. */
import type { Emotion, Intent, Sentiment } from '../mentions/mention.ts';

/** What a mention says of one theme; score −1 to 1. */
export type Aspect = { theme: string; label: Exclude<Sentiment, 'unscored'>; score: number };

/** Of negative, neutral, positive; they add up to 1. */
export type Probabilities = [number, number, number];

/** UTF-16 offsets into `searchedText`; weight −1 to 1, its sign the direction. */
export type Evidence = { start: number; end: number; word: string; weight: number };

export type Score = {
  label: Sentiment;
  /** −1 to 1; null when unscored. */
  score: number | null;
  /** 0 to 1: how likely the label is right; null when unscored. */
  confidence: number | null;
  unsure: boolean;
  /** Null when unscored. */
  probabilities: Probabilities | null;
  emotions: Emotion[];
  intents: Intent[];
  themes: string[];
  aspects: Aspect[];
  /** Noun phrases in lower case: candidates for themes that nobody has named yet. */
  terms: string[];
  /** True when the text was longer than what is read of one. */
  partlyRead: boolean;
  language: string | null;
  spans: Evidence[];
  scoredBy: string;
};
