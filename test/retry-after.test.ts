/** What a refusing answer asks for, in every dialect met so far. */
import { expect, it } from 'vitest';
import { retryAt, statusFailure } from '../src/retry-after.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const EPOCH = NOW.getTime() / 1000;
const DAY = 24 * 60 * 60;

/** Seconds from now, or null. */
const wait = (headers: Record<string, string>) => {
  const time = retryAt(headers, NOW);
  return time && (time.getTime() - NOW.getTime()) / 1000;
};

it.each([
  ['120', 120],
  [' 120 ', 120],
  ['1.5', 1.5],
  ['0', 1],
  ['0.2', 1],
  ['-1', null],
  ['soon', null],
  ['', null],
  ['12 monkeys', null],
  ['1e9', null],
  ['NaN', null],
  ['120, 240', 120],
  ['315360000', DAY],
  ['99999999999999999999999', DAY],
  ['Sat, 21 Nov 2026 12:05:00 GMT', 300],
  ['Saturday, 21-Nov-26 12:05:00 GMT', 300],
  ['Sat Nov 21 12:05:00 2026', 300],
  ['2026-11-21T12:05:00Z', 300],
  ['2026-11-21T13:05:00+01:00', 300],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 1],
  ['Sat, 21 Nov 2036 12:00:00 GMT', DAY],
  ['Sat, 99 Nov 2026 12:00:00 GMT', null],
])('Retry-After: %s means %s seconds', (value, seconds) => {
  expect(wait({ 'retry-after': value })).toBe(seconds);
});

it.each([
  ['epoch seconds', { 'x-ratelimit-reset': String(EPOCH + 90) }, 90],
  ['epoch milliseconds', { 'x-ratelimit-reset': String((EPOCH + 90) * 1000) }, 90],
  ['seconds left', { 'ratelimit-reset': '90' }, 90],
  ['fractions left', { 'x-ratelimit-reset': '90.5' }, 90.5],
  ['ISO time', { 'x-ratelimit-reset': '2026-11-21T12:01:30.000Z' }, 90],
  ['another spelling', { 'x-rate-limit-reset': String(EPOCH + 90) }, 90],
  ['a daily limit', { 'ratelimit-resettime': '2026-11-22T00:00:00+00:00' }, DAY / 2],
  ['a reset in the past', { 'x-ratelimit-reset': String(EPOCH - 90) }, 1],
  ['a reset in ten years', { 'x-ratelimit-reset': String(EPOCH + 3650 * DAY) }, DAY],
  ['garbage', { 'x-ratelimit-reset': 'tomorrow' }, null],
  ['a negative number', { 'x-ratelimit-reset': '-5' }, null],
  ['nothing', { 'x-ratelimit-reset': '' }, null],
  ['no header', {}, null],
  ['requests left', { 'x-ratelimit-reset': '90', 'x-ratelimit-remaining': '599.0' }, null],
  ['no requests left', { 'x-ratelimit-reset': '90', 'x-ratelimit-remaining': '0' }, 90],
  ['no whole request left', { 'x-ratelimit-reset': '90', 'x-ratelimit-remaining': '0.0' }, 90],
  ['Retry-After beside it', { 'x-ratelimit-reset': '90', 'retry-after': '30' }, 30],
  ['Retry-After with requests left', { 'x-ratelimit-remaining': '10', 'retry-after': '30' }, 30],
  ['a useless Retry-After beside it', { 'x-ratelimit-reset': '90', 'retry-after': 'soon' }, 90],
] as [string, Record<string, string>, number | null][])(
  'A limit that is told as %s is understood',
  (_dialect, headers, seconds) => {
    expect(wait(headers)).toBe(seconds);
  },
);

it.each([
  [200, null],
  [201, null],
  [204, null],
  [304, null],
  [302, 'transient'],
  [400, 'bad-query'],
  [401, 'auth'],
  [403, 'forbidden'],
  [404, 'gone'],
  [405, 'bad-query'],
  [408, 'transient'],
  [410, 'gone'],
  [422, 'bad-query'],
  [425, 'transient'],
  [429, 'rate'],
  [451, 'forbidden'],
  [500, 'transient'],
  [503, 'transient'],
  [520, 'transient'],
])('Status %i is %s', (status, failureClass) => {
  expect(statusFailure({ status, headers: {} }, 'Hacker News', NOW)?.class ?? null).toBe(failureClass);
});

it.each([
  [429, { 'retry-after': '60' }],
  [503, { 'retry-after': '60' }],
  [403, { 'retry-after': '60' }],
  [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' }],
] as [number, Record<string, string>][])('Status %i with %o is a pause of a minute', (status, headers) => {
  expect(statusFailure({ status, headers }, 'GitHub', NOW)).toMatchObject({
    class: 'rate',
    retryAt: new Date('2026-11-21T12:01:00.000Z'),
    status,
    message: expect.stringContaining(`GitHub answered ${status}: it was asked too often`),
  });
});

it('A refusal with requests left is no pause', () => {
  const headers = { 'x-ratelimit-remaining': '10', 'x-ratelimit-reset': '60' };
  expect(statusFailure({ status: 403, headers }, 'GitHub', NOW)).toMatchObject({
    class: 'forbidden',
    retryAt: null,
  });
});

it('A broken server that asks for time gets it', () => {
  const failure = statusFailure({ status: 500, headers: { 'retry-after': '60' } }, 'The site', NOW);
  expect(failure).toMatchObject({ class: 'transient', retryAt: new Date('2026-11-21T12:01:00.000Z') });
});
