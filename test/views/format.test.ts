import { describe, expect, it } from 'vitest';
import {
  age,
  calendarDay,
  count,
  duration,
  firstWords,
  fullDate,
  initials,
  moment,
  percent,
  signed,
  timeLeft,
  total,
} from '../../views/format.ts';
import { groupOf } from '../../views/row.tsx';

const NOW = new Date('2026-11-21T13:24:00Z');
const at = (iso: string) => new Date(iso);
const STOCKHOLM = 'Europe/Stockholm';

describe('numbers', () => {
  it('have a true minus sign, and none for zero', () => {
    expect([signed(-0.71, 2), signed(10.4), signed(-9), signed(0.001, 2)]).toEqual([
      '−0.71',
      '+10',
      '−9',
      '0.00',
    ]);
  });

  it('carry their noun in the right number', () => {
    expect([count(1, 'mention'), count(2300, 'mention'), count(2, 'match', 'matches')]).toEqual([
      '1 mention',
      '2,300 mentions',
      '2 matches',
    ]);
  });

  it('say where counting stopped', () => {
    expect([total({ n: 12, capped: false }), total({ n: 1000, capped: true })]).toEqual(['12', '1,000+']);
    expect(percent(0.344)).toBe('34%');
  });

  it('say none and all only of none and all', () => {
    expect([0, 0.003, 0.996, 1].map(percent)).toEqual(['0%', '<1%', '>99%', '100%']);
  });
});

describe('lengths of time', () => {
  it('read as people say them', () => {
    const minutes = (value: number) => duration(value * 60_000);
    const read = [0.4, 18, 60, 72, 65, 1440, 1560].map(minutes);
    expect(read.map((words) => words.replaceAll('\u00a0', ' '))).toEqual([
      '0 m',
      '18 m',
      '1 h',
      '1 h 12 m',
      '1 h 5 m',
      '1 d',
      '1 d 2 h',
    ]);
    // No line begins with a unit.
    expect(read.join('')).not.toContain(' ');
  });

  it('say left before and late after', () => {
    expect(timeLeft(at('2026-11-21T13:42:00Z'), NOW)).toBe('18\u00a0m left');
    expect(timeLeft(at('2026-11-21T12:12:00Z'), NOW)).toBe('1\u00a0h\u00a012\u00a0m late');
  });
});

describe('dates', () => {
  it('are relative within a day and dates after it', () => {
    expect(age(at('2026-11-21T08:24:00Z'), STOCKHOLM, NOW)).toBe('5\u00a0h');
    expect(age(at('2026-11-20T13:00:00Z'), STOCKHOLM, NOW)).toBe('20 Nov');
    expect(age(at('2025-03-02T13:00:00Z'), STOCKHOLM, NOW)).toBe('2 Mar 2025');
  });

  it('are told in the reader’s own zone', () => {
    expect(moment(at('2026-11-20T23:30:00Z'), STOCKHOLM, NOW)).toBe('today 00:30');
    expect(moment(at('2026-11-20T23:30:00Z'), 'UTC', NOW)).toBe('yesterday 23:30');
    expect(fullDate(at('2026-11-21T08:12:00Z'), 'Asia/Kolkata')).toBe(
      '21 November 2026, 13:42, Asia/Kolkata',
    );
  });

  it('keep calendar days as they are', () => {
    expect(calendarDay('2026-03-29')).toBe('29 Mar');
  });
});

describe('groups by due time', () => {
  it('follow the reader’s midnight', () => {
    const group = (due: string, zone: string) => groupOf(at(due), NOW, zone);
    expect(group('2026-11-21T13:00:00Z', STOCKHOLM)).toBe('overdue');
    expect(group('2026-11-21T22:30:00Z', STOCKHOLM)).toBe('today');
    expect(group('2026-11-21T23:30:00Z', STOCKHOLM)).toBe('tomorrow');
    expect(group('2026-11-21T23:30:00Z', 'UTC')).toBe('today');
    expect(group('2026-11-24T09:00:00Z', STOCKHOLM)).toBe('later');
    expect(groupOf(null, NOW, STOCKHOLM)).toBe('none');
  });
});

it('takes initials from names and handles of any script', () => {
  expect(['Marta Kowalczyk', 'steady_cadence', '', '李雷', '😀 x'].map(initials)).toEqual([
    'MK',
    'SC',
    '?',
    '李',
    '😀X',
  ]);
});

it('cuts a text behind a word, and within one where there is no other way', () => {
  expect(firstWords('Three dates, no bike', 40)).toBe('Three dates, no bike');
  expect(firstWords('Three dates, no bike', 14)).toBe('Three dates…');
  expect(firstWords('https://fernhill.example/very/long', 12)).toBe('https://fern…');
});
