import { describe, expect, it } from 'vitest';
import { logGamma } from '../../../src/reports/gamma.ts';
import { logOdds } from '../../../src/reports/log-odds.ts';
import { chanceOfAtLeast, quantileOf } from '../../../src/reports/predictive.ts';

describe('what sets mentions apart', () => {
  it('is near 1 where both sides are alike, and grows with the difference', () => {
    const all = { inside: 100, outside: 900 };
    expect(logOdds({ inside: 10, outside: 90 }, all).times).toBeCloseTo(1, 10);
    const more = logOdds({ inside: 40, outside: 90 }, all);
    expect(more.times).toBeGreaterThan(4);
    expect(more.z).toBeGreaterThan(5);
    expect(logOdds({ inside: 3, outside: 0 }, all).z).toBeLessThan(2.33);
  });
});

describe('the chance of a count', () => {
  it('is that of the negative binomial distribution', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 9);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 9);
    // size 1 is geometric: P(Y ≥ 3) = (mean / (1 + mean))³.
    expect(chanceOfAtLeast({ mean: 2, size: 1 }, 3)).toBeCloseTo(8 / 27, 9);
    expect(chanceOfAtLeast({ mean: 5, size: 1 }, 3)).toBeCloseTo((5 / 6) ** 3, 9);
    // Nearly Poisson: P(Y ≥ 11 | 2) = 8.31 · 10⁻⁶.
    expect(chanceOfAtLeast({ mean: 2, size: 1e7 }, 11)).toBeCloseTo(8.3082e-6, 9);
    expect(chanceOfAtLeast({ mean: 2, size: 3 }, 0)).toBe(1);
  });

  it('is right to the end of a long tail, as SciPy gives it', () => {
    const wild = { mean: 1500, size: 0.25 };
    expect(chanceOfAtLeast(wild, 2500)).toBeCloseTo(0.1797189954, 9);
    expect(quantileOf(wild, 0.975)).toBe(10_300);
  });
});
