/** Figures that describe a classifier. */
export const LABELS = ['negative', 'neutral', 'positive'] as const;
export type Label = (typeof LABELS)[number];

export type Figures = {
  n: number;
  macroF1: number;
  perClass: Record<string, { precision: number; recall: number; f1: number }>;
};

/** Macro-F1 over the labels that occur in `expected`; a guess of any other label is simply wrong. */
export function measure(expected: string[], guessed: string[]): Figures {
  const present = LABELS.filter((label) => expected.includes(label));
  const perClass = Object.fromEntries(present.map((label) => [label, ofClass(label, expected, guessed)]));
  const macroF1 = present.reduce((sum, label) => sum + perClass[label]!.f1, 0) / present.length;
  return { n: expected.length, macroF1, perClass };
}

function ofClass(label: string, expected: string[], guessed: string[]) {
  const right = guessed.filter((guess, at) => guess === label && expected[at] === label).length;
  const precision = right / Math.max(1, guessed.filter((guess) => guess === label).length);
  const recall = right / Math.max(1, expected.filter((wanted) => wanted === label).length);
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
