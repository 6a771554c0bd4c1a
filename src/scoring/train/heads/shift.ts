/** How far negative and positive are moved against neutral, chosen where nothing was learnt from. */
import type { Probabilities } from '../../result.ts';

/** `label` is 0 negative, 1 neutral, 2 positive. */
export type Judged = { set: string; label: number; probabilities: Probabilities };

/** What counts on the dev parts, as in the bar: macro-F1 per set, and the negatives found on each of three sites. */
const F1: Record<string, number> = { goemotions: 1, uci_sentences: 1, vader_amazon: 1, vader_nyt: 1 };
const FOUND: Record<string, number> = { uci_sentences: 3 };
/** A small shift at most: a missed complaint costs more than a praise that is overlooked. */
const NEGATIVE = [0, 0.1, 0.2, 0.3];
const POSITIVE = [-0.3, -0.2, -0.1, 0];

/** The shift of the three classes, in log-odds, that is best on the dev parts. */
export function bestShift(judge: (shift: readonly number[]) => Judged[]): number[] {
  let best = { shift: [0, 0, 0], worth: 0 };
  for (const negative of NEGATIVE)
    for (const positive of POSITIVE) {
      const shift = [negative, 0, positive];
      const worth = worthOf(judge(shift));
      if (worth > best.worth) best = { shift, worth };
    }
  return best.shift;
}

function worthOf(judged: Judged[]): number {
  const sum = (counts: Record<string, number>, figure: (some: Judged[]) => number) =>
    Object.entries(counts).reduce(
      (total, [name, count]) => total + count * figure(judged.filter(({ set }) => set === name)),
      0,
    );
  return sum(F1, macroF1) + sum(FOUND, (some) => figuresOf(some, 0).recall);
}

/** Over the labels that occur. */
function macroF1(judged: Judged[]): number {
  const present = [0, 1, 2].filter((label) => judged.some((each) => each.label === label));
  return present.reduce((sum, label) => sum + figuresOf(judged, label).f1, 0) / present.length;
}

function figuresOf(judged: Judged[], label: number): { f1: number; recall: number } {
  const holds = judged.filter((each) => each.label === label).length;
  const said = judged.filter(({ probabilities }) => likeliest(probabilities) === label);
  const right = said.filter((each) => each.label === label).length;
  return { f1: (2 * right) / (said.length + holds), recall: right / holds };
}

function likeliest(probabilities: Probabilities): number {
  return probabilities.indexOf(Math.max(...probabilities));
}
