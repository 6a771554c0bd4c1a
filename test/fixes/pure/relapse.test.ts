/** Planted streams with a fixed seed: a relapse is found within a day, and what holds rings hardly ever. */
import { describe, expect, it } from 'vitest';
import { type FixDay, LIMIT, watchFix } from '../../../src/fixes/relapse.ts';
import { addDays } from '../../../src/reports/period.ts';
import { type Chance, chanceOf } from '../../support/chance.ts';

type Planted = { perDay: number; rate: (day: number) => number; days: number };

/** Days with so many mentions, and so many complaints per 1,000 of them. */
const stream = (chance: Chance, from: string, { perDay, rate, days }: Planted): FixDay[] =>
  Array.from({ length: days }, (_, index) => {
    const mentions = chance.poisson(perDay);
    return {
      day: addDays(from, index),
      mentions,
      complaints: chance.poisson((mentions * rate(index)) / 1000),
    };
  });

const SHIPPED = '2026-03-02';
const RELAPSE = 60;
const SEEDS = Array.from({ length: 60 }, (_, index) => 7919 * (index + 1));

const earlier = (chance: Chance, rate: number, perDay = 400) =>
  stream(chance, '2026-02-02', { perDay, days: 28, rate: () => rate });

describe('a relapse', () => {
  it('that is planted on a day is found on that day or the next, and its beginning is named', () => {
    const planted = addDays(SHIPPED, RELAPSE);
    const found = SEEDS.map((seed) => {
      const chance = chanceOf(seed);
      const old = earlier(chance, 40);
      return watchFix(
        old,
        stream(chance, SHIPPED, { perDay: 400, days: 90, rate: (day) => (day < RELAPSE ? 5 : 40) }),
      );
    });
    expect(found.filter(({ relapse }) => relapse === null)).toEqual([]);
    for (const { relapse } of found) {
      expect([planted, addDays(planted, 1)]).toContain(relapse!.foundOn);
      expect(relapse!.since >= addDays(planted, -2) && relapse!.since <= addDays(planted, 1)).toBe(true);
    }
  });

  it('is not rung while the fix holds: less than once in ten years of days', () => {
    const watches = SEEDS.flatMap((seed) =>
      [
        [40, 5],
        [40, 8],
      ].map(([old, now]) => {
        const chance = chanceOf(seed);
        const days = earlier(chance, old!, 150);
        return watchFix(days, stream(chance, SHIPPED, { perDay: 150, days: 180, rate: () => now! }));
      }),
    );
    const years = (watches.length * 180) / 365;
    expect(watches.filter(({ relapse }) => relapse !== null).length).toBeLessThanOrEqual(years / 10);
    expect(Math.exp(LIMIT)).toBeCloseTo(3650);
  });

  it('is none where the fix never held', () => {
    const chance = chanceOf(5);
    const days = earlier(chance, 20);
    expect(watchFix(days, stream(chance, SHIPPED, { perDay: 400, days: 90, rate: () => 22 }))).toEqual({
      heldOn: null,
      relapse: null,
    });
  });

  it('is not looked for in the first week, nor on days without mentions', () => {
    const chance = chanceOf(6);
    const days = earlier(chance, 40);
    const since = stream(chance, SHIPPED, { perDay: 400, days: 14, rate: () => 0 });
    expect(watchFix(days, since.slice(0, 6)).heldOn).toBeNull();
    expect(watchFix(days, since).heldOn).toBe(addDays(SHIPPED, 6));
    const silent = { day: addDays(SHIPPED, 14), mentions: 0, complaints: 0 };
    expect(watchFix(days, [...since, silent]).relapse).toBeNull();
  });
});
