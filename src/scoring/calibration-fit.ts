/** The few numbers that bend an engine's probabilities toward what people say. Pure and deterministic. */
import type { Probabilities } from './result.ts';

/** New log-odds of a class = slope × log of its probability + its bias. */
export type Calibration = { bias: Probabilities; slope: number };

/** Classes in the order of `Probabilities`: 0 negative, 1 neutral, 2 positive. */
export type Given = { logs: Probabilities; label: number; weight: number };

export const CLASSES = [0, 1, 2] as const;
const LEAST_PROBABILITY = 1e-4;

/** Pulls toward no change as much as some ten corrections pull away from it, so that few move little. */
const BIAS_RIDGE = 8;
const SLOPE_RIDGE = 12;
const MOST_STEPS = 30;
const SMALL_ENOUGH = 1e-9;

export const logsOf = (probabilities: Probabilities): Probabilities =>
  probabilities.map((value) => Math.log(Math.max(value, LEAST_PROBABILITY))) as Probabilities;

/** Softmax of slope × logs + bias. */
export function bent(logs: Probabilities, { bias, slope }: Calibration): Probabilities {
  const odds = CLASSES.map((one) => slope * logs[one] + bias[one]);
  const highest = Math.max(...odds);
  const powers = odds.map((value) => Math.exp(value - highest));
  const sum = powers[0]! + powers[1]! + powers[2]!;
  return powers.map((value) => value / sum) as Probabilities;
}

/**
 * Multinomial logistic regression with a ridge toward no change, by Newton's method (Böhning 1992); the loss is
 * convex, so the same corrections give the same numbers whatever their order of magnitude.
 */
export function fitted(rows: readonly Given[]): Calibration {
  let now = [0, 0, 0, 1];
  for (let step = 0; step < MOST_STEPS; step++) {
    const { slopes, curves } = derivatives(rows, now);
    const next = shorter(rows, now, solved(curves, slopes));
    const moved = Math.max(...next.map((value, at) => Math.abs(value - now[at]!)));
    now = next;
    if (moved < SMALL_ENOUGH) break;
  }
  return calibrationOf(now);
}

const calibrationOf = ([negative, neutral, positive, slope]: number[]): Calibration => ({
  bias: [negative!, neutral!, positive!],
  slope: slope!,
});

function loss(rows: readonly Given[], values: number[]): number {
  const calibration = calibrationOf(values);
  const ridge = calibration.bias.reduce((sum, value) => sum + value ** 2, 0) * BIAS_RIDGE;
  let sum = (ridge + SLOPE_RIDGE * (calibration.slope - 1) ** 2) / 2;
  for (const { logs, label, weight } of rows) sum -= weight * Math.log(bent(logs, calibration)[label]!);
  return sum;
}

/** Gradient and Hessian of the loss at (bias of each class, slope). */
function derivatives(rows: readonly Given[], values: number[]) {
  const calibration = calibrationOf(values);
  const { bias, slope } = calibration;
  const slopes = [...bias.map((value) => BIAS_RIDGE * value), SLOPE_RIDGE * (slope - 1)];
  const curves = [0, 1, 2, 3].map((row) => {
    const ridge = row < 3 ? BIAS_RIDGE : SLOPE_RIDGE;
    return [0, 1, 2, 3].map((column) => (row === column ? ridge : 0));
  });
  for (const row of rows) addRow(row, bent(row.logs, calibration), slopes, curves);
  return { slopes, curves };
}

function addRow({ logs, label, weight }: Given, p: Probabilities, slopes: number[], curves: number[][]) {
  const x = [0, 1, 2].map((one) => [...CLASSES.map((other) => (one === other ? 1 : 0)), logs[one]!]);
  const mean = [p[0], p[1], p[2], CLASSES.reduce<number>((sum, one) => sum + p[one] * logs[one], 0)];
  for (let at = 0; at < 4; at++) {
    slopes[at]! += weight * (mean[at]! - x[label]![at]!);
    for (let to = 0; to < 4; to++) {
      const both = CLASSES.reduce<number>((sum, one) => sum + p[one] * x[one]![at]! * x[one]![to]!, 0);
      curves[at]![to]! += weight * (both - mean[at]! * mean[to]!);
    }
  }
}

/** A whole step where it helps, else half of it, and so on. */
function shorter(rows: readonly Given[], from: number[], step: number[]): number[] {
  const before = loss(rows, from);
  for (let part = 1; part > 1e-4; part /= 2) {
    const next = from.map((value, at) => value - part * step[at]!);
    if (loss(rows, next) <= before) return next;
  }
  return from;
}

/** Gauss–Jordan; the ridge keeps the matrix positive definite, so no pivoting is needed. */
function solved(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let pivot = 0; pivot < rows.length; pivot++)
    for (let at = 0; at < rows.length; at++) {
      if (at === pivot) continue;
      const factor = rows[at]![pivot]! / rows[pivot]![pivot]!;
      for (let to = pivot; to <= rows.length; to++) rows[at]![to]! -= factor * rows[pivot]![to]!;
    }
  return rows.map((row, at) => row[rows.length]! / row[at]!);
}
