/** The comparison of critics beside a plain reading of its definition, which shares no code with it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Critic, effectOn, followed } from '../../../src/reports/recovery/effect.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-05-01T00:00:00Z');
const NOW = Date.parse('2026-11-21T00:00:00Z');

describe('critics at random', () => {
  const DAYS = fc.integer({ min: 0, max: 140 }).map((days) => START + days * DAY);
  const anyone = fc.record({
    at: DAYS,
    stars: fc.constantFrom(1, 2),
    sourceKind: fc.constantFrom('googleplay', 'trustpilot'),
    isAnswered: fc.boolean(),
    later: fc.array(fc.record({ at: DAYS, stars: fc.integer({ min: 1, max: 5 }) }), { maxLength: 4 }),
  });

  it('are compared as the definition says, worked out another way', () => {
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 120, maxLength: 200 }), (people) => {
        // All wait equally long, so that nobody has to be dealt a wait.
        const critics = people.map(({ isAnswered, later, ...one }, mentionId): Critic => {
          const words = later.map((each) => ({
            ...{ mentionId, at: each.at + HOUR, score: null },
            ...{ stars: each.stars, isComplaint: each.stars <= 2 },
          }));
          const known = words.filter(({ at }) => at > one.at).sort((a, b) => a.at - b.at);
          const answeredAt = isAnswered ? one.at + 3 * DAY : null;
          return { ...one, mentionId, score: null, history: 'new', until: NOW, answeredAt, later: known };
        });
        const { difference, answered, unanswered } = effectOn('stars', followed(critics));
        const plain = plainly(critics);
        expect([answered, unanswered]).toEqual([plain.answered, plain.unanswered]);
        if (difference !== null) expect(difference).toBeCloseTo(plain.difference, 9);
      }),
      { seed: 20261123, numRuns: 20 },
    );
  });

  /** Of each answered critic, what they gained beyond the mean of those alike who were not; the mean of these. */
  function plainly(critics: Critic[]) {
    const back = critics.flatMap((critic) => {
      const start = critic.at + 3 * DAY;
      const before = critic.later.filter(({ at }) => at <= start).at(-1);
      const words = critic.later.filter(({ at }) => at > start && at <= start + 90 * DAY);
      if (words.length === 0 || (before && before.stars! > 2)) return [];
      const mean = words.reduce((sum, { stars }) => sum + stars!, 0) / words.length;
      return { ...critic, gained: mean - critic.stars! };
    });
    const alike = (one: Critic, isAnswered: boolean) =>
      back.filter(
        ({ sourceKind, stars, answeredAt }) =>
          sourceKind === one.sourceKind && stars === one.stars && (answeredAt !== null) === isAnswered,
      );
    const beyond = back.flatMap((one) => {
      const others = alike(one, false);
      if (one.answeredAt === null || others.length === 0) return [];
      return one.gained - others.reduce((sum, { gained }) => sum + gained, 0) / others.length;
    });
    return {
      answered: beyond.length,
      unanswered: back.filter((one) => one.answeredAt === null && alike(one, true).length > 0).length,
      difference: beyond.reduce((sum, each) => sum + each, 0) / beyond.length,
    };
  }
});
