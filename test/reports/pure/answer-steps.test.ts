import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerMinutes, fromSteps } from '../../../src/reports/response.ts';

/** As the database steps them. */
const stepOf = (minutes: number) =>
  minutes < 16
    ? Math.floor(minutes)
    : Math.min(400, 16 + Math.floor((16 * Math.log(minutes / 16)) / Math.LN2));

function stepped(list: number[]) {
  const counts = new Map<number, number>();
  for (const minutes of list) counts.set(stepOf(minutes), (counts.get(stepOf(minutes)) ?? 0) + 1);
  return [...counts].map(([step, answers]) => ({ step, answers })).sort((a, b) => a.step - b.step);
}

/** As the database reckons them while they are few. */
function percentileCont(sorted: number[], share: number): number {
  const way = (sorted.length - 1) * share;
  const [one, next] = [sorted[Math.floor(way)]!, sorted[Math.ceil(way)]!];
  return one + (way % 1) * (next - one);
}

describe('times of answers in steps', () => {
  it('begin where the step before ends, whole minutes first', () => {
    expect([0, 15, 16, 32].map(answerMinutes)).toEqual([0, 15, 16, 32]);
    for (const minutes of [0, 7.5, 16, 31, 140, 1440, 40_000]) {
      expect(answerMinutes(stepOf(minutes))).toBeLessThanOrEqual(minutes + 1e-6);
      expect(answerMinutes(stepOf(minutes) + 1)).toBeGreaterThan(minutes);
    }
  });

  it('give median and 90th percentile within a step of the true ones', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 50_000, noNaN: true }), { minLength: 1 }), (list) => {
        const { answered, median, p90 } = fromSteps(stepped(list));
        const sorted = list.toSorted((a, b) => a - b);
        const at = (share: number) => percentileCont(sorted, share);
        expect(answered).toBe(list.length);
        for (const [found, exact] of [
          [median, at(0.5)],
          [p90, at(0.9)],
        ] as const)
          expect(Math.abs(found! - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.0443) + 1e-6);
      }),
      { seed: 20261122 },
    );
  });

  it('say nothing without answers', () => {
    expect(fromSteps([])).toEqual({ answered: 0, median: null, p90: null });
  });
});
