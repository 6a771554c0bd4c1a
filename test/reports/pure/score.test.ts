import { describe, expect, it } from 'vitest';
import { movesBetween, type ScoreFacts, scoreOf } from '../../../src/reports/score/parts.ts';
import { SCORE_WEIGHTS } from '../../../src/reports/score/weights.ts';
import { readWhatIf, supposed } from '../../../src/reports/score/what-if.ts';

const NOTHING: ScoreFacts = {
  positive: 0,
  neutral: 0,
  negative: 0,
  ratings: 0,
  ratingSum: 0,
  ratingSquares: 0,
  needing: 0,
  answered: 0,
};

const stars = (counts: number[]) => ({
  ratings: counts.reduce((sum, count) => sum + count, 0),
  ratingSum: counts.reduce((sum, count, index) => sum + count * (index + 1), 0),
  ratingSquares: counts.reduce((sum, count, index) => sum + count * (index + 1) ** 2, 0),
});

/** Whole numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

function someFacts(next: () => number): ScoreFacts {
  const needing = next() % 200;
  return {
    positive: next() % 300,
    neutral: next() % 300,
    negative: next() % 300,
    ...stars([next() % 40, next() % 40, next() % 40, next() % 40, next() % 40]),
    needing,
    answered: needing === 0 ? 0 : next() % needing,
  };
}

/** Praise for blame, one star for five, answered for unanswered. */
const mirrored = (facts: ScoreFacts): ScoreFacts => ({
  ...facts,
  positive: facts.negative,
  negative: facts.positive,
  ratingSum: 6 * facts.ratings - facts.ratingSum,
  ratingSquares: 36 * facts.ratings - 12 * facts.ratingSum + facts.ratingSquares,
  answered: facts.needing - facts.answered,
});

const tenths = (value: number) => Math.round(value * 10);

describe('the reputation score', () => {
  it('is what its weights say of planted figures', () => {
    const facts = { ...NOTHING, positive: 60, neutral: 20, negative: 20, ...stars([10, 0, 0, 0, 30]) };
    const { value, contributions } = scoreOf({ ...facts, needing: 40, answered: 30 }, SCORE_WEIGHTS);
    expect(contributions.map(({ part, value, points }) => [part, value, points])).toEqual([
      ['sentiment', 0.4, 10],
      ['stars', 0.5, 7.5],
      ['responses', 0.5, 5],
    ]);
    expect(value).toBe(72.5);
  });

  it('is the middle of neutral data, and of data with as much of each', () => {
    const balanced = { ...NOTHING, ...stars([20, 20, 20, 20, 20]), needing: 80, answered: 40 };
    expect(scoreOf({ ...balanced, neutral: 500 }, SCORE_WEIGHTS).value).toBe(50);
    expect(scoreOf({ ...balanced, positive: 70, negative: 70 }, SCORE_WEIGHTS).value).toBe(50);
  });

  it('reaches 100 and 0, and never leaves them', () => {
    const weights = { sentiment: 1, stars: 1, responses: 1 };
    const best = { ...NOTHING, positive: 31, ...stars([0, 0, 0, 0, 31]), needing: 31, answered: 31 };
    expect([scoreOf(best, weights).value, scoreOf(mirrored(best), weights).value]).toEqual([100, 0]);
  });

  it('adds up from its contributions, and is mirrored by mirrored data', () => {
    const given = numbers(7);
    const next = () => given.next().value as number;
    for (let round = 0; round < 2000; round++) {
      const facts = someFacts(next);
      const weights = { sentiment: next() % 100, stars: next() % 100, responses: next() % 100 };
      const [score, mirror] = [scoreOf(facts, weights), scoreOf(mirrored(facts), weights)];
      if (score.value === null) {
        expect(mirror.value).toBeNull();
        continue;
      }
      const sum = score.contributions.reduce((total, { points }) => total + tenths(points), 500);
      expect(tenths(score.value)).toBe(sum);
      expect(tenths(score.value) + tenths(mirror.value!)).toBe(1000);
      expect(score.contributions.map(({ points }) => tenths(points))).toEqual(
        mirror.contributions.map(({ points }) => 0 - tenths(points)),
      );
      expect(score.value).toBeGreaterThanOrEqual(score.interval!.low);
      expect(score.value).toBeLessThanOrEqual(score.interval!.high);
    }
  });

  it('leaves a part of fewer than 30 out and gives its weight to the others', () => {
    const facts = { ...NOTHING, positive: 30, negative: 10, ...stars([29, 0, 0, 0, 0]) };
    const { value, contributions } = scoreOf(facts, SCORE_WEIGHTS);
    expect(value).toBe(75);
    expect(contributions.map(({ few, points }) => [few, points])).toEqual([
      [false, 25],
      [true, 0],
      [true, 0],
    ]);
  });

  it('says nothing where everything is too few', () => {
    expect(scoreOf({ ...NOTHING, positive: 29 }, SCORE_WEIGHTS)).toMatchObject({
      value: null,
      interval: null,
    });
  });

  it('does not depend on how often everything happened, only the interval does', () => {
    const facts = { ...NOTHING, positive: 40, neutral: 3, negative: 20 };
    const more = { ...NOTHING, positive: 4000, neutral: 300, negative: 2000 };
    const [few, many] = [scoreOf(facts, SCORE_WEIGHTS), scoreOf(more, SCORE_WEIGHTS)];
    expect(few.value).toBe(many.value);
    expect(few.interval!.high - few.interval!.low).toBeGreaterThan(many.interval!.high - many.interval!.low);
  });

  it('says by how much each part moved it, to the tenth', () => {
    const before = scoreOf({ ...NOTHING, positive: 31, negative: 62 }, SCORE_WEIGHTS);
    const after = scoreOf(
      { ...NOTHING, positive: 62, negative: 31, needing: 33, answered: 32 },
      SCORE_WEIGHTS,
    );
    const moves = movesBetween(before, after);
    const sum = moves.reduce((total, { points }) => total + tenths(points), 0);
    expect(sum).toBe(tenths(after.value!) - tenths(before.value!));
  });
});

describe('what if', () => {
  const facts = { ...NOTHING, positive: 60, neutral: 20, negative: 20, ...stars([10, 0, 0, 0, 30]) };

  it('takes the figures and weights that were typed, and leaves the others', () => {
    const { suppositions, errors } = readWhatIf({ negative: '0', stars: '4.5', weight_stars: '60' });
    expect(errors).toEqual({});
    expect(supposed({ facts, weights: SCORE_WEIGHTS }, suppositions!)).toEqual({
      facts: { ...facts, negative: 0, ratingSum: 180 },
      weights: { sentiment: 50, stars: 60, responses: 20 },
    });
  });

  it('changes nothing when nothing was typed', () => {
    const { suppositions } = readWhatIf({ negative: ' ', stars: '', weight_stars: undefined });
    expect(suppositions).toBeNull();
  });

  it.each([
    ['negative', '-1'],
    ['positive', '1.5'],
    ['stars', '5.1'],
    ['stars', 'five'],
    ['answered', '101'],
    ['weight_sentiment', '1e9'],
  ])('says what to write instead of %s %s', (field, typed) => {
    const { suppositions, errors } = readWhatIf({ [field]: typed });
    expect(Object.keys(errors)).toEqual([field]);
    expect(suppositions).toBeNull();
  });

  it('refuses weights of nothing at all', () => {
    const { errors } = readWhatIf({ weight_sentiment: '0', weight_stars: '0', weight_responses: '0' });
    expect(errors.weight_sentiment).toContain('at least one');
  });
});
