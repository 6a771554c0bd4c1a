import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTENTS, SENTIMENTS } from '../../src/mentions/mention.ts';
import {
  type AuthorHistory,
  LEVELS,
  needsResponse,
  type PriorityInput,
  priorityOf,
} from '../../src/scoring/priority.ts';
import {
  DEFAULT_WEIGHTS,
  type PriorityWeights,
  WEIGHTS,
  weightErrors,
} from '../../src/scoring/priority-weights.ts';
import { type Score, unscored } from '../../src/scoring/score.ts';

const nobody = { likes: null, comments: null, shares: null, views: null };

function aScore(values: Partial<Score> = {}): Score {
  return { ...unscored('en'), label: 'negative', score: -0.6, confidence: 0.7, ...values };
}

function input(values: Partial<PriorityInput> = {}): PriorityInput {
  return { score: aScore(), rating: null, followers: null, engagement: nobody, sourceKind: 'rss', ...values };
}

const amount = fc.option(fc.integer({ min: 0, max: 100_000_000 }));
const anyInput = fc.record({
  score: fc
    .record({
      label: fc.constantFrom(...SENTIMENTS),
      value: fc.double({ min: -1, max: 1, noNaN: true }),
      unsure: fc.boolean(),
      intents: fc.subarray([...INTENTS]),
    })
    .map(({ label, value, unsure, intents }) =>
      aScore({ label, score: label === 'unscored' ? null : value, unsure, intents }),
    ),
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
  followers: amount,
  engagement: fc.record({ likes: amount, comments: amount, shares: amount, views: amount }),
  sourceKind: fc.constantFrom('rss', 'googlenews', 'reddit'),
  repliesToBrand: fc.boolean(),
  history: fc.record({ negative: fc.nat(30), positive: fc.nat(30) }),
  rising: fc.subarray(['delivery', 'price']),
});

describe('priority', () => {
  it('is the exact sum of its reasons, in whole points, with a level that fits', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const { score, level, reasons } = priorityOf(given);
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(reasons.every(({ points }) => Number.isInteger(points) && points !== 0)).toBe(true);
        expect(reasons.every(({ reason }) => reason !== '')).toBe(true);
        const least = { ...LEVELS, low: Number.NEGATIVE_INFINITY }[level];
        expect(score).toBeGreaterThanOrEqual(least);
      }),
      { seed: 20261121, numRuns: 2000 },
    );
  });

  it('never ranks the more severe lower, whatever a team lets its reasons weigh', () => {
    const anyWeights = fc
      .record(
        Object.fromEntries(
          WEIGHTS.map(({ name, least, most }) => [name, fc.integer({ min: least, max: most })]),
        ),
      )
      .map((weights) => weights as PriorityWeights)
      .filter((weights) => Object.keys(weightErrors(weights)).length === 0);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyInput, anyWeights, share, share, (given, weights, one, other) => {
        const points = (values: Partial<PriorityInput>) => priorityOf({ ...given, ...values }, weights).score;
        const negative = (score: number) => points({ score: { ...given.score, label: 'negative', score } });
        expect(negative(-Math.max(one, other))).toBeGreaterThanOrEqual(negative(-Math.min(one, other)));
        expect(negative(-one)).toBeGreaterThanOrEqual(
          points({ score: { ...given.score, label: 'neutral', score: 0 } }),
        );
        for (const stars of [1, 2, 3, 4])
          expect(points({ rating: stars })).toBeGreaterThanOrEqual(points({ rating: stars + 1 }));
        const without = given.score.intents.slice(1);
        expect(points({})).toBeGreaterThanOrEqual(points({ score: { ...given.score, intents: without } }));
      }),
      { seed: 20261122, numRuns: 1000 },
    );
  });

  it('refuses weights by which two stars would rank above one, with a sentence at the field', () => {
    expect(weightErrors({ ...DEFAULT_WEIGHTS, oneStar: 3 })).toEqual({
      oneStar: 'One star may not weigh less than two stars.',
    });
    expect(weightErrors({ ...DEFAULT_WEIGHTS, reach: 1.5, unsure: 4 })).toEqual({
      reach: 'Give whole points from 0 to 100.',
      unsure: 'Give whole points from -50 to 0.',
    });
  });

  it('rises when the author complained before, or turned from praise', () => {
    const reasons = (history: AuthorHistory) =>
      priorityOf(input({ history })).reasons.filter(({ reason }) => reason.includes('before'));
    expect(reasons({ negative: 1, positive: 0 })).toEqual([{ reason: 'Negative before', points: 4 }]);
    expect(reasons({ negative: 9, positive: 2 })).toEqual([
      { reason: 'Negative 3 times before', points: 12 },
    ]);
    expect(reasons({ negative: 0, positive: 2 })).toEqual([
      { reason: 'Was positive before, is negative now', points: 8 },
    ]);
  });

  it('is not zero for want of an audience', () => {
    const { score, reasons } = priorityOf(input({ score: aScore({ intents: ['complaint'] }) }));
    expect(score).toBe(33);
    expect(reasons).toEqual([
      { reason: 'Negative', points: 21 },
      { reason: 'Complaint', points: 12 },
    ]);
  });

  it('grows with the audience of a complaint', () => {
    const quiet = priorityOf(input()).score;
    const loud = priorityOf(input({ followers: 50_000, engagement: { ...nobody, shares: 40 } })).score;
    expect(loud).toBeGreaterThan(quiet);
  });

  it('puts one star without any reaction above praise with ten thousand likes', () => {
    const oneStar = priorityOf(input({ score: aScore({ score: -0.5 }), rating: 1 })).score;
    const praise = priorityOf(
      input({
        score: aScore({ label: 'positive', score: 0.95, intents: ['praise'] }),
        rating: 5,
        followers: 1_000_000,
        engagement: { ...nobody, likes: 10_000 },
      }),
    ).score;
    expect(oneStar).toBeGreaterThan(praise);
  });

  it('calls an angry customer about to leave urgent', () => {
    const score = aScore({ score: -0.8, intents: ['complaint', 'churn-risk'] });
    expect(priorityOf(input({ score, rating: 1 })).level).toBe('urgent');
  });
});

describe('a mention needs a response', () => {
  const calm = aScore({ label: 'neutral', score: 0 });
  const happy = aScore({ label: 'positive', score: 0.8, intents: ['praise'] });

  it.each([
    ['when it is negative', aScore(), null, true],
    ['when it asks', { ...calm, intents: ['question' as const] }, null, true],
    ['when it complains', { ...calm, intents: ['complaint' as const] }, null, true],
    ['when someone may leave', { ...happy, intents: ['churn-risk' as const] }, null, true],
    ['when it gives three stars', happy, 3, true],
    ['when it is unread and gives one star', unscored('de'), 1, true],
    ['not when it praises', happy, 5, false],
    ['not when it merely tells', calm, null, false],
    ['not when it is unread', unscored('de'), null, false],
  ])('%s', (_when, score, rating, needed) => {
    expect(needsResponse(score, { rating })).toBe(needed);
  });
});
