/** The only entry to scoring: a text → sentiment, emotions, intents, themes, and the words that said so. */

import type { BrandTheme } from '../db/schema.ts';
import type { Emotion, Intent, Sentiment } from '../mentions/mention.ts';
import { searchedText } from '../text.ts';
import { aspectsOf } from './aspects.ts';
import { calibrated, type NamedCalibration } from './calibration.ts';
import { emotionsOf } from './emotions.ts';
import { intentsOf } from './intent.ts';
import { blend, confidenceOf, isUnsure, labelOf, ratingScore } from './judgement.ts';
import { languageOf } from './language.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';
import { featuresOf } from './linear/features.ts';
import { newRow } from './linear/row.ts';
import { sharedWords } from './linear/shared-words.ts';
import { type Reading, readText, sharedWink } from './reading.ts';
import { feel, type Weighted } from './sentiment.ts';
import { termsOf } from './terms.ts';
import { themeSet, themesOf } from './themes.ts';

export const ENGINE = 'first-1';

export type ScoreInput = {
  text: string;
  title?: string | null;
  /** 1–5. */
  rating?: number | null;
  brand?: string | null;
  /** ISO 639-1 as declared by the source. */
  language?: string | null;
  /** Where the brand is named: offsets into `searchedText`; found by its name when not given. */
  about?: { start: number; end: number }[];
  /** How the brand's themes differ from the seeds. */
  themes?: BrandTheme[];
  /** What people's corrections taught for this brand and source. */
  calibration?: NamedCalibration | null;
};

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

/** Pure once made: the same input gives the same score. */
export type Scorer = { score(input: ScoreInput): Score };

/** More is never read: what a text means is said by then, and time stays bounded. */
const MOST_CHARACTERS = 4000;
const MOST_SPANS = 40;
const WEAKEST_SHOWN = 0.5;

/** Filled again for every text. */
const sharedRow = newRow();

/** Loads wink-nlp's model (a tenth of a second); make one and keep it. */
export function makeScorer(): Scorer {
  const nlp = sharedWink();
  const lexicon = makeLexicon(nlp);
  const anyDocument = nlp.readDoc('');
  const knowsWord = (word: string) => !anyDocument.isOOV(word) || lexicon.weight(word) !== 0;
  const asShipped = (input: ScoreInput): Score => {
    const text = searchedText(input).slice(0, MOST_CHARACTERS);
    const { language, scored } = languageOf(text, input.language, knowsWord);
    if (text.trim() === '' && input.rating) return scoreOfRating(input.rating, language);
    if (!scored) return unscored(language);
    return scoreOfText(readText(nlp, text), lexicon, input, language);
  };
  return {
    score(input) {
      const score = asShipped(input);
      return input.calibration ? calibrated(score, input.calibration) : score;
    },
  };
}

/** What is stored when a text was not understood: never "neutral". */
export function unscored(language: string | null): Score {
  return {
    label: 'unscored',
    score: null,
    confidence: null,
    unsure: false,
    probabilities: null,
    emotions: [],
    intents: [],
    themes: [],
    aspects: [],
    terms: [],
    partlyRead: false,
    language,
    spans: [],
    scoredBy: ENGINE,
  };
}

function scoreOfText(reading: Reading, lexicon: Lexicon, input: ScoreInput, language: string | null): Score {
  const rating = input.rating ?? null;
  const feeling = feel(reading, lexicon);
  const row = featuresOf(reading, sharedWords(), sharedRow);
  const score = rounded(blend(feeling.score, rating));
  const label = labelOf(score);
  const themes = themesOf(reading, themeSet(input.themes));
  const mood = { label, score, evidence: feeling.evidence, rating, themes: themes.length };
  const confidence = rounded(confidenceOf(label, score, feeling));
  return {
    label,
    score,
    confidence,
    unsure: isUnsure(confidence, feeling, rating),
    emotions: emotionsOf(reading, row, score),
    intents: intentsOf(reading, row, mood),
    themes: themes.map(({ theme }) => theme),
    probabilities: null,
    aspects: aspectsOf(reading, themes, feeling.evidence, { score }),
    terms: termsOf(reading, input.about),
    partlyRead: false,
    language,
    spans: spansOf(reading, feeling.evidence),
    scoredBy: ENGINE,
  };
}

function scoreOfRating(rating: number, language: string | null): Score {
  const score = rounded(ratingScore(rating));
  return { ...unscored(language), label: labelOf(score), score, confidence: 0.8 };
}

function spansOf({ words, text }: Reading, evidence: Weighted[]): Evidence[] {
  const shown = evidence.filter(({ weight }) => Math.abs(weight) >= WEAKEST_SHOWN).slice(0, MOST_SPANS);
  return shown.map(({ at, length, weight }) => {
    const { start } = words[at]!;
    const { end } = words[at + length - 1]!;
    return {
      start,
      end,
      word: text.slice(start, end),
      weight: rounded(Math.max(-1, Math.min(1, weight / 4))),
    };
  });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
