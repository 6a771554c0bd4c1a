import { describe, expect, it } from 'vitest';
import { calibrated } from '../../../../src/alerts/incidents/calibration.ts';
import { expectationOf, predictiveOf } from '../../../../src/alerts/incidents/expectation.ts';
import { exposureOf } from '../../../../src/alerts/incidents/exposure.ts';
import { limitOf } from '../../../../src/alerts/incidents/limit.ts';
import { HOUR_MS, hourOf, localCells } from '../../../../src/alerts/incidents/local-hours.ts';
import { type IncidentRow, incidentNotice } from '../../../../src/alerts/incidents/notice.ts';
import { seenIn, watchedFrom } from '../../../../src/alerts/incidents/past.ts';
import { quietAt } from '../../../../src/alerts/incidents/quiet.ts';
import { QuietWatch } from '../../../../src/alerts/incidents/quiet-watch.ts';
import { chanceOfSum, ratingFall, ratingModelOf } from '../../../../src/alerts/incidents/rating-fall.ts';
import { ratingDrops } from '../../../../src/alerts/incidents/rating-watch.ts';
import { fallsAYear, risesAYear } from '../../../../src/alerts/incidents/recurrence.ts';
import { replay } from '../../../../src/alerts/incidents/replay.ts';
import { Watch } from '../../../../src/alerts/incidents/watch.ts';
import { quantileOf } from '../../../../src/reports/predictive.ts';
import { REGIMES, randomOf, simulate } from '../../../eval/spikes/simulate.ts';

const poisson = (mean: number) => ({ mean, size: 1e9 });

/** `weeks` with `count` every hour, and the hours as listened for. */
function flat(count: (hour: number) => number, weeks = 12, exposure = new Float64Array(weeks * 168).fill(1)) {
  const counts = Float64Array.from({ length: weeks * 168 }, (_, hour) => count(hour));
  return { counts, exposure, cells: localCells(0, weeks * 168, 'UTC') };
}

describe('how often chance alone does this', () => {
  it('is Alm’s rate for a scanned Poisson process', () => {
    // (k − μ) / W · P(N = k) for k = 5, μ = 1, W = 24 h: (4 / 24) · e⁻¹ / 5! an hour.
    expect(risesAYear(poisson(1), 5, 24)).toBeCloseTo(8766 * (4 / 24) * (Math.exp(-1) / 120), 6);
    // A silence of W hours begins at the rate λ · e^(−λW).
    expect(fallsAYear(poisson(6), 0, 24)).toBeCloseTo(8766 * (6 / 24) * Math.exp(-6), 6);
  });

  it('is no answer near the mean', () => {
    expect(risesAYear(poisson(100), 105, 24)).toBe(Number.POSITIVE_INFINITY);
    expect(fallsAYear(poisson(100), 95, 24)).toBe(Number.POSITIVE_INFINITY);
  });

  it('has the quantiles of the distribution', () => {
    expect([0.025, 0.5, 0.975].map((chance) => quantileOf(poisson(10), chance))).toEqual([4, 10, 17]);
    expect(quantileOf(poisson(0.1), 0.975)).toBe(1);
  });
});

describe('what is to be expected', () => {
  it('follows the same weekday and hour', () => {
    const weekend = (hour: number) => (hour + 72) % 168 >= 120;
    const { level, shape } = expectationOf(flat((hour) => (weekend(hour) ? 0 : hour % 24 < 12 ? 4 : 0), 26));
    expect(level).toBeCloseTo((5 * 12 * 4) / 168, 1);
    expect(shape[9]! * level).toBeGreaterThan(3);
    expect(shape[24 * 5 + 9]! * level).toBeLessThan(0.5);
  });

  it('takes hours that were not listened for as unknown, not as quiet', () => {
    const exposure = Float64Array.from({ length: 12 * 168 }, (_, hour) => (hour >= 10 * 168 ? 0 : 1));
    const known = expectationOf(flat(() => 1));
    const gap = expectationOf(flat((hour) => (hour >= 10 * 168 ? 0 : 1), 12, exposure));
    expect(gap.level).toBeCloseTo(known.level, 1);
    expect(expectationOf(flat((hour) => (hour >= 10 * 168 ? 0 : 1))).level).toBeLessThan(0.9);
  });

  it('follows a trend', () => {
    const random = randomOf(3);
    const rising = flat((hour) => (random() < 0.2 + (0.6 * hour) / (12 * 168) ? 1 : 0));
    expect(expectationOf(rising).level).toBeGreaterThan(0.7);
  });

  it('varies more where the past did', () => {
    const even = expectationOf(flat((hour) => (hour % 2 === 0 ? 1 : 0)));
    const bursts = expectationOf(flat((hour) => (hour % 48 === 0 ? 24 : 0)));
    expect(predictiveOf(bursts, 24, 3).size).toBeLessThan(predictiveOf(even, 24, 3).size / 2);
  });

  it('is doubted after a short history', () => {
    expect(expectationOf(flat(() => 1, 2)).doubt).toBeGreaterThan(expectationOf(flat(() => 1, 26)).doubt * 5);
  });
});

describe('hours in a time zone', () => {
  const summer = hourOf(Date.parse('2026-03-29T00:00:00Z'));

  it('go from one to three when clocks are put forward', () => {
    const cells = localCells(summer, 24, 'Europe/Berlin');
    expect([...cells.slice(0, 3)]).toEqual([6 * 24 + 1, 6 * 24 + 3, 6 * 24 + 4]);
  });

  it('come twice when clocks are put back', () => {
    const winter = hourOf(Date.parse('2026-10-25T00:00:00Z'));
    expect([...localCells(winter, 3, 'Europe/Berlin')]).toEqual([6 * 24 + 2, 6 * 24 + 2, 6 * 24 + 3]);
  });

  it('leave the weekly shape where it is over the change', () => {
    const counts = (zone: string) => {
      const cells = localCells(summer - 26 * 168, 26 * 168, zone);
      return { counts: Float64Array.from(cells, (cell) => (cell % 24 === 9 ? 10 : 0)), cells };
    };
    const { shape } = expectationOf({
      ...counts('Europe/Berlin'),
      exposure: new Float64Array(26 * 168).fill(1),
    });
    const after = localCells(summer + 48, 24, 'Europe/Berlin');
    const busiest = [...after]
      .map((cell, hour) => [shape[cell]!, hour] as const)
      .sort((a, b) => b[0] - a[0])[0]!;
    expect(busiest[1]).toBe(7);
  });
});

describe('gaps', () => {
  it('take as much from an hour as was missed of what is usually heard', () => {
    const kinds = [
      { kind: 'rss', since: 0, share: 0.75 },
      { kind: 'reddit', since: 4, share: 0.25 },
    ];
    const gap = { kind: 'rss', sourceId: 1, from: 5.5, to: null, among: 3 };
    expect([...exposureOf(kinds, [gap], 3, 4)]).toEqual([0.75, 1, 0.875, 0.75]);
  });
});

describe('the limit', () => {
  const watched = [
    { series: 'negatives' as const, expectation: expectationOf(flat((hour) => (hour % 6 === 0 ? 1 : 0))) },
  ];

  it('grows with the false alarms that were declared', () => {
    expect(limitOf(watched, 12)).toBeGreaterThan(2 * limitOf(watched, 4));
  });

  it('falls where the past had rarer things more often than it should', () => {
    const loose = { limit: 3, nominal: 60 };
    const as = (n: number) =>
      calibrated({ rarest: Array.from({ length: n }, (_, nth) => 3 * (1 - nth / n)), years: 1 }, loose, 4);
    expect(as(90)).toBeLessThan(as(20) / 3);
  });
});

describe('a watch', () => {
  const hours = {
    from: 0,
    cells: localCells(0, 60 * 24, 'UTC'),
    exposure: new Float64Array(60 * 24).fill(1),
  };
  const expectation = expectationOf(flat((hour) => (hour % 24 === 0 ? 1 : 0)));
  const watched = (['volume', 'negatives'] as const).map((key) =>
    watchedFrom({ key, series: key }, expectation, hours, 0),
  );
  const burst = (watch: Watch, start: number, n: number) =>
    Array.from({ length: n }, (_, nth) =>
      watch.see({ at: (start + nth * 0.2) * HOUR_MS, keys: ['volume', 'negatives'] }),
    ).filter((found) => found !== null);

  it('finds a spike once, in the series where it is rarest, until all is as usual', () => {
    const watch = new Watch(watched, 0.5);
    const [found, ...more] = burst(watch, 500, 12);
    expect(found).toMatchObject({ key: 'negatives' });
    expect(more).toEqual([]);
    expect(watch.over(510 * HOUR_MS)).toEqual([]);
    expect(watch.over(530 * HOUR_MS)).toEqual([expect.objectContaining({ isLasting: false })]);
  });

  it('does not find the same mentions again when it is over', () => {
    const watch = new Watch(watched, 0.5);
    burst(watch, 500, 12);
    watch.over(530 * HOUR_MS);
    expect(burst(watch, 531, 2)).toEqual([]);
    expect(burst(watch, 540, 12)).toHaveLength(1);
  });

  it('rings no second time for what is left of a spike in another series', () => {
    const theme = watchedFrom({ key: 'theme x', series: 'theme' }, expectation, hours, 0);
    const watch = new Watch([...watched, theme], 0.5);
    const told = (keys: string[], start: number, n: number) =>
      Array.from({ length: n }, (_, nth) => watch.see({ at: (start + nth * 0.1) * HOUR_MS, keys })).filter(
        (found) => found !== null,
      );
    expect(told(['volume', 'negatives', 'theme x'], 500, 12)).toHaveLength(1);
    expect(told(['volume', 'negatives'], 501.5, 5)).toEqual([]);
    expect(told(['volume'], 502.1, 60)).toMatchObject([{ key: 'volume' }]);
  });

  it('hears a silence and three thin days, but not beside a gap', () => {
    const busy = watchedFrom({ key: 'volume', series: 'volume' }, expectationOf(flat(() => 1)), hours, 0);
    const deaf = { ...hours, exposure: new Float64Array(60 * 24) };
    const gap = watchedFrom({ key: 'volume', series: 'volume' }, expectationOf(flat(() => 1)), deaf, 0);
    const now = 600 * HOUR_MS;
    expect(quietAt(busy, [570 * HOUR_MS], now, 0.4)).toMatchObject({ direction: 'silence', hours: 30 });
    expect(quietAt(gap, [570 * HOUR_MS], now, 0.4)).toBeNull();
    const thin = Array.from({ length: 8 }, (_, nth) => (530 + nth * 9) * HOUR_MS);
    expect(quietAt(busy, thin, now, 0.4)).toMatchObject({ direction: 'drop', count: 8 });
  });
});

describe('ratings', () => {
  it('add up by chance as dice do', () => {
    expect(chanceOfSum([0.5, 0, 0, 0, 0.5], 2, 2)).toBe(0.25);
    expect(chanceOfSum([0.2, 0.2, 0.2, 0.2, 0.2], 3, 4)).toBeCloseTo(4 / 125, 12);
    expect(chanceOfSum([0.1, 0.1, 0.1, 0.2, 0.5], 5, 25)).toBeCloseTo(1, 12);
  });

  it('have fallen when five in a row are bad, not when two are', () => {
    const model = ratingModelOf(Array.from({ length: 200 }, () => [0, 0, 0, 0, 1]))!;
    expect(ratingFall(model, [5, 5, 5, 1, 2])!.alarmsAYear).toBeGreaterThan(0.4);
    expect(ratingFall(model, [1, 1, 2, 1, 1])).toMatchObject({ count: 5, mean: 1.2 });
    expect(ratingFall(model, [1, 1, 2, 1, 1])!.alarmsAYear).toBeLessThan(0.4);
    expect(ratingModelOf([[0, 0, 0, 0, 3]])).toBeNull();
  });
});

describe('a past with crises', () => {
  const days = 250;
  const pastOf = (crises: boolean) => {
    const { told } = simulate(REGIMES[1]!, 9, { days, calmDays: 60, crises });
    const within = told.filter(({ at }) => at < days * 24 * HOUR_MS);
    const line = (series: 'volume' | 'negatives', counted: typeof within) => {
      const counts = new Float64Array(days * 24);
      for (const { at } of counted) counts[Math.floor(at / HOUR_MS)]!++;
      return { key: series, series, theme: '', counts };
    };
    const negative = within.filter((one) => one.negative);
    const past = {
      from: 0,
      cells: localCells(0, days * 24, 'UTC'),
      exposure: new Float64Array(days * 24).fill(1),
      lines: [line('volume', within), line('negatives', negative)],
    };
    return { past, seen: seenIn(past) };
  };
  const replayed = (crises: boolean) => {
    const { past, seen } = pastOf(crises);
    return replay(past, seen, { alarmsAYear: 4, days });
  };

  it('finds the next crisis as if there had been none', () => {
    const [calm, troubled] = [replayed(false), replayed(true)];
    expect(troubled.opened.length).toBeGreaterThan(calm.opened.length);
    expect(troubled.limit).toBeGreaterThan(calm.limit / 2);
    expect(troubled.calm.exposure).toContain(0);
  });
});

describe('a past', () => {
  const start = 0;
  const day = (nth: number) => nth * 24 * HOUR_MS;
  const good = Array.from({ length: 120 }, (_, nth) => ({ at: day(nth), stars: 5 }));
  const bad = Array.from({ length: 6 }, (_, nth) => ({ at: day(120) + nth * HOUR_MS, stars: 1 }));
  const asked = { start, days: 130, from: 60, lagDays: 3, limit: 0.4, told: [] };

  it('has a fall of the ratings once, and none that a spike of criticism told of', () => {
    const spike = { key: 'negatives', from: day(119), until: day(121), rarest: 0 };
    expect(ratingDrops([...good, ...bad], asked)).toMatchObject([{ count: 5, mean: 2.6 }]);
    expect(ratingDrops([...good, ...bad], { ...asked, told: [spike] })).toEqual([]);
  });

  it('has a silence once', () => {
    const hours = {
      from: 0,
      cells: localCells(0, 60 * 24, 'UTC'),
      exposure: new Float64Array(60 * 24).fill(1),
    };
    const volume = watchedFrom({ key: 'volume', series: 'volume' }, expectationOf(flat(() => 1)), hours, 0);
    const quiet = new QuietWatch(
      Array.from({ length: 480 }, (_, hour) => hour * HOUR_MS),
      0.4,
    );
    quiet.look(volume, day(14), day(30));
    expect(quiet.opened).toMatchObject([{ direction: 'silence' }]);
  });
});

describe('an incident in words', () => {
  const row: IncidentRow = {
    ...{ brand_name: 'Fernhill', series: 'negatives', theme: '', direction: 'rise', hours: 4, count: 12 },
    ...{ expected: 2.4, mean: null, alarms_a_year: 0.02 },
    cause: {
      theme: { name: 'delivery', count: 9 },
      words: [{ name: 'lost parcel', count: 7, times: 20 }],
      source: { kind: 'reddit', count: 8 },
      place: null,
      mentionIds: [],
    },
  };

  it('says how much, how rare, and what about', () => {
    expect(incidentNotice(row)).toEqual({
      title: 'More criticism of Fernhill than usual',
      text: '12 critical mentions in 4 hours; 2.4 would be usual. Chance alone does this about once in 50 years. 9 are about delivery; they speak of “lost parcel”; 8 come from Reddit.',
    });
  });

  it('says that nobody speaks', () => {
    const none = { theme: null, words: [], source: null, place: null, mentionIds: [] };
    const silent = {
      ...row,
      series: 'volume',
      direction: 'silence',
      hours: 120,
      count: 0,
      expected: 15,
      cause: none,
    };
    expect(incidentNotice(silent)).toEqual({
      title: 'Nobody speaks of Fernhill',
      text: 'No mention for 5 days; about 15 would be usual in that time. Chance alone does this about once in 50 years.',
    });
  });
});
