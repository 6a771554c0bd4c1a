import { describe, expect, it } from 'vitest';
import { isOnCall } from '../../../src/alerts/on-call.ts';
import { standingWords } from '../../../src/alerts/standing.ts';

const WORKDAYS = [1, 2, 3, 4, 5];
const hours = (fromMinute: number, untilMinute: number, weekdays = WORKDAYS) => ({
  weekdays,
  fromMinute,
  untilMinute,
  timeZone: 'Europe/Stockholm',
});

describe('who is on call', () => {
  it.each([
    ['Friday 09:00 is within nine to five', hours(540, 1020), '2026-11-20T08:00:00Z', true],
    ['Friday 17:00 is over', hours(540, 1020), '2026-11-20T16:00:00Z', false],
    ['Saturday is no workday', hours(540, 1020), '2026-11-21T09:00:00Z', false],
    ['Friday’s night lasts into Saturday', hours(1320, 360), '2026-11-21T04:59:00Z', true],
    ['and ends at six', hours(1320, 360), '2026-11-21T05:00:00Z', false],
    ['Monday before six belongs to Sunday’s night', hours(1320, 360), '2026-11-23T03:00:00Z', false],
    ['the same minute twice is the whole day', hours(0, 0), '2026-11-20T22:59:00Z', true],
    ['and no minute more', hours(0, 0), '2026-11-20T23:00:00Z', false],
    ['09:00 is local after the clocks went back', hours(540, 1020, [1]), '2026-10-26T08:00:00Z', true],
    ['and before', hours(540, 1020, [1]), '2026-10-19T07:00:00Z', true],
  ])('%s', (_, list, at, is) => {
    expect(isOnCall(list, new Date(at))).toBe(is);
  });
});

describe('what somebody did, in the message', () => {
  const did = { by: 'Jonas', at: '2026-11-20T09:47:00Z', to: null, own: null, why: null };
  it.each([
    [{ ...did, kind: 'assigned', to: 'Jonas', own: true }, 'Jonas took this at 10:47'],
    [{ ...did, kind: 'assigned', to: 'Maya', own: false }, 'Jonas gave this to Maya at 10:47'],
    [{ ...did, kind: 'assigned' }, 'Jonas gave this back at 10:47'],
    [{ ...did, kind: 'dismissed', why: 'not-relevant' }, 'Jonas set this aside as not relevant at 10:47'],
    [{ ...did, kind: 'dismissed', why: 'spam' }, 'Jonas set this aside as spam at 10:47'],
    [{ ...did, kind: 'replied' }, 'Jonas answered this at 10:47'],
  ])('%j', (standing, words) => {
    expect(standingWords(standing, 'Europe/Stockholm')).toBe(words);
  });
});
