import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../../src/mentions/clock/zone.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  daysOf,
  previousPeriod,
  readPeriod,
} from '../../../src/reports/period.ts';

const STOCKHOLM = 'Europe/Stockholm';
const NEW_YORK = 'America/New_York';
const KOLKATA = 'Asia/Kolkata';
const HAVANA = 'America/Havana';
const hoursOf = (day: string, zone: string) =>
  (startOfDay(addDays(day, 1), zone).getTime() - startOfDay(day, zone).getTime()) / 3_600_000;

describe('the day of a moment', () => {
  it('is the brand’s own, not the server’s', () => {
    const at = new Date('2026-11-21T20:30:00Z');
    expect(dayOf(at, STOCKHOLM)).toBe('2026-11-21');
    expect(dayOf(at, KOLKATA)).toBe('2026-11-22');
    expect(dayOf(new Date('2026-11-21T03:30:00Z'), NEW_YORK)).toBe('2026-11-20');
  });

  it.each([
    [STOCKHOLM, '2026-03-29', 23],
    [STOCKHOLM, '2026-10-25', 25],
    [NEW_YORK, '2026-03-08', 23],
    [NEW_YORK, '2026-11-01', 25],
    [KOLKATA, '2026-03-29', 24],
    [HAVANA, '2026-03-08', 23],
    [HAVANA, '2026-11-01', 25],
  ])('in %s, %s has %i hours', (zone, day, hours) => {
    expect(hoursOf(day, zone)).toBe(hours);
    const first = startOfDay(day, zone);
    expect(dayOf(first, zone)).toBe(day);
    expect(dayOf(new Date(first.getTime() - 1), zone)).toBe(addDays(day, -1));
  });
});

describe('a period by name', () => {
  const now = new Date('2026-11-21T12:00:00Z');

  it.each([
    ['7d', '2026-11-15', 7],
    ['30d', '2026-10-23', 30],
    ['90d', '2026-08-24', 90],
    ['12m', '2025-11-22', 365],
  ])('%s ends today and begins on %s', (period, from, days) => {
    expect(readPeriod({ period }, now, STOCKHOLM)).toEqual({ name: period, from, to: '2026-11-21', days });
  });

  it('is the last 30 days when nobody chose', () => {
    expect(readPeriod({}, now, STOCKHOLM).name).toBe('30d');
  });

  it('wins over days that a form sent along', () => {
    expect(readPeriod({ period: '7d', from: '2026-01-01', to: '2026-02-01' }, now, STOCKHOLM).days).toBe(7);
  });

  it('ends on the brand’s today, which may be tomorrow here', () => {
    expect(readPeriod({}, new Date('2026-11-21T20:00:00Z'), KOLKATA).to).toBe('2026-11-22');
  });

  it('knows that 29 February has no day a year before', () => {
    const leapDay = new Date('2028-02-29T12:00:00Z');
    expect(readPeriod({ period: '12m' }, leapDay, 'UTC')).toMatchObject({ from: '2027-03-01', days: 366 });
  });

  it.each([STOCKHOLM, NEW_YORK, KOLKATA])('lists each day once over both clock changes in %s', (zone) => {
    const period = readPeriod({ period: '12m' }, now, zone);
    const days = daysOf(period);
    expect(new Set(days).size).toBe(365);
    expect(days.at(-1)).toBe(period.to);
    expect(days.every((day, index) => index === 0 || daysBetween(days[index - 1]!, day) === 1)).toBe(true);
    expect(days.every((day) => dayOf(startOfDay(day, zone), zone) === day)).toBe(true);
  });
});

describe('a period of one’s own', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const ask = (from: string, to: string) => () => readPeriod({ from, to }, now, STOCKHOLM);

  it('has both its days', () => {
    expect(ask('2026-11-01', '2026-11-10')()).toEqual({
      name: 'custom',
      from: '2026-11-01',
      to: '2026-11-10',
      days: 10,
    });
  });

  it.each([
    ['2026-11-10', '2026-11-01', /ends on 2026-11-01, before it begins/],
    ['2026-11-10', '2026-12-01', /today is 2026-11-21/],
    ['2026-02-30', '2026-03-01', /"2026-02-30" is not a day/],
    ['yesterday', '2026-03-01', /"yesterday" is not a day/],
    ['', '2026-03-01', /first day is missing/],
    ['2020-01-01', '2026-11-01', /two years at most/],
  ])('from %s to %s is refused in words', (from, to, sentence) => {
    expect(ask(from, to)).toThrow(sentence);
  });

  it('refuses a name that it does not know', () => {
    expect(() => readPeriod({ period: 'forever' }, now, STOCKHOLM)).toThrow(/no period "forever"/);
  });
});

describe('the period before', () => {
  const earlier = (from: string, days: number) =>
    previousPeriod({ name: 'custom', from, to: addDays(from, days - 1), days });

  it('has the same length and ends where the period begins', () => {
    expect(earlier('2026-10-23', 30)).toMatchObject({ from: '2026-09-23', to: '2026-10-22', days: 30 });
  });

  it('has the same weekdays up to two weeks', () => {
    expect(earlier('2026-11-15', 7)).toMatchObject({ from: '2026-11-08', to: '2026-11-14' });
    expect(earlier('2026-11-12', 10)).toMatchObject({ from: '2026-10-29', to: '2026-11-07' });
  });
});

describe('calendar periods', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const read = (period: string) => readPeriod({ period }, now, 'Europe/Stockholm');

  it.each([
    ['month', '2026-11-01', '2026-11-21', 21],
    ['quarter', '2026-10-01', '2026-11-21', 52],
    ['2026-10', '2026-10-01', '2026-10-31', 31],
    ['2024-02', '2024-02-01', '2024-02-29', 29],
    ['2026-11', '2026-11-01', '2026-11-21', 21],
    ['2026-Q3', '2026-07-01', '2026-09-30', 92],
    ['2025-Q4', '2025-10-01', '2025-12-31', 92],
  ])('%s is %s to %s', (period, from, to, days) => {
    expect(read(period)).toMatchObject({ from, to, days });
  });

  it('that have not begun, or are none, are refused in words', () => {
    expect(() => read('2026-12')).toThrow('2026-12 has not begun: today is 2026-11-21.');
    expect(() => read('2026-13')).toThrow('There is no period "2026-13".');
  });
});
