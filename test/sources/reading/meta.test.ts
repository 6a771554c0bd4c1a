/** The Graph API: refusals by code, pages without the token, and how full the hour is. */
import { describe, expect, it } from 'vitest';
import type { HttpReply } from '../../../src/platform/platform.ts';
import { askGraph, nextPage, restAfter } from '../../../src/sources/reading/meta.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const TOKEN = 'EAAinventedToken000000000001';

const refused = (error: object, headers = {}, status = 400, missing: 'gone' | 'forbidden' = 'forbidden') => {
  const http = httpOf({
    status,
    headers,
    body: JSON.stringify({ error: { type: 'OAuthException', ...error } }),
  });
  return askGraph({ http, now: NOW, token: TOKEN, name: 'Facebook' }, '1/feed', { limit: '1' }, missing).then(
    () => expect.unreachable(),
    (failure) => failure,
  );
};

describe('a refusal of the Graph API', () => {
  it.each([
    [{ code: 190, error_subcode: 463, message: 'Session has expired' }, 'auth'],
    [{ code: 102, message: 'Session key invalid' }, 'auth'],
    [{ code: 4, message: '(#4) Application request limit reached', is_transient: true }, 'rate'],
    [{ code: 613, message: 'Calls to this api have exceeded the rate limit.' }, 'rate'],
    [{ code: 80001, message: 'There have been too many calls to this Page account' }, 'rate'],
    [{ code: 10, message: '(#10) Requires permission' }, 'forbidden'],
    [{ code: 283, message: '(#283) Requires pages_read_user_content' }, 'forbidden'],
    [{ code: 100, message: '(#100) missing permissions' }, 'forbidden'],
    [{ code: 100, message: '(#100) Tried accessing nonexisting field (abc)' }, 'bad-query'],
    [{ code: 100, error_subcode: 33, message: 'Unsupported get request.' }, 'forbidden'],
    [{ code: 2, message: 'Service temporarily unavailable' }, 'transient'],
    [{ code: 12345, message: 'Later, please', is_transient: true }, 'transient'],
  ])('means what its code says: %j', async (error, failureClass) => {
    const failure = await refused(error);
    expect(failure).toMatchObject({ class: failureClass, status: 400 });
    expect(failure.message).toContain(error.message);
  });

  it('counts in a reply that says all is well', async () => {
    expect(await refused({ code: 190, message: 'Expired' }, {}, 200)).toMatchObject({ class: 'auth' });
  });

  it('is "gone" only where the caller can tell', async () => {
    const error = { code: 100, error_subcode: 33, message: 'Unsupported get request.' };
    expect(await refused(error, {}, 400, 'gone')).toMatchObject({ class: 'gone' });
  });

  it('never repeats a token', async () => {
    const other = 'EAAsomebodyElsesToken12345678';
    const failure = await refused({ code: 190, message: `Malformed access token ${TOKEN} or ${other}` });
    expect(failure.message).toMatch(/Malformed access token … or …/);
  });

  it('lasts as long as it says in minutes', async () => {
    const usage = { '1059': [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 19 }] };
    const headers = { 'x-business-use-case-usage': JSON.stringify(usage) };
    const failure = await refused({ code: 80001, message: 'Too many calls' }, headers);
    expect(failure.retryAt).toEqual(new Date('2026-11-21T10:19:00Z'));
  });
});

describe('the next page', () => {
  it('is asked for without the token that stands in its address', () => {
    const next = `https://graph.facebook.com/v26.0/1/posts?access_token=${TOKEN}&pretty=0&until=162&since&__paging_token=p1`;
    expect(nextPage({ paging: { next } })).toEqual({ until: '162', __paging_token: 'p1' });
  });

  it.each([
    [{}],
    [{ paging: {} }],
    [{ paging: { cursors: { after: 'x' } } }],
    [{ paging: { next: 'no address' } }],
  ])('is not there in %j', (value) => expect(nextPage(value)).toBeNull());
});

describe('a good reply', () => {
  const rest = (headers: Record<string, string>) => restAfter({ headers } as HttpReply);

  it.each([
    [{}, null],
    [{ 'x-app-usage': '{"call_count":12,"total_cputime":3,"total_time":2}' }, null],
    [{ 'x-app-usage': '{"call_count":12,"total_cputime":93,"total_time":2}' }, 3600],
    [{ 'x-business-use-case-usage': '{"1":[{"type":"pages","call_count":81}]}' }, 3600],
    [{ 'x-app-usage': 'no json' }, null],
  ])('asks for an hour of rest when most of the hour is used: %j', (headers, seconds) => {
    expect(rest(headers)).toBe(seconds);
  });
});
