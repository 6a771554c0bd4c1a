/** How a week usually goes: by weekday and hour, drawn towards what is common while little is known. Pure. */
import { CELLS } from './local-hours.ts';

/** Hours, oldest first. `exposure` 0 to 1: the share of what is usually heard that was listened for. */
export type History = { counts: ArrayLike<number>; exposure: ArrayLike<number>; cells: ArrayLike<number> };

/** Counts for which "as usual" speaks before any was seen: of an hour, of a weekday, of one hour of one weekday. */
const PRIOR = { hour: 12, day: 12, cell: 24 };
/** Nights are quiet until seen otherwise: a share of the day's mean for each hour of the clock. */
const USUAL_HOURS = [
  0.5, 0.35, 0.25, 0.2, 0.25, 0.35, 0.55, 0.85, 1.1, 1.25, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 1.35, 1.4,
  1.4, 1.3, 1.1, 0.8,
];

/** A factor for each of the week's 168 hours; their mean is 1. `weights` says how much each hour still counts. */
export function weekShape(history: History, weights: ArrayLike<number>): Float64Array {
  const seen = sums(history, weights);
  const rate = total(seen.counts) / Math.max(1e-9, total(seen.exposure));
  if (rate <= 0) return Float64Array.from({ length: CELLS }, (_, cell) => USUAL_HOURS[cell % 24]!);
  const hours = factors(seen, rate, (cell) => cell % 24, USUAL_HOURS, PRIOR.hour);
  const flat = Array.from({ length: 7 }, () => 1);
  const byHour = (cell: number) => hours[cell % 24]!;
  const days = factors(scaled(seen, byHour), rate, (cell) => Math.floor(cell / 24), flat, PRIOR.day);
  const common = (cell: number) => byHour(cell) * days[Math.floor(cell / 24)]!;
  const own = factors(
    scaled(seen, common),
    rate,
    (cell) => cell,
    new Float64Array(CELLS).fill(1),
    PRIOR.cell,
  );
  return normalised(Float64Array.from({ length: CELLS }, (_, cell) => common(cell) * own[cell]!));
}

type Seen = { counts: Float64Array; exposure: Float64Array };

function sums({ counts, exposure, cells }: History, weights: ArrayLike<number>): Seen {
  const seen = { counts: new Float64Array(CELLS), exposure: new Float64Array(CELLS) };
  for (let at = 0; at < counts.length; at++) {
    const cell = cells[at]!;
    seen.counts[cell]! += weights[at]! * counts[at]!;
    seen.exposure[cell]! += weights[at]! * exposure[at]!;
  }
  return seen;
}

const scaled = ({ counts, exposure }: Seen, by: (cell: number) => number): Seen => ({
  counts,
  exposure: exposure.map((hours, cell) => hours * by(cell)),
});

/** Seen ÷ expected of each group, where `prior` counts more speak for its usual factor (gamma-Poisson). */
function factors(
  { counts, exposure }: Seen,
  rate: number,
  groupOf: (cell: number) => number,
  usual: ArrayLike<number>,
  prior: number,
): Float64Array {
  const found = new Float64Array(usual.length);
  const expected = new Float64Array(usual.length);
  for (let cell = 0; cell < CELLS; cell++) {
    found[groupOf(cell)]! += counts[cell]!;
    expected[groupOf(cell)]! += exposure[cell]! * rate;
  }
  return found.map((seen, group) => (seen + prior * usual[group]!) / (expected[group]! + prior));
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

function normalised(shape: Float64Array): Float64Array {
  const mean = total(shape) / CELLS;
  return shape.map((value) => value / mean);
}
