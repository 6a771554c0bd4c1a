import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactShare, rateRatio, ratioOfRatios } from '../../../src/reports/exact.ts';
import { betaCdf } from '../../../src/reports/gamma.ts';

/** The chance of `from` to `to` in `n`, by the binomial distribution. */
function added(share: number, n: number, from: number, to: number): number {
  let [ways, sum] = [0, 0];
  for (let count = 0; count <= to; count++) {
    if (count > 0) ways += Math.log((n - count + 1) / count);
    if (count >= from) sum += Math.exp(ways + count * Math.log(share) + (n - count) * Math.log1p(-share));
  }
  return sum;
}

describe('the exact interval of a share', () => {
  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('of %i in %i is the published one (Newcombe 1998, table I, method 5)', (part, n, low, high) => {
    const interval = exactShare(part, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('ends where so many or more, and so few or fewer, have a chance of 2.5 %, added up one by one', () => {
    const counts = fc.tuple(fc.nat(400), fc.nat(400)).map(([one, other]) => [one, one + other + 1] as const);
    fc.assert(
      fc.property(counts, ([part, n]) => {
        const { low, high } = exactShare(part, n);
        if (part > 0) expect(added(low, n, part, n)).toBeCloseTo(0.025, 8);
        if (part < n) expect(added(high, n, 0, part)).toBeCloseTo(0.025, 8);
      }),
      { seed: 20261123 },
    );
  });

  it('rests on a beta function that is right where it can be worked out by hand', () => {
    expect(betaCdf(0.5, 2, 3)).toBeCloseTo(11 / 16, 9);
    expect(betaCdf(0.3, 1, 1)).toBeCloseTo(0.3, 9);
    expect(betaCdf(0.2, 1, 7)).toBeCloseTo(1 - 0.8 ** 7, 9);
    expect([betaCdf(0, 2, 2), betaCdf(1, 2, 2)]).toEqual([0, 1]);
  });
});

describe('a rate ratio', () => {
  it('has the exact interval that R publishes for its example of poisson.test', () => {
    const found = rateRatio({ events: 11, exposure: 800 }, { events: 21, exposure: 3011 })!;
    expect(found.ratio).toBeCloseTo(1.971488, 6);
    expect(found.interval.low).toBeCloseTo(0.8584264, 6);
    expect(found.interval.high).toBeCloseTo(4.2772659, 6);
  });

  it('is 0 or without an end where one side has no events, and nothing without any', () => {
    const none = { events: 0, exposure: 1000 };
    const some = { events: 5, exposure: 1000 };
    expect(rateRatio(none, some)).toMatchObject({ ratio: 0, interval: { low: 0 } });
    expect(rateRatio(some, none)).toMatchObject({ ratio: Infinity, interval: { high: Infinity } });
    expect(rateRatio(none, none)).toBeNull();
    expect(rateRatio(some, { events: 0, exposure: 0 })).toBeNull();
  });
});

describe('a ratio of two changes', () => {
  it("has Fisher's exact interval, as worked out by hand for the lady tasting tea", () => {
    const { ratio, interval } = ratioOfRatios({ before: 1, after: 3 }, { before: 3, after: 1 })!;
    expect(ratio).toBe(9);
    // P(X ≤ 3) = 0.025 with weights 1, 16, 36, 16, 1: nearly 16/ω + 36/ω² = 1/39.
    const w = interval.high;
    expect(
      (1 + 16 * w + 36 * w ** 2 + 16 * w ** 3) / (1 + 16 * w + 36 * w ** 2 + 16 * w ** 3 + w ** 4),
    ).toBeCloseTo(0.025, 9);
    expect(interval.low).toBeCloseTo(0.21174, 5);
  });

  it('is that of R for convictions of twins', () => {
    const { ratio, interval } = ratioOfRatios({ before: 10, after: 2 }, { before: 3, after: 15 })!;
    expect(ratio).toBe(0.04);
    expect(interval.low).toBeCloseTo(0.00332, 4);
    expect(interval.high).toBeCloseTo(0.3632, 4);
  });

  it('is nothing where a side is empty, and has an open end where a cell is', () => {
    expect(ratioOfRatios({ before: 0, after: 0 }, { before: 3, after: 15 })).toBeNull();
    expect(ratioOfRatios({ before: 10, after: 0 }, { before: 3, after: 15 })).toMatchObject({
      ratio: 0,
      interval: { low: 0 },
    });
    expect(ratioOfRatios({ before: 0, after: 9 }, { before: 3, after: 5 })?.interval.high).toBe(Infinity);
  });
});
