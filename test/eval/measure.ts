/** Figures that describe a classifier. */
import type { ClassFigures } from '../../src/reports/measured.ts';

export const LABELS = ['negative', 'neutral', 'positive'] as const;
export type Label = (typeof LABELS)[number];

export type Figures = {
  n: number;
  macroF1: number;
  recall: number;
  perClass: Record<string, ClassFigures>;
};

/** Macro-F1 and mean recall over the labels that occur in `expected`; a guess of any other label is simply wrong. */
export function measure(expected: string[], guessed: string[], labels: readonly string[] = LABELS): Figures {
  const present = labels.filter((label) => expected.includes(label));
  const perClass = Object.fromEntries(present.map((label) => [label, ofClass(label, expected, guessed)]));
  const mean = (of: 'f1' | 'recall') =>
    present.reduce((sum, label) => sum + perClass[label]![of], 0) / present.length;
  return { n: expected.length, macroF1: mean('f1'), recall: mean('recall'), perClass };
}

function ofClass(label: string, expected: string[], guessed: string[]): ClassFigures {
  const right = guessed.filter((guess, at) => guess === label && expected[at] === label).length;
  const all = guessed.filter((guess) => guess === label).length;
  const n = expected.filter((wanted) => wanted === label).length;
  return { ...f1Of(right, all, n), n };
}

/** From counts: right among `guessed` guesses and `n` that there are. */
export function f1Of(right: number, guessed: number, n: number): Omit<ClassFigures, 'n'> {
  const precision = right / Math.max(1, guessed);
  const recall = right / Math.max(1, n);
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
