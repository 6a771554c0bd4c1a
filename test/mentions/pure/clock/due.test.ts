import { describe, expect, it } from 'vitest';
import { countedTo, dueAt, elapsed } from '../../../../src/mentions/clock/due.ts';
import { calendarOf } from '../../../../src/mentions/clock/hours.ts';
import { countBetween, countingMinutes, dueAfter, type Rows, shownIn } from './oracle.ts';

const MINUTE = 60_000;
const WORKDAYS = [1, 2, 3, 4, 5];
const at = (time: string) => new Date(time);
const office = (timeZone = 'UTC', holidays: Rows['holidays'] = []) =>
  calendarOf({
    timeZone,
    hours: WORKDAYS.map((weekday) => ({ weekday, opens: 540, closes: 1020 })),
    holidays,
  });
const FRIDAY = at('2026-11-20T16:45:00Z');

describe('a first response due in 30 business minutes, Monday to Friday 9:00 to 17:00', () => {
  it('is due Monday 9:15 for a message from Friday 16:45', () => {
    expect(dueAt(FRIDAY, 30, office())).toEqual(at('2026-11-23T09:15:00Z'));
  });

  it('is late at 9:16', () => {
    expect(elapsed(FRIDAY, at('2026-11-23T09:15:00Z'), office())).toBe(30);
    expect(elapsed(FRIDAY, at('2026-11-23T09:16:00Z'), office())).toBe(31);
  });

  it('shows an arithmetic that adds up', () => {
    expect(countedTo(FRIDAY, 30, office())).toEqual([
      { from: FRIDAY, to: at('2026-11-20T17:00:00Z'), minutes: 15 },
      { from: at('2026-11-23T09:00:00Z'), to: at('2026-11-23T09:15:00Z'), minutes: 15 },
    ]);
  });

  it('is due Tuesday 9:15 when Monday is a holiday, Monday 12:15 when that is open from noon', () => {
    const holiday = (hours: [number, number][]) => office('UTC', [{ day: '2026-11-23', hours }]);
    expect(dueAt(FRIDAY, 30, holiday([]))).toEqual(at('2026-11-24T09:15:00Z'));
    expect(dueAt(FRIDAY, 30, holiday([[720, 1020]]))).toEqual(at('2026-11-23T12:15:00Z'));
  });

  it('is due when the office closes if that is when its minutes are over', () => {
    expect(dueAt(FRIDAY, 15, office())).toEqual(at('2026-11-20T17:00:00Z'));
  });

  it('starts in the morning for a message of the night', () => {
    expect(dueAt(at('2026-11-24T03:12:00Z'), 30, office('Europe/Stockholm'))).toEqual(
      at('2026-11-24T08:30:00Z'),
    );
  });

  it('stands still in a pause, and is never due in one that does not end', () => {
    const pause = { from: at('2026-11-20T16:50:00Z'), to: at('2026-11-23T10:00:00Z') };
    expect(dueAt(FRIDAY, 30, office(), [pause])).toEqual(at('2026-11-23T10:25:00Z'));
    expect(dueAt(FRIDAY, 30, office(), [{ ...pause, to: null }])).toBeNull();
  });
});

describe('round the clock, which is how a brand begins', () => {
  const always = calendarOf({ timeZone: 'Europe/Stockholm', hours: [], holidays: [] });

  it('counts every minute, also where the clocks change', () => {
    expect(dueAt(at('2026-03-28T12:00:00Z'), 1440, always)).toEqual(at('2026-03-29T12:00:00Z'));
    expect(dueAt(at('2026-10-24T12:00:00Z'), 1440, always)).toEqual(at('2026-10-25T12:00:00Z'));
  });

  it('shows one stretch, not one for each day', () => {
    expect(countedTo(FRIDAY, 4320, always)).toHaveLength(1);
  });
});

describe('where clocks change', () => {
  const night = (timeZone: string, opens: number, closes: number) =>
    calendarOf({
      timeZone,
      hours: [...WORKDAYS, 6, 7].map((weekday) => ({ weekday, opens, closes })),
      holidays: [],
    });

  it('counts the hour that is shown twice twice, and the hour that is skipped never', () => {
    const early = night('Europe/Stockholm', 60, 240);
    expect(elapsed(at('2026-10-24T22:00:00Z'), at('2026-10-25T22:00:00Z'), early)).toBe(240);
    expect(elapsed(at('2026-03-28T23:00:00Z'), at('2026-03-29T21:00:00Z'), early)).toBe(120);
  });

  it('knows half an hour, midnights that are skipped, and changes one minute after midnight', () => {
    const day = (zone: string, from: string, to: string) => elapsed(at(from), at(to), night(zone, 0, 240));
    expect(day('Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z')).toBe(270);
    expect(day('America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z')).toBe(180);
    expect(day('America/St_Johns', '2010-11-07T02:30:00Z', '2010-11-08T03:30:00Z')).toBe(241);
  });
});

/** mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WINDOWS: [timeZone: string, ...starts: string[]][] = [
  ['Europe/Stockholm', '2026-03-20', '2026-10-16'],
  ['America/New_York', '2026-02-27', '2026-10-23'],
  ['Asia/Kolkata', '2026-05-01'],
  ['Australia/Lord_Howe', '2026-03-27', '2026-09-25'],
  ['America/Sao_Paulo', '2018-02-09', '2018-10-26'],
  ['Asia/Kathmandu', '2025-12-22'],
  ['Pacific/Apia', '2011-12-20'],
];
const DAYS = 24;
const CALENDARS_PER_WINDOW = 92;
const CASES_PER_CALENDAR = 10;

describe('against a count minute by minute', () => {
  const random = randomFrom(20261122);
  const below = (most: number) => Math.floor(random() * most);

  function intervals(most: number): [number, number][] {
    const edges = Array.from({ length: 2 * below(most + 1) }, () => 5 * below(289));
    const distinct = [...new Set(edges)].toSorted((a, b) => a - b);
    return distinct
      .slice(1)
      .flatMap((edge, i) => (i % 2 === 0 ? [[distinct[i]!, edge] as [number, number]] : []));
  }

  function rowsFor(start: number): Rows {
    const hours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
      intervals(3).map(([opens, closes]) => ({ weekday, opens, closes })),
    );
    const day = () => new Date(start + below(DAYS) * 1440 * MINUTE).toISOString().slice(0, 10);
    const days = [...new Set(Array.from({ length: below(4) }, day))];
    const first = below(DAYS * 1440);
    const second = first + 1 + below(3000);
    const third = second + 1 + below(3000);
    const time = (minute: number) => new Date(start + minute * MINUTE);
    const pauses = [
      { from: time(first), to: time(second) },
      { from: time(third), to: random() < 0.2 ? null : time(third + 1 + below(3000)) },
    ];
    return {
      hours: random() < 0.1 ? [] : hours,
      holidays: days.map((one) => ({ day: one, hours: intervals(1) })),
      pauses: pauses.slice(0, below(3)),
    };
  }

  it('agrees on 10,000 random cases: due, passed, and the sum of the parts', () => {
    let cases = 0;
    const wrong: unknown[] = [];
    for (const [timeZone, ...starts] of WINDOWS)
      for (const first of starts) {
        const start = Date.parse(first);
        const shown = shownIn(timeZone, start, DAYS * 1440);
        for (let n = 0; n < CALENDARS_PER_WINDOW; n++) {
          const rows = rowsFor(start);
          const calendar = calendarOf({ timeZone, ...rows });
          const counts = countingMinutes(shown, rows);
          for (let m = 0; m < CASES_PER_CALENDAR; m++, cases++) {
            const from = below((DAYS - 4) * 1440);
            const to = from + below(4 * 1440);
            const minutes = 1 + below(m % 2 ? 240 : 2400);
            const instant = (minute: number) => new Date(start + minute * MINUTE);
            const due = dueAfter(counts, from, minutes);
            const parts = countedTo(instant(from), minutes, calendar, rows.pauses);
            const end = parts.at(-1)?.to.getTime() ?? Number.POSITIVE_INFINITY;
            const isDue = due === null ? end > start + DAYS * 1440 * MINUTE : end === instant(due).getTime();
            const adds = parts.length === 0 || parts.reduce((sum, part) => sum + part.minutes, 0) === minutes;
            const passed = elapsed(instant(from), instant(to), calendar, rows.pauses);
            if (isDue && adds && passed === countBetween(counts, from, to)) continue;
            wrong.push({
              timeZone,
              from: instant(from),
              minutes,
              due: due && instant(due),
              end,
              passed,
              adds,
              rows,
            });
          }
        }
      }
    expect(wrong.slice(0, 2)).toEqual([]);
    expect(cases).toBeGreaterThanOrEqual(10_000);
  });
});
