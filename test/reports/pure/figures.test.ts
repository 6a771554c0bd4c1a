import { describe, expect, it } from 'vitest';
import {
  impact,
  netDiffers,
  netInterval,
  netSentiment,
  shareInterval,
} from '../../../src/reports/figures.ts';

const tones = (positive: number, neutral: number, negative: number) => ({ positive, neutral, negative });

describe('net sentiment', () => {
  it('is the share of positive minus the share of negative, in points', () => {
    expect(netSentiment(tones(60, 20, 20))).toBe(40);
    expect(netSentiment(tones(0, 10, 0))).toBe(0);
    expect(netSentiment(tones(0, 0, 5))).toBe(-100);
  });

  it('is not zero but unknown without scored mentions', () => {
    expect(netSentiment(tones(0, 0, 0))).toBeNull();
    expect(netInterval(tones(0, 0, 0))).toBeNull();
  });

  it('has the adjusted Wald interval of Bonett and Price', () => {
    // (12+1)/32 − (4+1)/32 = 0.25; half width 1.96·√((0.5625 − 0.0625)/32) = 0.245
    const interval = netInterval(tones(12, 14, 4))!;
    expect(interval.low).toBeCloseTo(0.5, 1);
    expect(interval.high).toBeCloseTo(49.5, 1);
  });

  it('keeps a width when everyone agrees, and stays within its scale', () => {
    const interval = netInterval(tones(20, 0, 0))!;
    expect(interval.high).toBe(100);
    expect(interval.low).toBeGreaterThan(60);
    expect(interval.low).toBeLessThan(90);
  });

  it('tells a change from chance', () => {
    expect(netDiffers(tones(60, 20, 20), tones(30, 30, 40))).toBe(true);
    expect(netDiffers(tones(16, 10, 8), tones(14, 10, 9))).toBe(false);
    expect(netDiffers(tones(0, 0, 0), tones(14, 10, 9))).toBe(false);
  });
});

describe('a share', () => {
  it.each([
    // Known values of the Wilson score interval.
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [8, 10, 0.4902, 0.9433],
    [87, 100, 0.79, 0.9224],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i lies between %f and %f', (part, n, low, high) => {
    const interval = shareInterval(part, n)!;
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it('has no interval without observations', () => {
    expect(shareInterval(0, 0)).toBeNull();
  });
});

describe('what a theme does to the whole', () => {
  it('is net sentiment minus net sentiment without it', () => {
    const whole = tones(50, 20, 30);
    const theme = tones(0, 0, 20);
    expect(impact(whole, theme)).toBeCloseTo(20 - ((50 - 10) / 80) * 100, 9);
    expect(impact(whole, tones(0, 0, 0))).toBe(0);
  });
});
