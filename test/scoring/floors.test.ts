import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeScorer } from '../../src/scoring/score.ts';
import { measure } from '../eval/measure.ts';
import { readSet } from '../eval/sets.ts';

const DATA = fileURLToPath(new URL('../eval/data', import.meta.url));

describe('on sentences that customers write', () => {
  it('the score holds its floor', () => {
    const scorer = makeScorer();
    const care = readSet(DATA, 'care');
    const figures = measure(
      care.map(({ label }) => label),
      care.map(({ text }) => scorer.score({ text }).label),
    );
    expect(figures.n).toBe(105);
    expect(figures.macroF1).toBeGreaterThan(0.62);
    expect(figures.perClass.negative!.precision).toBeGreaterThan(0.8);
  });
});
