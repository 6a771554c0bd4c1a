/** What people's corrections are worth: each set as it comes, and calibrated on some of its other texts. */
import { type Correction, calibrated, fitCalibration, LABELS } from '../../src/scoring/calibration.ts';
import type { Score, Scorer } from '../../src/scoring/score.ts';
import { CATALOGUE, knownByShape, LANGUAGES } from './catalogue.ts';
import { f1Interval, generator } from './intervals.ts';
import { measure } from './measure.ts';
import type { Question } from './questions.ts';
import { readSet } from './sets.ts';

export type Calibrated = {
  name: string;
  /** Corrections that could be used: what is unscored cannot be corrected into a score. */
  corrections: number;
  n: number;
  before: number;
  after: number;
  interval: [number, number];
  why: string;
};

/** Draws the corrections from all but the split that is measured; null for a set of anything but sentiment. */
export function withCorrections(
  scorer: Scorer,
  { folder, name, split, most }: { folder: string; name: string; split: string; most: number },
): Calibrated | null {
  const set = readSet(folder, name);
  const known = CATALOGUE[name] ?? (LANGUAGES[name] ? null : knownByShape(set));
  if (known?.task !== 'sentiment' && known?.task !== 'toward the brand') return null;
  const { rows } = set;
  const test = rows.filter((row) => row.split === split).map(known.question);
  const others = rows.filter((row) => row.split !== split).map(known.question);
  const labels = test.map(({ label }) => label);
  if (others.length === 0 || !LABELS.every((label) => labels.includes(label))) return null;
  const corrections = drawn(others, most).flatMap((question) => correctionOf(scorer, question));
  const { calibration, why } = fitCalibration(corrections);
  const shipped = test.map(({ input }) => scorer.score(input));
  const adjusted = (score: Score) =>
    calibration ? calibrated(score, { ...calibration, name: 'eval' }) : score;
  const guessed = shipped.map((score) => adjusted(score).label);
  return {
    ...{ name, why, corrections: corrections.length, n: test.length },
    before: measure(
      labels,
      shipped.map(({ label }) => label),
    ).macroF1,
    after: measure(labels, guessed).macroF1,
    interval: f1Interval(labels, guessed),
  };
}

function drawn(questions: Question[], most: number): Question[] {
  const random = generator(300);
  const keyed = questions.map((question) => ({ question, key: random() }));
  keyed.sort((a, b) => a.key - b.key);
  return keyed.slice(0, most).map(({ question }) => question);
}

function correctionOf(scorer: Scorer, { input, label }: Question): Correction[] {
  const { probabilities, label: shipped } = scorer.score(input);
  const given = LABELS.find((each) => each === label);
  if (!probabilities || shipped === 'unscored' || !given) return [];
  return [{ probabilities, shipped, label: given }];
}

export function printCalibrated(list: Calibrated[]): void {
  console.log(
    `\n${'calibrated on corrections'.padEnd(26)}${'used'.padStart(6)}${'n'.padStart(7)}  as it comes  calibrated`,
  );
  for (const { name, corrections, n, before, after, interval, why } of list) {
    const figures = [before, after, ...interval].map((share) => (100 * share).toFixed(1));
    const cells = [String(corrections).padStart(6), String(n).padStart(7), figures[0]!.padStart(13)];
    const range = `${figures[1]!.padStart(12)} (${figures[2]}–${figures[3]})`;
    console.log(`${name.padEnd(26)}${cells.join('')}${range}  ${why}`);
  }
}
