/** Whether the engine knows when it does not know. */
import type { SurenessFigures } from '../../src/reports/measured.ts';
import type { Score } from '../../src/scoring/score.ts';
import type { Question } from './questions.ts';

const BINS = 10;

/** Of what was scored; null where nothing was. */
export function surenessFigures(questions: Question[], scores: Score[]): SurenessFigures | null {
  const said = scores.flatMap(({ label, confidence, unsure }, at) =>
    confidence === null ? [] : [{ confidence, unsure, right: label === questions[at]!.label }],
  );
  if (said.length === 0) return null;
  const shareRight = (some: Said[]) => some.filter(({ right }) => right).length / Math.max(1, some.length);
  const unsure = said.filter((each) => each.unsure);
  return {
    error: calibrationError(said),
    unsure: unsure.length / said.length,
    rightWhileUnsure: unsure.length > 0 ? shareRight(unsure) : null,
    rightWhileSure: shareRight(said.filter((each) => !each.unsure)),
  };
}

type Said = { confidence: number; right: boolean };

/** Expected calibration error (Naeini et al. 2015): how far confidence lies off, over ten bins of it. */
export function calibrationError(said: Said[]): number {
  const off = new Array<number>(BINS).fill(0);
  for (const { confidence, right } of said)
    off[Math.min(BINS - 1, Math.floor(confidence * BINS))]! += confidence - (right ? 1 : 0);
  return off.reduce((sum, value) => sum + Math.abs(value), 0) / said.length;
}
