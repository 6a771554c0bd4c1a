/** Which posts are about a brand: learnt from thumbs, checked on thumbs that were held back. Pure. */
import type { Feature } from './features.ts';
import { PRIOR } from './prior.ts';
import { type Example, probability, train, type Weights } from './train.ts';

/** What staying in the inbox means on examples that were held back; n examples, `about` of them about the brand. */
export type Figures = {
  n: number;
  about: number;
  kept: number;
  right: number;
  precision: number;
  recall: number;
  /** 95 %, Wilson (1927). */
  precisionInterval: [low: number, high: number];
  recallInterval: [low: number, high: number];
  /** Of plain matching, which keeps everything: its recall is 1. */
  plainPrecision: number;
};

export type Model = {
  weights: Weights;
  /** Below this a post is held not to be about the brand. */
  cutOff: number;
  /** Null while there is too little to hold anything back. */
  figures: Figures | null;
  /** Enough was said, and the figures beat plain matching. */
  isTrusted: boolean;
};

export const LEAST_THUMBS = 20;
const FOLDS = 10;
/** A little more than nine in ten: on new posts it turns out a little less. */
const WANTED_PRECISION = 0.92;
/** A cut-off found on few examples counts beside so many that say one half. */
const HALVES = 20;
const WANTED_RECALL = 0.8;
const UNTOLD: Model = { weights: PRIOR, cutOff: 0.5, figures: null, isTrusted: false };

/** Examples in a fixed order; only whole ones (weight 1) are held back and counted. */
export function relevanceModel(examples: readonly Example[]): Model {
  const told = examples.filter(({ weight }) => weight === 1);
  const about = told.filter(({ relevant }) => relevant).length;
  if (told.length === 0) return UNTOLD;
  const weights = train(examples, PRIOR);
  if (about < 3 || told.length - about < 3) return { ...UNTOLD, weights };
  const judged = heldBack(examples);
  const figures = figuresOf(judged);
  return { weights, cutOff: cutOffFor(judged), figures, isTrusted: isBetter(figures) };
}

type Judged = { relevant: boolean; p: number; fold: number };

/** Each whole example judged by a model that has not seen it. */
function heldBack(examples: readonly Example[]): Judged[] {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const of = foldsOf(examples);
  return folds.flatMap((fold) => {
    const weights = train(
      examples.filter((_, index) => of[index] !== fold),
      PRIOR,
    );
    return examples.flatMap(({ relevant, weight, features }, index) =>
      of[index] === fold && weight === 1 ? [{ relevant, fold, p: probability(weights, features) }] : [],
    );
  });
}

/** Both answers are dealt out evenly. */
function foldsOf(examples: readonly Example[]): number[] {
  let [yes, no] = [0, 0];
  return examples.map(({ relevant }) => (relevant ? yes++ : no++) % FOLDS);
}

/** The lowest that keeps the wanted share right: so the most of what is about the brand stays. */
function cutOffFor(judged: readonly { relevant: boolean; p: number }[]): number {
  const ranked = judged.toSorted((a, b) => b.p - a.p);
  let [right, best] = [0, -1];
  ranked.forEach(({ relevant }, index) => {
    if (relevant) right++;
    if (right / (index + 1) >= WANTED_PRECISION) best = index;
  });
  if (best < 0) return 0.5;
  const next = ranked[best + 1];
  const cut = next ? (ranked[best]!.p + next.p) / 2 : 0;
  return (cut * ranked.length + 0.5 * HALVES) / (ranked.length + HALVES);
}

/** Every fold is cut where the others say, so that the figures do not flatter. */
function figuresOf(judged: readonly Judged[]): Figures {
  const cuts = Array.from({ length: FOLDS }, (_, fold) =>
    cutOffFor(judged.filter((each) => each.fold !== fold)),
  );
  const kept = judged.filter(({ p, fold }) => p >= cuts[fold]!);
  return figures(judged, kept);
}

/** Precision and recall of what is kept. */
export function figures(
  all: readonly { relevant: boolean }[],
  kept: readonly { relevant: boolean }[],
): Figures {
  const isAbout = ({ relevant }: { relevant: boolean }) => relevant;
  const about = all.filter(isAbout).length;
  const right = kept.filter(isAbout).length;
  return {
    n: all.length,
    about,
    kept: kept.length,
    right,
    precision: kept.length > 0 ? right / kept.length : 0,
    recall: about > 0 ? right / about : 0,
    precisionInterval: wilson(right, kept.length),
    recallInterval: wilson(right, about),
    plainPrecision: all.length > 0 ? about / all.length : 0,
  };
}

function isBetter({ n, precisionInterval: [low], recall, plainPrecision }: Figures): boolean {
  return n >= LEAST_THUMBS && low > plainPrecision && recall >= WANTED_RECALL;
}

function wilson(hits: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const z2 = 1.96 ** 2;
  const middle = (hits + z2 / 2) / (n + z2);
  const half = (1.96 * Math.sqrt((hits * (n - hits)) / n + z2 / 4)) / (n + z2);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** The probability that the text is about the brand, and the features that say most against it, strongest first. */
export function judge(weights: Weights, features: readonly Feature[]) {
  const against = features
    .map((feature) => ({ feature, weight: weights.of.get(feature.id) ?? 0 }))
    .filter(({ weight }) => weight < -0.15)
    .sort((a, b) => a.weight - b.weight)
    .map(({ feature }) => feature);
  return {
    p: probability(
      weights,
      features.map(({ id }) => id),
    ),
    against,
  };
}
