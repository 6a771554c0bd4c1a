import { describe, expect, it } from 'vitest';
import { clockTime, napEnd } from '../../../src/mentions/snooze-times.ts';

const STOCKHOLM = 'Europe/Stockholm';
const shown = (typed: string, timeZone = STOCKHOLM) => clockTime(typed, timeZone)?.toISOString();

describe('a time that is typed', () => {
  it('is what the clocks of its zone show, with a blank or a T between day and time', () => {
    expect(shown('2026-11-24 14:30')).toBe('2026-11-24T13:30:00.000Z');
    expect(shown('2026-11-24T14:30')).toBe('2026-11-24T13:30:00.000Z');
    expect(shown('2026-07-01T14:30:59')).toBe('2026-07-01T12:30:00.000Z');
    expect(shown('2026-11-24')).toBe('2026-11-23T23:00:00.000Z');
    expect(shown('2026-11-24 14:30', 'Asia/Kolkata')).toBe('2026-11-24T09:00:00.000Z');
  });

  it('is when clocks go on where they skip it, and its first time where they repeat it', () => {
    expect(shown('2026-03-29T02:30')).toBe('2026-03-29T01:00:00.000Z');
    expect(shown('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(shown('2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
    // Midnight itself is skipped here.
    expect(shown('2026-03-29', 'Atlantic/Azores')).toBe('2026-03-29T01:00:00.000Z');
    expect(shown('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
  });

  it.each([
    ['', 'soon', '14:30', '2026-02-31 09:00', '2026-11-24 24:00', '2026-11-24T14:30Z'],
    ['0001-01-01T00:00', '9999-12-31T23:59', '275760-01-01T00:00', '2026-13-01'],
  ])('is no time when no clock shows it', (...wrong) => {
    expect(wrong.map((typed) => clockTime(typed, STOCKHOLM))).toEqual(wrong.map(() => null));
  });
});

describe('a nap until a morning', () => {
  it('ends at nine on that zone’s own day, also over a change of clocks and outside of business hours', () => {
    const end = (nap: 'tomorrow' | 'monday', now: string) =>
      napEnd(nap, new Date(now), STOCKHOLM).toISOString();
    expect(end('tomorrow', '2026-11-23T22:59:00Z')).toBe('2026-11-24T08:00:00.000Z');
    expect(end('tomorrow', '2026-11-23T23:01:00Z')).toBe('2026-11-25T08:00:00.000Z');
    expect(end('tomorrow', '2026-03-28T12:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
    expect(end('tomorrow', '2026-10-24T12:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
    expect(end('monday', '2026-11-23T07:00:00Z')).toBe('2026-11-30T08:00:00.000Z');
    expect(end('monday', '2026-11-22T22:30:00Z')).toBe('2026-11-23T08:00:00.000Z');
  });
});
