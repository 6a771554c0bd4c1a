import { describe, expect, it } from 'vitest';
import { windowOf } from '../../../src/ingest/budget-window.ts';
import type { Budget } from '../../../src/sources/adapter.ts';
import { plannedSeconds } from '../../../src/sources/budget-plan.ts';

const windowAt = (per: Budget['per'], time: string) => {
  const { start, end } = windowOf(per, new Date(time));
  return [start.toISOString().slice(0, 16), end.toISOString().slice(0, 16)];
};

describe('the window of a budget', () => {
  it.each([
    ['minute', '2026-11-21T12:07:59.999Z', '2026-11-21T12:07', '2026-11-21T12:08'],
    ['five-minutes', '2026-11-21T12:07:00Z', '2026-11-21T12:05', '2026-11-21T12:10'],
    ['ten-minutes', '2026-11-21T12:07:00Z', '2026-11-21T12:00', '2026-11-21T12:10'],
    ['quarter-hour', '2026-11-21T12:59:59Z', '2026-11-21T12:45', '2026-11-21T13:00'],
    ['hour', '2026-11-21T12:00:00Z', '2026-11-21T12:00', '2026-11-21T13:00'],
    ['day', '2026-11-21T23:59:59Z', '2026-11-21T00:00', '2026-11-22T00:00'],
    ['month', '2026-12-31T23:59:59Z', '2026-12-01T00:00', '2027-01-01T00:00'],
    ['month', '2028-02-29T12:00:00Z', '2028-02-01T00:00', '2028-03-01T00:00'],
    ['pacific-day', '2026-11-21T07:59:59Z', '2026-11-20T08:00', '2026-11-21T08:00'],
    ['pacific-day', '2026-11-21T08:00:00Z', '2026-11-21T08:00', '2026-11-22T08:00'],
    ['pacific-day', '2026-07-01T12:00:00Z', '2026-07-01T07:00', '2026-07-02T07:00'],
  ] as const)('%s at %s is %s to %s', (per, time, start, end) => {
    expect(windowAt(per, time)).toEqual([start, end]);
  });

  it('has 23 hours on the day on which Los Angeles goes forward, and 25 on the day on which it goes back', () => {
    expect(windowAt('pacific-day', '2026-03-08T20:00:00Z')).toEqual(['2026-03-08T08:00', '2026-03-09T07:00']);
    expect(windowAt('pacific-day', '2026-11-01T20:00:00Z')).toEqual(['2026-11-01T07:00', '2026-11-02T08:00']);
  });
});

describe('the interval that budgets allow', () => {
  const daily: Budget = { unit: 'requests', limit: 100, per: 'day', perPoll: 2 };

  it('is the window divided by the polls that fit, for each source that shares it', () => {
    expect(plannedSeconds([daily], 1)).toBe(1728);
    expect(plannedSeconds([daily], 3)).toBe(5184);
  });

  it('is the longest of several, and nothing without any', () => {
    expect(plannedSeconds([{ ...daily, limit: 10, per: 'minute', perPoll: 1 }, daily], 1)).toBe(1728);
    expect(plannedSeconds([], 3)).toBe(0);
  });

  it('is one try in a window when nothing is allowed', () => {
    expect(plannedSeconds([{ ...daily, limit: 0 }], 1)).toBe(86_400);
  });
});
