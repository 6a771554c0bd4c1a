import { describe, expect, it } from 'vitest';
import { lastEnd, nextEnd, type Schedule } from '../../../src/digests/schedule.ts';

const daily: Schedule = { cadence: 'daily', hour: 8, weekday: 1 };
const weekly: Schedule = { cadence: 'weekly', hour: 7, weekday: 1 };
const hourly: Schedule = { cadence: 'hourly', hour: 0, weekday: 1 };
const next = (schedule: Schedule, at: string, zone: string) =>
  nextEnd(schedule, new Date(at), zone).toISOString();
const last = (schedule: Schedule, at: string, zone: string) =>
  lastEnd(schedule, new Date(at), zone).toISOString();

describe('a digest is due', () => {
  it('at the hour that its reader chose, on their own clock', () => {
    expect(next(daily, '2026-11-21T06:59:00Z', 'Europe/Berlin')).toBe('2026-11-21T07:00:00.000Z');
    expect(next(daily, '2026-11-21T07:00:00Z', 'Europe/Berlin')).toBe('2026-11-22T07:00:00.000Z');
    expect(next(daily, '2026-11-21T12:00:00Z', 'Pacific/Kiritimati')).toBe('2026-11-21T18:00:00.000Z');
    expect(next(daily, '2026-11-21T12:00:00Z', 'Asia/Kolkata')).toBe('2026-11-22T02:30:00.000Z');
  });

  it('on the day of the week that its reader chose', () => {
    expect(next(weekly, '2026-11-21T12:00:00Z', 'America/New_York')).toBe('2026-11-23T12:00:00.000Z');
    expect(next(weekly, '2026-11-23T12:00:00Z', 'America/New_York')).toBe('2026-11-30T12:00:00.000Z');
    expect(next({ ...weekly, weekday: 7 }, '2026-11-21T12:00:00Z', 'UTC')).toBe('2026-11-22T07:00:00.000Z');
  });

  it('once a day when clocks change, also at an hour that the day skips or has twice', () => {
    const spring = { ...daily, hour: 2 };
    const ends: string[] = [];
    for (let at = new Date('2026-03-27T12:00:00Z'); ends.length < 5; ) {
      at = nextEnd(spring, at, 'Europe/Berlin');
      ends.push(at.toISOString());
    }
    expect(ends.map((end) => end.slice(0, 10))).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
    ]);
    expect(ends.at(-1)).toBe('2026-04-01T00:00:00.000Z');
    expect(next(spring, '2026-10-24T12:00:00Z', 'Europe/Berlin')).toMatch(/^2026-10-25T0[01]:00/);
    expect(next(spring, '2026-10-25T03:00:00Z', 'Europe/Berlin')).toBe('2026-10-26T01:00:00.000Z');
  });

  it('on the full hour when it comes hourly', () => {
    expect(next(hourly, '2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe('2026-10-25T01:00:00.000Z');
    expect(last(hourly, '2026-10-25T01:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T01:00:00.000Z');
  });

  it('for the time since the last one', () => {
    expect(last(daily, '2026-11-21T07:00:00Z', 'Europe/Berlin')).toBe('2026-11-21T07:00:00.000Z');
    expect(last(daily, '2026-11-21T06:59:59Z', 'Europe/Berlin')).toBe('2026-11-20T07:00:00.000Z');
    expect(last(weekly, '2026-11-22T12:00:00Z', 'UTC')).toBe('2026-11-16T07:00:00.000Z');
    expect(last(daily, '2026-03-29T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z');
  });
});
