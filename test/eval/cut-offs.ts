import { f1Of, LABELS, type Label } from './measure.ts';

/** Below the first a score is negative, from the second on positive. */
export type CutOffs = [number, number];

const CANDIDATES = 80;

/** The two cut-offs with the best macro-F1, among quantiles of the scores; `scores` null: never right. */
export function tuneCutOffs(scores: (number | null)[], expected: string[]): CutOffs {
  const known = scores.filter((score) => score !== null).sort((a, b) => a - b);
  const quantiles = Array.from(
    { length: CANDIDATES },
    (_, at) => known[Math.floor(((at + 0.5) * known.length) / CANDIDATES)]!,
  );
  const cuts = [...new Set([...quantiles, 0, 1e-9, -1e-9])].sort((a, b) => a - b);
  const below = LABELS.map((label) => countsBelow(cuts, scores, expected, label));
  const totals = LABELS.map((label) => expected.filter((wanted) => wanted === label).length);
  let best: CutOffs = [0, 0];
  let most = -1;
  for (const [low, lower] of cuts.entries()) {
    for (let high = low; high < cuts.length; high++) {
      const f1 = macroF1(below, totals, low, high);
      if (f1 > most) [most, best] = [f1, [lower, cuts[high]!]];
    }
  }
  return best;
}

export function cutAt([low, high]: CutOffs, score: number | null): Label | 'unscored' {
  if (score === null) return 'unscored';
  return score < low ? 'negative' : score >= high ? 'positive' : 'neutral';
}

/** For each cut, and behind the last one for all: how many texts of a label score below it. */
function countsBelow(cuts: number[], scores: (number | null)[], expected: string[], label: Label): number[] {
  const own = scores.filter((score, at): score is number => score !== null && expected[at] === label);
  own.sort((a, b) => a - b);
  let passed = 0;
  const counts = cuts.map((cut) => {
    while (passed < own.length && own[passed]! < cut) passed++;
    return passed;
  });
  return [...counts, own.length];
}

function macroF1(below: number[][], totals: number[], low: number, high: number): number {
  const all = below[0]!.length - 1;
  const parts = [
    (label: number) => below[label]![low]!,
    (label: number) => below[label]![high]! - below[label]![low]!,
    (label: number) => below[label]![all]! - below[label]![high]!,
  ];
  const present = totals.flatMap((total, label) => (total > 0 ? [label] : []));
  const f1 = present.map((label) => {
    const guessed = totals.reduce((sum, _, other) => sum + parts[label]!(other), 0);
    return f1Of(parts[label]!(label), guessed, totals[label]!).f1;
  });
  return f1.reduce((sum, value) => sum + value, 0) / f1.length;
}
