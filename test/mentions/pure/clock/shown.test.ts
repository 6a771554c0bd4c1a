import { describe, expect, it } from 'vitest';
import { shownClock } from '../../../../src/mentions/clock/shown.ts';
import { responseClock } from '../../../../src/mentions/clock/targets.ts';

const OFFICE = {
  timeZone: 'UTC',
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 540, closes: 1020 })),
  holidays: [],
};
const TARGETS = [{ priority: null, sourceKind: null, firstMinutes: 30, resolveMinutes: 480 }];
const clock = responseClock(OFFICE, TARGETS, 60);
const at = (text: string) => new Date(`2026-11-${text}Z`);
const recorded = [
  { at: at('16T11:00:00'), to: { status: 'pending' } },
  { at: at('17T09:00:00'), to: { status: 'open' } },
];
const mention = {
  ...({
    priority: 'normal',
    sourceKind: 'rss',
    status: 'open',
    needsResponse: true,
    backfilled: false,
  } as const),
  ...{ publishedAt: at('16T09:00:00'), firstRepliedAt: at('16T11:00:00'), targetMinutes: 30 },
};

describe('the clock of a mention whose author wrote again', () => {
  it('counts the next reply anew, and the resolution from the first word on without the pause', () => {
    const again = { ...mention, clockFrom: at('17T09:00:00'), dueAt: at('17T09:30:00') };
    const { first, resolve } = shownClock(clock, again, recorded, at('17T10:00:00'));
    expect(first).toMatchObject({ isAnew: true, minutes: 30 });
    expect(resolve).toMatchObject({ passed: 180, dueAt: at('17T15:00:00') });
    expect(resolve!.parts.map(({ minutes }) => minutes)).toEqual([120, 360]);
  });

  it('keeps counting the resolution once that is answered, and stands while the author has the next word', () => {
    const answered = { ...mention, status: 'pending' as const, clockFrom: at('17T09:00:00'), dueAt: null };
    const asked = [...recorded, { at: at('17T10:00:00'), to: { status: 'pending' } }];
    const { first, resolve } = shownClock(clock, answered, asked, at('18T12:00:00'));
    expect(first).toBeNull();
    expect(resolve).toMatchObject({ passed: 180, dueAt: null });
    expect(resolve!.parts.map(({ minutes }) => minutes)).toEqual([120, 60]);
  });
});
