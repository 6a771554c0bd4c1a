import { describe, expect, it } from 'vitest';
import { type Judged, narrower, precisionOf } from '../../../src/alerts/precision.ts';

const judged = (verdict: 'useful' | 'noise', values: Partial<Judged> = {}): Judged => ({
  ...{ verdict, source: 'reddit', sentiment: 'negative', priority: 'high', language: 'en' },
  ...{ themes: [], intents: [], rating: null },
  ...values,
});
const times = (count: number, verdict: 'useful' | 'noise', values: Partial<Judged> = {}) =>
  Array.from({ length: count }, () => judged(verdict, values));

describe('how often a rule was worth reading', () => {
  it('says what share was', () => {
    expect(precisionOf([...times(3, 'useful'), ...times(1, 'noise')])).toEqual({
      useful: 3,
      noise: 1,
      share: 0.75,
      isPoor: false,
    });
  });

  it.each([
    [5, 15, true],
    [6, 14, false],
    [4, 15, false],
  ])('%i useful and %i noise: poor is %s, as below 30 % of twenty or more', (useful, noise, isPoor) => {
    expect(precisionOf([...times(useful, 'useful'), ...times(noise, 'noise')]).isPoor).toBe(isPoor);
  });
});

describe('what would make it better', () => {
  it('is the condition that spares the most noise and keeps what was useful', () => {
    const alerts = [
      ...times(5, 'useful', { source: 'trustpilot', priority: 'urgent' }),
      ...times(12, 'noise', { source: 'rss' }),
      ...times(3, 'noise', { source: 'trustpilot' }),
    ];
    expect(narrower(alerts)).toEqual({
      condition: 'priority:urgent',
      usefulKept: 5,
      useful: 5,
      noiseGone: 15,
      noise: 15,
    });
  });

  it('names a source or a theme where that is what the noise has in common', () => {
    const alerts = [
      ...times(6, 'useful'),
      ...times(10, 'noise', { themes: ['Used bikes'] }),
      ...times(4, 'noise'),
    ];
    expect(narrower(alerts)?.condition).toBe('NOT theme:"Used bikes"');
  });

  it('is nothing where noise looks like what is useful', () => {
    expect(narrower([...times(6, 'useful'), ...times(14, 'noise')])).toBeNull();
  });
});
