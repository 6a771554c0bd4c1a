import { describe, expect, it } from 'vitest';
import { readSettings, typedSettings } from '../../../../src/mentions/clock/form.ts';
import {
  readHolidays,
  readIntervals,
  readMinutes,
  writtenHolidays,
  writtenIntervals,
  writtenMinutes,
} from '../../../../src/mentions/clock/written.ts';

describe('hours as people type them', () => {
  it.each([
    ['9-17', [[540, 1020]]],
    [
      '13:00–17:30, 9.00-12.00',
      [
        [540, 720],
        [780, 1050],
      ],
    ],
    ['0:00 to 24:00', [[0, 1440]]],
    [' closed ', []],
    ['', []],
  ])('%s', (text, intervals) => expect(readIntervals(text)).toEqual(intervals));

  it.each([
    ['9-5', 'ends before it begins'],
    ['22:00-6:00', 'end at 24:00'],
    ['9:00-13:00, 12:00-17:00', '9:00–13:00 and 12:00–17:00 overlap'],
    ['morning', '"morning" is not an interval'],
    ['9:70-17:00', 'not an interval'],
    ['9-25', 'not an interval'],
  ])('%s is refused, and says why', (text, why) => expect(() => readIntervals(text)).toThrow(why));

  it('are read again as they are written', () => {
    const intervals = readIntervals('8:05-12, 13-24');
    expect(readIntervals(writtenIntervals(intervals))).toEqual(intervals);
  });
});

describe('holidays as people type them', () => {
  it('are a day a line, with hours for a half day', () => {
    const text = '2026-12-25 Christmas Day\n\n2026-12-24 Christmas Eve 9:00-12:00, 13-14\n2027-01-01';
    expect(readHolidays(text)).toEqual([
      {
        day: '2026-12-24',
        name: 'Christmas Eve',
        hours: [
          [540, 720],
          [780, 840],
        ],
      },
      { day: '2026-12-25', name: 'Christmas Day', hours: [] },
      { day: '2027-01-01', name: 'Holiday', hours: [] },
    ]);
    expect(readHolidays(writtenHolidays(readHolidays(text)))).toEqual(readHolidays(text));
  });

  it.each([
    ['25 December', 'Line 1 does not begin with a day'],
    ['0000-01-01 Year none', 'Line 1 does not begin with a day'],
    ['2026-12-25 A\n2026-02-30 B', 'Line 2 does not begin with a day'],
    ['2026-12-25 A\n2026-12-25 B', 'stands there twice'],
    ['2026-12-24 Eve 17:00-9:00', 'Line 1: 17:00-9:00 ends before'],
  ])('%s is refused, and says why', (text, why) => expect(() => readHolidays(text)).toThrow(why));
});

describe('a length of time', () => {
  it.each([
    ['30', 30],
    ['30 min', 30],
    ['4 h', 240],
    ['1 h 30 min', 90],
    ['1h30', 90],
    ['', null],
  ])('%s', (text, minutes) => expect(readMinutes(text)).toBe(minutes));

  it.each(['0', 'soon', '721 h', '-3', '4 hh'])('%s is refused', (text) =>
    expect(() => readMinutes(text)).toThrow('Write a time such as'),
  );

  it('is written as it is read', () => {
    for (const minutes of [1, 59, 60, 90, 1440, 43_200])
      expect(readMinutes(writtenMinutes(minutes))).toBe(minutes);
  });
});

describe('the form', () => {
  const stored = {
    responseMinutes: 30,
    resolveMinutes: 960,
    targets: [{ priority: 'urgent' as const, sourceKind: 'reddit', firstMinutes: 10, resolveMinutes: null }],
    week: [
      [
        [540, 720],
        [780, 1020],
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ] as [number, number][][],
    holidays: [{ day: '2026-12-25', name: 'Christmas Day', hours: [] }],
  };
  const known = new Set(['reddit']);

  it('gives back what is stored', () => {
    expect(readSettings(typedSettings(stored), known)).toEqual(stored);
  });

  it('says beside each field what is wrong with it', () => {
    const typed = typedSettings(stored);
    typed.days[2] = 'late';
    typed.first = '';
    typed.targets.push({ priority: '', source: '', first: '5', resolve: '' });
    try {
      readSettings(typed, known);
      expect.unreachable();
    } catch (error) {
      expect(Object.keys((error as { fields: object }).fields).sort()).toEqual(['day3', 'first', 'target1']);
    }
  });
});
