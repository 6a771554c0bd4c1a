/** The only entry to scoring: a text → sentiment, emotions, intents, themes, and the words that said so. */

import type { BrandTheme } from '../db/schema.ts';
import { searchedText } from '../text.ts';
import { aspectsOf } from './aspects.ts';
import { calibrated, type NamedCalibration } from './calibration.ts';
import { judgeDocument } from './document.ts';
import { emotionsOf } from './emotions.ts';
import { heardBoth, spansOf } from './evidence.ts';
import { intentsOf } from './intent.ts';
import { soundsIronic } from './irony.ts';
import {
  balanceOf,
  confidenceOf,
  isGuess,
  isUnfounded,
  labelOf,
  likeliest,
  ratingScore,
  starsDisagree,
  withStars,
} from './judgement.ts';
import { knownWord, perWord } from './known-word.ts';
import { languageOf } from './language.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';
import { featuresOf } from './linear/features.ts';
import { decodeModel } from './linear/model.ts';
import { newRow } from './linear/row.ts';
import { sharedWords } from './linear/shared-words.ts';
import { decodeSparse, type SparseModel } from './linear/sparse.ts';
import type { WordTable } from './linear/word-table.ts';
import sentimentWeights from './model/sentiment.weights.ts';
import towardWeights from './model/toward.weights.ts';
import { makeReader, type Reading } from './reading.ts';
import type { Score } from './result.ts';
import { feel } from './sentiment.ts';
import { termsOf } from './terms.ts';
import { themeSet, themesOf } from './themes.ts';
import { placesOf, spansOfName } from './toward/places.ts';
import { makeToward, type TowardBrand } from './toward/toward.ts';
import { nearestPlaces, toWhole, windowOf } from './window.ts';
import { isEnglishWord } from './wink.ts';

export type { Aspect, Evidence, Probabilities, Score } from './result.ts';

export const ENGINE = 'linear-6';

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

/** Pure once made: the same input gives the same score. */
export type Scorer = { score(input: ScoreInput): Score };

/** Filled again for every text. */
const sharedRow = newRow();

/** Loads the models (a quarter of a second); make one and keep it. */
export function makeScorer(): Scorer {
  const read = makeReader();
  const words = sharedWords();
  const lexicon = makeLexicon(words);
  const model = decodeSparse(sentimentWeights);
  const heads = { lexicon, words, model, toward: makeToward(decodeModel(towardWeights), words) };
  const isKnown = perWord((word) => isEnglishWord(word) || lexicon.weight(knownWord(word)) !== 0);
  const knowsWord = (word: string) => isKnown(knownWord(word));
  const asShipped = (input: ScoreInput): Score => {
    const whole = searchedText(input);
    const about = nearestPlaces(namedIn(whole, input));
    const window = windowOf(whole, about);
    const { language, scored } = languageOf(window.text, input.language, knowsWord);
    if (window.text.trim() === '' && input.rating) return scoreOfRating(input.rating, language);
    if (!scored) return { ...unscored(language), partlyRead: window.partlyRead };
    const reading = read(window.text);
    toWhole(window, reading.words);
    const { partlyRead } = window;
    return scoreOfText({ ...reading, text: whole }, heads, { ...input, about, language, partlyRead });
  };
  return {
    score(input) {
      const score = asShipped(input);
      return input.calibration ? calibrated(score, input.calibration) : score;
    },
  };
}

/** Where the brand is named: as the rule found it, or else by its name. */
function namedIn(text: string, { about, brand }: ScoreInput): { start: number; end: number }[] {
  return about?.length ? about : brand ? spansOfName(text, brand) : [];
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

type Heads = { lexicon: Lexicon; words: WordTable; model: SparseModel; toward: TowardBrand };

type WindowInput = ScoreInput & { language: string | null; partlyRead: boolean };

function scoreOfText(reading: Reading, heads: Heads, input: WindowInput): Score {
  const rating = input.rating ?? null;
  const feeling = feel(reading, heads.lexicon);
  const row = featuresOf(reading, heads.words, sharedRow);
  const document = judgeDocument(heads.model, reading, feeling, row);
  const places = placesOf(reading, input.about ?? []);
  const known = { probabilities: document.probabilities, row, felt: feeling.evidence };
  const toward = heads.toward(reading, places, known);
  const probabilities = withStars(toward.probabilities, rating);
  const label = likeliest(probabilities);
  const score = rounded(balanceOf(probabilities));
  const confidence = rounded(confidenceOf(probabilities));
  const themes = themesOf(reading, themeSet(input.themes));
  const aspects = aspectsOf(reading, themes, feeling.evidence, {
    score,
    toward: (named) => heads.toward(reading, named, known, 'theme').probabilities,
  });
  const evidence = toward.evidence ?? heardBoth(reading, feeling.evidence, document.gains);
  const spans = spansOf(reading, evidence);
  const mood = { label, score, evidence: feeling.evidence, rating, themes: themes.length };
  // Each field by its name, as in `unscored`: in the way of every text, spreading is slow.
  return {
    label,
    score,
    confidence,
    unsure:
      toward.unsure ||
      soundsIronic(reading, feeling.evidence) ||
      starsDisagree(toward.probabilities, rating) ||
      (rating === null && isUnfounded(label, spans)) ||
      isGuess(confidence, probabilities),
    probabilities,
    emotions: emotionsOf(reading, row, score),
    intents: intentsOf(reading, row, mood),
    themes: themes.map(({ theme }) => theme),
    aspects,
    terms: termsOf(reading, input.about),
    partlyRead: input.partlyRead,
    language: input.language,
    spans,
    scoredBy: ENGINE,
  };
}

function scoreOfRating(rating: number, language: string | null): Score {
  const score = rounded(ratingScore(rating));
  return { ...unscored(language), label: labelOf(score), score, confidence: 0.8 };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
