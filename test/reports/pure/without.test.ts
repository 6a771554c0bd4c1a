import { describe, expect, it } from 'vitest';
import { momentsOf, withoutPart } from '../../../src/reports/impact/without.ts';
import { chanceOf } from '../../support/chance.ts';

const momentsIn = (values: number[]) => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value ** 2, 0),
});

describe('a mean without a part', () => {
  it('is worked out from sums', () => {
    const all = { positive: 6, neutral: 2, negative: 12 };
    const part = { positive: 0, neutral: 0, negative: 10 };
    const found = withoutPart(momentsOf(all), momentsOf(part))!;
    expect(found.all).toBeCloseTo(-0.3, 12);
    expect(found.without).toBeCloseTo(0.4, 12);
    expect(found.impact).toBeCloseTo(-0.7, 12);
  });

  it('is nothing where the part is empty or everything', () => {
    const all = momentsOf({ positive: 1, neutral: 1, negative: 1 });
    expect(withoutPart(all, momentsOf({ positive: 0, neutral: 0, negative: 0 }))).toBeNull();
    expect(withoutPart(all, all)).toBeNull();
  });

  it('has an interval that covers the truth 95 times of 100', () => {
    const chance = chanceOf(21);
    // A fifth of the mentions has mean 2, the others have mean 4: the truth is −0.4.
    const covered = Array.from({ length: 400 }, () => {
      const part: number[] = [];
      const rest: number[] = [];
      for (let index = 0; index < 300; index++)
        if (chance.next() < 0.2) part.push(2 + chance.normal());
        else rest.push(4 + chance.normal());
      const { interval } = withoutPart(momentsIn([...part, ...rest]), momentsIn(part))!;
      return interval.low <= -0.4 && interval.high >= -0.4;
    }).filter(Boolean).length;
    expect(covered).toBeGreaterThan(365);
    expect(covered).toBeLessThan(396);
  });
});
