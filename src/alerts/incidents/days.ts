/** Hours added up to days. Pure. */
import type { History } from './shape.ts';

export const DAY = 24;

export type Day = { count: number; expected: number };

/** Counts of 24 hours that end with the history's, oldest first; `expected` at a level of 1. */
export function byDay({ counts, exposure, cells }: History, shape: ArrayLike<number>): Day[] {
  const n = Math.floor(counts.length / DAY);
  const start = counts.length - n * DAY;
  const days = Array.from({ length: n }, () => ({ count: 0, expected: 0 }));
  for (let at = start; at < counts.length; at++) {
    const day = days[Math.floor((at - start) / DAY)]!;
    day.count += counts[at]!;
    day.expected += exposure[at]! * shape[cells[at]!]!;
  }
  return days;
}
