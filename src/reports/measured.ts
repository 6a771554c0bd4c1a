/** The last run of the scoring table, as it was written down; `npm run eval -- --json` makes it anew. */
import measured from '../scoring/model/accuracy.json' with { type: 'json' };

export type MeasuredEngine = 'earshot' | 'wink-nlp' | 'vader' | 'afinn';

/** All figures 0 to 1; n is how many texts have this label. */
export type ClassFigures = { precision: number; recall: number; f1: number; n: number };

export type SentimentFigures = {
  n: number;
  /** As it comes, with the middle 95 % of 500 bootstrap samples. */
  macroF1: number;
  interval: [low: number, high: number];
  recall: number;
  perClass: Record<string, ClassFigures>;
  /** With two cut-offs chosen on the set's dev split; null without one. */
  tuned: { macroF1: number; cutOffs: [number, number] } | null;
  /** Of negative against the rest: the area under the curve, and the share found at a precision. */
  area: number | null;
  negativesAt90: number | null;
  negativesAt80: number | null;
  /** Of negative as it comes, for each part of the set. */
  negativesIn: Record<string, ClassFigures>;
  /** Pearson's r with the mean human rating. */
  r: number | null;
  unscored: number;
};

export type SurenessFigures = {
  /** Expected calibration error: how far confidence lies off, on average. */
  error: number;
  unsure: number;
  /** Null where nothing was unsure. */
  rightWhileUnsure: number | null;
  rightWhileSure: number;
};

export type EmotionFigures = {
  n: number;
  meanF1: number;
  perClass: Record<string, ClassFigures>;
  /** With questions and hope, which the model hears and the product does not show. */
  wideMeanF1: number | null;
  unscored: number;
};

export type IntentFigures = ClassFigures & { macroF1: number; all: number };

export type LanguageFigures = {
  n: number;
  language: string;
  about: 'tweets' | 'titles' | 'posts';
  right: number;
  /** English texts that were left unscored, or others that were scored. */
  misjudged: number;
};

export type MeasuredSet = {
  name: string;
  about: string;
  task: 'sentiment' | 'toward the brand' | 'emotions' | 'intent' | 'language';
  sha256: string;
  split: string;
  n: number;
  sentiment?: Partial<Record<MeasuredEngine, SentimentFigures>>;
  /** Of Earshot: the packages do not say how sure they are. */
  sureness?: SurenessFigures | null;
  emotions?: EmotionFigures;
  intents?: Record<string, Partial<Record<MeasuredEngine, IntentFigures>>>;
  language?: LanguageFigures;
};

export type BarRow = {
  what: string;
  set: string | null;
  must: number;
  stretch: number;
  /** Null where the sets are not there. */
  value: number | null;
  tuned: number | null;
  /** The best of the packages, with cut-offs tuned where the set has a dev split. */
  peer: number | null;
  /** Less is better. */
  isMost: boolean;
};

export type Measured = {
  date: string | null;
  engine: string;
  /** SHA-256 over the modules of the model. */
  model: string;
  command: string;
  sets: MeasuredSet[];
  /** The same on the texts that lie beside the tests, which a test measures again. */
  slices: MeasuredSet[];
  bar: BarRow[];
};

export const MEASURED = measured as unknown as Measured;
