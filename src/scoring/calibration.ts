/** People's corrections → a small adjustment of the engine's probabilities, kept only where it wins. Pure. */
import type { Sentiment } from '../mentions/mention.ts';
import { bent, type Calibration, CLASSES, fitted, type Given, logsOf } from './calibration-fit.ts';
import { foldsOf, gainInterval, macroF1 } from './held-back.ts';
import { balanceOf, confidenceOf, isGuess, likeliest } from './judgement.ts';
import type { Probabilities, Score } from './result.ts';

export type { Calibration } from './calibration-fit.ts';

type Label = Exclude<Sentiment, 'unscored'>;

/** The order of `Probabilities`. */
export const LABELS: readonly Label[] = ['negative', 'neutral', 'positive'];

export type Correction = {
  /** As the engine ships them. */
  probabilities: Probabilities;
  /** The engine's own label; the most probable one when not given. */
  shipped?: Label;
  /** A person's; one that agrees with the engine counts as much. */
  label: Label;
};

export type Fitted = {
  /** Null where nothing was won. */
  calibration: Calibration | null;
  n: number;
  /** Macro-F1 on held-back corrections, 0 to 1; null when it was not tried. */
  before: number | null;
  after: number | null;
  /** What is gained: the middle 68 % of resamples. */
  interval: [low: number, high: number] | null;
  /** One sentence: why it is used or not. */
  why: string;
};

const LEAST = 150;
const LEAST_OF_EACH = 10;
/** Below it the corrections hardly follow the engine at all, and only its habits are unlearnt. */
const LEAST_SLOPE = 0.2;
const LEAST_AGREEING = 0.25;
/** More add nothing to four numbers. */
export const MOST = 3000;
const FOLDS = 10;
const TURNS = 4;
/** 0: labels count as often as they come, 1: equally. Between the two macro-F1 is highest (dev splits of GoEmotions, VADER, SEntFiN, MAMS). */
const EVENNESS = 0.75;

/** Fits on all corrections what wins on held-back ones. The same corrections in the same order, the same result. */
export function fitCalibration(corrections: readonly Correction[]): Fitted {
  const n = corrections.length;
  const untried = (why: string): Fitted => ({
    calibration: null,
    n,
    before: null,
    after: null,
    interval: null,
    why,
  });
  const labels = corrections.map(({ label }) => LABELS.indexOf(label));
  const tooFew = whyTooFew(labels);
  if (tooFew) return untried(tooFew);
  const shipped = corrections.map(shippedClass);
  const agreeing = labels.filter((label, at) => label === shipped[at]).length;
  const rows = weighted(corrections, labels);
  const calibration = rounded(fitted(rows));
  if (calibration.slope < LEAST_SLOPE || agreeing < LEAST_AGREEING * n) return untried(contrary(agreeing, n));
  const rounds = Array.from({ length: TURNS }, (_, turn) => heldBackLabels(rows, labels, turn));
  const before = macroF1(labels, shipped);
  const after = rounds.reduce((sum, round) => sum + macroF1(labels, round), 0) / TURNS;
  const interval = gainInterval(labels, shipped, rounds);
  const wins = interval[0] > 0 && after > before;
  return { calibration: wins ? calibration : null, n, before, after, interval, why: wins ? WINS : LOSES };
}

/** The probabilities as people would have them. */
export const calibrate = (probabilities: Probabilities, calibration: Calibration): Probabilities =>
  bent(logsOf(probabilities), calibration);

const WINS = 'It wins on corrections that it has not seen, so it is used.';
const LOSES = 'It does not clearly win on corrections that it has not seen, so it is not used.';

function whyTooFew(labels: readonly number[]): string | null {
  const n = labels.length;
  if (n < LEAST)
    return `Too few: ${n} of the ${LEAST} corrections that are needed. With fewer it often does harm.`;
  const counts = CLASSES.map((one) => labels.filter((label) => label === one).length);
  const scarce = LABELS[counts.findIndex((count) => count < LEAST_OF_EACH)];
  if (!scarce) return null;
  return `Too few of one kind: fewer than ${LEAST_OF_EACH} corrections say ${scarce}, so nothing can be learnt about it.`;
}

function contrary(agreeing: number, n: number): string {
  return (
    `The corrections hardly follow the engine: ${agreeing} of ${n} agree with it. ` +
    'Confirm labels that are right too, else only mistakes are learnt.'
  );
}

const shippedClass = ({ probabilities, shipped }: Correction): number =>
  shipped ? LABELS.indexOf(shipped) : highest(probabilities);

const highest = (values: Probabilities): number => values.indexOf(Math.max(...values));

function weighted(corrections: readonly Correction[], labels: readonly number[]): Given[] {
  const weights = CLASSES.map((one) => {
    const count = labels.filter((label) => label === one).length;
    return (labels.length / (3 * count)) ** EVENNESS;
  });
  return corrections.map(({ probabilities }, at) => ({
    logs: logsOf(probabilities),
    label: labels[at]!,
    weight: weights[labels[at]!]!,
  }));
}

function heldBackLabels(rows: readonly Given[], labels: readonly number[], turn: number): number[] {
  const fold = foldsOf(labels, FOLDS, turn);
  const found = new Array<number>(rows.length);
  for (let one = 0; one < FOLDS; one++) {
    const calibration = fitted(rows.filter((_, row) => fold[row] !== one));
    for (const [row, { logs }] of rows.entries())
      if (fold[row] === one) found[row] = highest(bent(logs, calibration));
  }
  return found;
}

const rounded = ({ bias, slope }: Calibration): Calibration => ({
  bias: bias.map(toFourPlaces) as Probabilities,
  slope: toFourPlaces(slope),
});

const toFourPlaces = (value: number) => Math.round(value * 10_000) / 10_000 || 0;

/** `name` is added to what scored it. */
export type NamedCalibration = Calibration & { name: string };

/** The score with a calibration of people's corrections. Unscored stays unscored. */
export function calibrated(score: Score, calibration: NamedCalibration): Score {
  const scoredBy = `${score.scoredBy}+${calibration.name}`;
  if (!score.probabilities) return { ...score, scoredBy };
  const probabilities = calibrate(score.probabilities, calibration).map(toFourPlaces) as Probabilities;
  const confidence = toThreePlaces(confidenceOf(probabilities));
  return {
    ...score,
    label: likeliest(probabilities),
    score: toThreePlaces(balanceOf(probabilities)),
    confidence,
    unsure: score.unsure || isGuess(confidence, probabilities),
    probabilities,
    scoredBy,
  };
}

const toThreePlaces = (value: number) => Math.round(value * 1000) / 1000 || 0;
