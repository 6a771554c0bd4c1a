import { describe, expect, it } from 'vitest';
import { Failure, type FailureClass } from '../../src/failure.ts';
import type { Item } from '../../src/sources/adapter.ts';
import { afterFailure, afterSuccess, type PolledSource } from '../../src/sources/health.ts';
import { withLocalTimes, withUtcTimes } from '../../src/sources/note-times.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SOURCE: PolledSource = {
  id: 7,
  health: 'working',
  healthSince: new Date('2026-11-01T00:00:00Z'),
  failureClass: null,
  failures: 0,
  intervalSeconds: 900,
  newestItemAt: null,
  datesKnown: 0,
  credentialExpiresAt: null,
  lastSuccessAt: new Date(NOW.getTime() - HOUR),
  createdAt: new Date('2026-11-01T00:00:00Z'),
};

const failed = (failureClass: FailureClass, options: { retryAt?: Date; status?: number } = {}) =>
  new Failure(failureClass, 'It answered strangely.', options);

/** A page with items published so many milliseconds ago. */
const page = (...ages: number[]) => ({
  items: ages.map((age) => ({ publishedAt: new Date(NOW.getTime() - age).toISOString() }) as Item),
  minIntervalSeconds: null as number | null,
});

const waitOf = (state: { nextPollAt: Date }, now = NOW) => state.nextPollAt.getTime() - now.getTime();
const around = (wait: number, wanted: number) =>
  expect(Math.abs(wait - wanted)).toBeLessThanOrEqual(wanted / 10);

describe('a poll that worked', () => {
  it('is followed by one a quarter of the mean gap between items later', () => {
    const hourly = page(...Array.from({ length: 12 }, (_, index) => index * HOUR));
    around(waitOf(afterSuccess(SOURCE, hourly, NOW)), 15 * MINUTE);
  });

  it('is never followed by one within 5 minutes, nor later than an hour', () => {
    const busy = page(...Array.from({ length: 30 }, (_, index) => index * MINUTE));
    const weekly = page(...Array.from({ length: 10 }, (_, index) => index * 7 * DAY));
    around(waitOf(afterSuccess(SOURCE, busy, NOW)), 5 * MINUTE);
    around(waitOf(afterSuccess(SOURCE, weekly, NOW)), HOUR);
  });

  it('asks every 6 hours when nothing has come for 30 days', () => {
    const dead = page(...Array.from({ length: 10 }, (_, index) => 31 * DAY + index * DAY));
    around(waitOf(afterSuccess(SOURCE, dead, NOW)), 6 * HOUR);
  });

  it('waits as long as the source asks for, within a day', () => {
    const asked = (minIntervalSeconds: number) =>
      waitOf(afterSuccess(SOURCE, { ...page(0, HOUR), minIntervalSeconds }, NOW));
    around(asked(3 * 3600), 3 * HOUR);
    expect(asked(10 * 86_400)).toBe(DAY);
  });

  it('keeps the known pace when the source says "nothing new"', () => {
    const source = { ...SOURCE, intervalSeconds: 1200, newestItemAt: new Date(NOW.getTime() - HOUR) };
    const state = afterSuccess(source, page(), NOW);
    expect(state.intervalSeconds).toBe(1200);
    around(waitOf(state), 20 * MINUTE);
  });

  it('moves the known pace a little when only a few items came', () => {
    const source = { ...SOURCE, intervalSeconds: 3000, newestItemAt: new Date(NOW.getTime() - 10 * MINUTE) };
    const { intervalSeconds } = afterSuccess(source, page(0), NOW);
    expect(intervalSeconds).toBeLessThan(3000);
    expect(intervalSeconds).toBeGreaterThan(2000);
  });

  it('is planned with a jitter that differs between sources and is the same every time', () => {
    const waits = Array.from({ length: 50 }, (_, id) => waitOf(afterSuccess({ ...SOURCE, id }, page(), NOW)));
    expect(new Set(waits).size).toBeGreaterThan(40);
    expect(waitOf(afterSuccess(SOURCE, page(), NOW))).toBe(waitOf(afterSuccess(SOURCE, page(), NOW)));
  });

  it('ends every trouble and says since when', () => {
    const broken = { ...SOURCE, health: 'broken' as const, failures: 9, failureClass: 'schema' };
    expect(afterSuccess(broken, page(0, HOUR), NOW)).toMatchObject({
      health: 'working',
      healthSince: NOW,
      healthNote: null,
      failures: 0,
      failureClass: null,
    });
  });

  it('does not trust dates in the future', () => {
    expect(afterSuccess(SOURCE, page(-5 * DAY, HOUR), NOW).newestItemAt).toEqual(NOW);
  });
});

describe('a source that falls silent', () => {
  it('is quiet after much longer than its own rhythm, also when it only says "nothing new"', () => {
    const hourly = afterSuccess(SOURCE, page(...Array.from({ length: 12 }, (_, index) => index * HOUR)), NOW);
    const later = (days: number) => new Date(NOW.getTime() + days * DAY);
    const unchanged = (days: number) => afterSuccess({ ...SOURCE, ...hourly }, page(), later(days));
    expect(unchanged(2).health).toBe('working');
    expect(unchanged(4)).toMatchObject({
      health: 'quiet',
      healthNote: expect.stringContaining('nothing new'),
    });
  });

  it('is not quiet on the strength of a few old posts, however long ago', () => {
    const few = afterSuccess(SOURCE, page(60 * DAY, 60 * DAY + HOUR), NOW);
    expect(few).toMatchObject({ health: 'working', datesKnown: 2 });
    const empty = afterSuccess({ ...SOURCE, ...few }, page(), new Date(NOW.getTime() + 30 * DAY));
    expect(empty).toMatchObject({ health: 'working', datesKnown: 2 });
  });

  it('is not known better by being shown the same posts again', () => {
    let state = { ...SOURCE };
    for (let times = 0; times < 5; times++)
      state = { ...state, ...afterSuccess(state, page(0, HOUR, 2 * HOUR), NOW) };
    expect(state.datesKnown).toBe(3);
    const later = new Date(NOW.getTime() + HOUR);
    const next = { ...page(), items: [{ publishedAt: later.toISOString() } as Item] };
    expect(afterSuccess(state, next, later).datesKnown).toBe(4);
  });

  it('says since when, and what it usually did', () => {
    const hourly = afterSuccess(SOURCE, page(...Array.from({ length: 12 }, (_, index) => index * HOUR)), NOW);
    const { healthNote } = afterSuccess({ ...SOURCE, ...hourly }, page(), new Date(NOW.getTime() + 4 * DAY));
    expect(healthNote).toBe(
      'It answers, but nothing new has come since 2026-11-21T12:00Z, and usually something comes every 60 minutes. Check that it still shows new posts.',
    );
  });

  it('is not quiet when it was never lively', () => {
    const weekly = afterSuccess(
      SOURCE,
      page(...Array.from({ length: 10 }, (_, index) => index * 7 * DAY)),
      NOW,
    );
    const inThreeWeeks = new Date(NOW.getTime() + 21 * DAY);
    expect(afterSuccess({ ...SOURCE, ...weekly }, page(), inThreeWeeks).health).toBe('working');
  });
});

describe('a poll that failed', () => {
  it.each([
    ['auth', 'signed-out'],
    ['forbidden', 'blocked'],
    ['blocked', 'blocked'],
    ['rate', 'slowed'],
    ['schema', 'broken'],
    ['not-a-feed', 'broken'],
    ['bad-query', 'broken'],
    ['transient', 'working'],
    ['dns', 'working'],
    ['tls', 'working'],
    ['timeout', 'working'],
    ['too-large', 'working'],
  ] as const)('with %s at first leaves the source %s', (failureClass, health) => {
    const state = afterFailure(SOURCE, failed(failureClass), NOW);
    expect(state).toMatchObject({ health, failures: 1, failureClass });
    expect(state.healthNote).toContain('It answered strangely.');
    expect(state.healthSince).toEqual(health === 'working' ? SOURCE.healthSince : NOW);
  });

  it('three times in a row with a passing fault makes the source broken', () => {
    expect(afterFailure({ ...SOURCE, failures: 1 }, failed('timeout'), NOW).health).toBe('working');
    expect(afterFailure({ ...SOURCE, failures: 2 }, failed('timeout'), NOW).health).toBe('broken');
  });

  it('is tried again later and later, at last once a day, and never not at all', () => {
    let state = { ...SOURCE };
    let now = NOW;
    const waits = Array.from({ length: 12 }, () => {
      const next = afterFailure(state, failed('transient'), now);
      const wait = waitOf(next, now);
      state = { ...state, ...next };
      now = next.nextPollAt;
      return wait;
    });
    for (const [index, wait] of waits.slice(0, 6).entries()) around(wait, 15 * MINUTE * 2 ** index);
    expect(Math.max(...waits)).toBeLessThanOrEqual(DAY);
    expect(Math.min(...waits.slice(8))).toBeGreaterThan(0.9 * DAY - 1);
    expect(state.health).toBe('broken');
  });

  it('waits as long as it was told, never less, and a day at most', () => {
    const told = (ms: number) =>
      waitOf(afterFailure(SOURCE, failed('rate', { retryAt: new Date(NOW.getTime() + ms) }), NOW));
    expect(told(2 * HOUR)).toBe(2 * HOUR);
    expect(told(3650 * DAY)).toBe(DAY);
    around(told(1000), 15 * MINUTE);
  });

  it('at a door that is shut on purpose is not repeated for hours', () => {
    for (const failureClass of ['auth', 'forbidden', 'blocked'] as const)
      around(waitOf(afterFailure(SOURCE, failed(failureClass), NOW)), 6 * HOUR);
  });

  it('with 410 ends the polling and says so', () => {
    const state = afterFailure(SOURCE, failed('gone', { status: 410 }), NOW);
    expect(state).toMatchObject({ health: 'gone', healthNote: expect.stringContaining('stopped asking') });
  });

  it('with 404 ends the polling only when it comes again and again for a day', () => {
    const missing = failed('gone', { status: 404 });
    const first = afterFailure(SOURCE, missing, NOW);
    expect(first.health).toBe('broken');
    const second = { ...SOURCE, ...first, failures: 2 };
    expect(afterFailure(second, missing, new Date(NOW.getTime() + HOUR)).health).toBe('broken');
    expect(afterFailure(second, missing, new Date(NOW.getTime() + DAY)).health).toBe('gone');
  });
});

describe('what a failed poll says to do', () => {
  const note = (failure: Failure, source: Partial<PolledSource> = {}) =>
    afterFailure({ ...SOURCE, ...source }, failure, NOW).healthNote!.replace('It answered strangely. ', '');
  const never = { lastSuccessAt: null };

  it.each([
    ['a wrong key', note(failed('auth'), never), /^It was never accepted: check that it was copied whole/],
    [
      'a key that was withdrawn',
      note(failed('auth')),
      /^It was accepted until 2026-11-21T11:00Z, so it was changed/,
    ],
    [
      'a sign-in that has ended',
      note(failed('auth'), { credentialExpiresAt: new Date('2026-11-20T08:00:00Z') }),
      /^The sign-in ended on 2026-11-20T08:00Z\. Sign in again/,
    ],
    [
      'a closed door',
      note(failed('forbidden')),
      /^Earshot asks again on 2026-11-21T1[78]:\d\dZ; what was published/,
    ],
    ['too many requests', note(failed('rate')), /^It is asked again on 2026-11-21T12:1\dZ\.$/],
    [
      'a feed that became a web page',
      note(failed('not-a-feed')),
      /^It was a feed until 2026-11-21T11:00Z: it may have/,
    ],
    ['an address that is no feed', note(failed('not-a-feed'), never), /^Earshot tries again on /],
    [
      'a form that nobody knows',
      note(failed('schema')),
      /^The reply is kept for a day, so that you can report it/,
    ],
    ['a search that is refused', note(failed('bad-query')), /^Change the settings/],
    [
      'an address without anything',
      note(failed('gone', { status: 404 })),
      /stops when nothing comes back for a day/,
    ],
    [
      'an address that is gone for good',
      note(failed('gone', { status: 410 })),
      /has stopped asking; the mentions stay/,
    ],
    ['a first fault that passes', note(failed('timeout')), /^Earshot tries again on /],
    [
      'a fault that stays',
      note(failed('timeout'), { failures: 4 }),
      /^It has failed 5 times in a row\. .* once a day\.$/,
    ],
  ])('%s', (_, said, expected) => {
    expect(said).toMatch(expected);
  });

  it('names times in the reader’s own zone', () => {
    expect(
      withLocalTimes('It ended on 2026-11-20T23:30Z, not 2026-11-20T23:30:05.123Z.', 'Europe/Berlin'),
    ).toBe('It ended on 21 Nov, 00:30, not 21 Nov, 00:30.');
    expect(withLocalTimes('Version 2026-11-20 of 2026-13-99T99:99Z.', 'UTC')).toBe(
      'Version 2026-11-20 of 2026-13-99T99:99Z.',
    );
    expect(withUtcTimes('Again on 2026-11-22T09:00Z.')).toBe('Again on 22 Nov, 09:00 UTC.');
  });
});

describe('a source with more to read', () => {
  it('is asked again at once, or as soon as its budgets allow', () => {
    const more = { ...page(0, HOUR), more: true };
    expect(waitOf(afterSuccess(SOURCE, more, NOW))).toBe(0);
    expect(waitOf(afterSuccess(SOURCE, more, NOW, { plannedSeconds: 90 }))).toBe(90_000);
  });

  it('waits longer than a day where only its budget asks for that', () => {
    expect(waitOf(afterSuccess(SOURCE, page(), NOW, { plannedSeconds: 3 * 86_400 }))).toBe(3 * DAY);
    expect(waitOf(afterFailure(SOURCE, failed('timeout'), NOW, 3 * 86_400))).toBe(3 * DAY);
  });
});
