/** Planted critics with a fixed seed: what answering did is found, and what it did not do is not. */
import { describe, expect, it } from 'vitest';
import { type Critic, effectOn, followed, type Word } from '../../../src/reports/recovery/effect.ts';
import { type Chance, chanceOf } from '../../support/chance.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-05-01T00:00:00Z');
const NOW = Date.parse('2026-11-21T00:00:00Z');

type Plant = {
  n: number;
  seed: number;
  effect: number;
  /** How likely a critic with so many stars is answered, and by how much they improve by themselves. */
  answeredIf?: (stars: number) => number;
  byItself?: (stars: number) => number;
  /** How likely they improve by themselves in the first week, answered or not. */
  early?: number;
};

const word = (mentionId: number, at: number, stars: number): Word => ({
  mentionId,
  at,
  stars,
  score: (stars - 3) / 2,
  isComplaint: stars <= 2,
});

/** Reviewers of one or two stars, half of whom are answered after some hours and come back within two months. */
function planted({
  n,
  seed,
  effect,
  answeredIf = () => 0.5,
  byItself = () => 0.4,
  early = 0,
}: Plant): Critic[] {
  const chance = chanceOf(seed);
  return Array.from({ length: n }, (_, index) => criticOf(chance, index + 1));

  function criticOf(chance: Chance, mentionId: number): Critic {
    const stars = chance.next() < 0.5 ? 1 : 2;
    const at = START + chance.next() * 60 * DAY;
    const isAnswered = chance.next() < answeredIf(stars);
    const answeredAt = isAnswered ? at + (1 + chance.next() * 9 * 24) * HOUR : null;
    const improvedAt = chance.next() < early ? at + chance.next() * 7 * DAY : null;
    const later = (answeredAt ?? at) + (10 + chance.next() * 50) * DAY;
    const after = stars + byItself(stars) + (isAnswered ? effect : 0) + chance.normal();
    return {
      mentionId,
      at,
      stars,
      score: (stars - 3) / 2,
      sourceKind: chance.next() < 0.6 ? 'googleplay' : 'trustpilot',
      history: chance.next() < 0.7 ? 'new' : 'critic',
      answeredAt,
      until: NOW,
      later: [
        ...(improvedAt === null ? [] : [word(mentionId * 10, improvedAt, 5)]),
        word(mentionId * 10 + 1, later, improvedAt === null ? after : 5),
      ],
    };
  }
}

const starsOf = (critics: Critic[]) => effectOn('stars', followed(critics));

/** What a plain comparison of the two groups would say. */
function naive(critics: Critic[]): number {
  const change = ({ stars, later }: Critic) =>
    later.reduce((sum, each) => sum + each.stars!, 0) / later.length - stars!;
  const mean = (side: Critic[]) => side.reduce((sum, critic) => sum + change(critic), 0) / side.length;
  const isAnswered = ({ answeredAt }: Critic) => answeredAt !== null;
  return mean(critics.filter(isAnswered)) - mean(critics.filter((critic) => !isAnswered(critic)));
}

describe('what answering did', () => {
  it('is found as 0.7 ± 0.1 where 0.7 stars are planted', () => {
    const { difference, interval, few } = starsOf(planted({ n: 3200, seed: 1, effect: 0.7 }));
    expect(Math.abs(difference! - 0.7)).toBeLessThanOrEqual(0.1);
    expect(interval!.low).toBeLessThan(0.7);
    expect(interval!.high).toBeGreaterThan(0.7);
    expect(interval!.high - interval!.low).toBeLessThan(0.2);
    expect(few).toBe(false);
  });

  it('is nothing where nothing is planted: the interval has zero in it, in 95 of 100 plants', () => {
    const { interval } = starsOf(planted({ n: 3200, seed: 2, effect: 0 }));
    expect(interval!.low).toBeLessThan(0);
    expect(interval!.high).toBeGreaterThan(0);
    const covers = Array.from({ length: 100 }, (_, seed) => starsOf(planted({ n: 300, seed, effect: 0 })));
    const missed = covers.filter(({ interval: each }) => each!.low > 0 || each!.high < 0).length;
    expect(missed).toBeLessThanOrEqual(11);
  });

  it('is found where the milder critics were answered, and a plain comparison is wrong', () => {
    const confounded = {
      answeredIf: (stars: number) => (stars === 2 ? 0.8 : 0.2),
      byItself: (stars: number) => (stars === 1 ? 1.2 : 0.1),
    };
    const critics = planted({ n: 4000, seed: 3, effect: 0.7, ...confounded });
    expect(naive(critics)).toBeLessThan(0.3);
    const { difference, interval } = starsOf(critics);
    expect(Math.abs(difference! - 0.7)).toBeLessThanOrEqual(0.1);
    expect(interval!.low).toBeGreaterThan(0.5);
  });

  it('does not count what got better before the answer', () => {
    const critics = planted({ n: 3000, seed: 4, effect: 0, early: 0.5 });
    const { interval } = starsOf(critics);
    expect(interval!.low).toBeLessThan(0);
    expect(interval!.high).toBeGreaterThan(0);
    const sides = followed(critics).filter(({ outcome }) => outcome === 'better already');
    expect(sides.some(({ isAnswered }) => isAnswered)).toBe(true);
    expect(sides.some(({ isAnswered }) => !isAnswered)).toBe(true);
  });

  it('is measured on the score too', () => {
    const { difference } = effectOn('score', followed(planted({ n: 3200, seed: 1, effect: 0.7 })));
    expect(difference).toBeCloseTo(0.35, 1);
  });
});

describe('too few', () => {
  it('says too few below 30 on a side', () => {
    const effect = starsOf(planted({ n: 40, seed: 5, effect: 0.7 }));
    expect(effect).toMatchObject({ difference: null, interval: null, few: true });
    expect(effectOn('stars', followed([]))).toMatchObject({ answered: 0, unanswered: 0, few: true });
  });

  it('says too few where nobody alike was left unanswered', () => {
    const onlyMild = { answeredIf: (stars: number) => (stars === 2 ? 1 : 0) };
    const effect = starsOf(planted({ n: 400, seed: 6, effect: 0.7, ...onlyMild }));
    expect(effect).toMatchObject({ answered: 0, unanswered: 0, difference: null, few: true });
    expect(effect.unmatched).toBeGreaterThan(100);
  });
});

describe('a critic', () => {
  const at = START;
  const critic: Critic = {
    mentionId: 1,
    at,
    stars: 1,
    score: -1,
    sourceKind: 'googleplay',
    history: 'new',
    answeredAt: at + DAY,
    later: [],
    until: at + 100 * DAY,
  };
  const outcomeOf = (values: Partial<Critic>) => followed([{ ...critic, ...values }])[0]!.outcome;

  it('is silent, still unhappy or improved by the last word within 90 days of the answer', () => {
    expect(outcomeOf({})).toBe('silent');
    expect(outcomeOf({ later: [word(2, at + 3 * DAY, 5), word(3, at + 4 * DAY, 1)] })).toBe('unhappy');
    expect(outcomeOf({ later: [word(2, at + 3 * DAY, 2), word(3, at + 4 * DAY, 4)] })).toBe('improved');
    expect(outcomeOf({ later: [word(2, at + 95 * DAY, 5)] })).toBe('silent');
  });

  it('was better already when they said so before the answer, and is not judged on its own day', () => {
    expect(outcomeOf({ later: [word(2, at + DAY / 2, 5)] })).toBe('better already');
    expect(outcomeOf({ answeredAt: at + 101 * DAY })).toBe('too soon');
  });

  it('who was not answered waits as long as those alike did', () => {
    const waiting = { ...critic, mentionId: 2, answeredAt: null, later: [word(9, at + DAY / 2, 5)] };
    expect(followed([critic, waiting])[1]!.outcome).toBe('better already');
    expect(followed([{ ...critic, answeredAt: at + 60_000 }, waiting])[1]!.outcome).toBe('improved');
  });
});
