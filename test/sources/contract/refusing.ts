/** Answers that are none: each gets its name, nothing is lost by it, and nothing secret is said. */
import { expect, it } from 'vitest';
import type { Failure } from '../../../src/failure.ts';
import type { Fault } from '../../support/services.ts';
import { type Case, Collector } from './collector.ts';
import { NOW, posts, worldOf } from './posts.ts';
import { expectFailure } from './sound.ts';

const PAGE = '<!doctype html><html><head><title>Just a moment</title></head><body>Checking</body></html>';
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const WAIT_SECONDS = 180;

export function namesWhatWentWrong(one: Case): void {
  const { upstream } = one;

  it('waits to the second as it is told, in the words of the service', async () => {
    const failure = await failedBy(one, upstream.tooMany(WAIT_SECONDS, NOW));
    expect(failure.class).toBe('rate');
    const expected = upstream.retryAt ? upstream.retryAt(WAIT_SECONDS, NOW) : after(WAIT_SECONDS);
    expect(failure.retryAt).toEqual(expected);
  });

  it.each([
    ['seconds', '120'],
    ['a date', 'Sat, 21 Nov 2026 10:02:00 GMT'],
  ])('waits as long as a proxy says in %s', async (_how, wait) => {
    const failure = await failedBy(one, { status: 429, headers: { 'retry-after': wait }, body: '' });
    expect(failure.class).toBe('rate');
    expect(failure.retryAt).toEqual(after(120));
  });

  it.runIf(upstream.signedOut)('says when the sign-in is over', async () => {
    expect((await failedBy(one, upstream.signedOut!())).class).toBe('auth');
  });

  it.runIf(upstream.forbidden)('says when it is not allowed', async () => {
    expect((await failedBy(one, upstream.forbidden!())).class).toMatch(/^(forbidden|auth|blocked)$/);
  });

  it.each<[string, Fault, RegExp]>([
    ['a plain 401', { status: 401, body: '' }, /^auth$/],
    ['a page with 403', { status: 403, headers: HTML, body: PAGE }, /^(forbidden|auth|blocked)$/],
    ['a plain 404', { status: 404, body: '' }, /^(gone|bad-query)$/],
    ['a plain 500', { status: 500, body: '' }, /^transient$/],
    ['a page with 502', { status: 502, headers: HTML, body: PAGE }, /^transient$/],
    ['a page with 200', { status: 200, headers: HTML, body: PAGE }, /^(transient|not-a-feed)$/],
    ['nothing with 200', { status: 200, body: '' }, /^(transient|not-a-feed)$/],
    [
      'an unknown error with 200',
      { body: { message: 'something went wrong' } },
      /^(schema|transient|not-a-feed|bad-query)$/,
    ],
    ['noise', { body: '\u0000\u0001\u0002' }, /^(transient|not-a-feed)$/],
  ])('says what %s means', async (_what, fault, failureClass) => {
    expect((await failedBy(one, fault)).class).toMatch(failureClass);
  });

  it('gives up a service that keeps silent', async () => {
    const collector = twoPages(one);
    one.services.fault = () => 'hang';
    const page = await collector.poll().catch((error: unknown) => error);
    await recovers(collector, one);
    if (!isStream(one)) expect(page).toMatchObject({ class: 'timeout' });
  });

  it('takes nothing from a reply that breaks off', async () => {
    await twoPages(one).drain();
    const canBeInPart = isTolerant(one);
    for (let part = 1; part < 10; part++) {
      const collector = twoPages(one);
      one.services.fault = () => ({ cut: part / 10 });
      const error = await faultOf(collector.poll());
      if (error !== null) expectFailure(error, one.adapter, upstream.settings);
      if (!canBeInPart) expect(error, `cut after ${part} tenths`).toMatchObject({ class: 'transient' });
      if (part % 4 === 1) await recovers(collector, one);
    }
  });

  it('loses nothing when a later request fails', async () => {
    const requests = await requestsOf(one);
    for (let at = 1; at < Math.min(4, requests); at++) {
      for (const fault of [{ status: 500, body: '' }, { status: 401, body: '' }, { cut: 0.5 }]) {
        const collector = twoPages(one);
        one.services.fault = (index) => (index === at ? fault : null);
        const error = await faultOf(collector.drain());
        if (error !== null) expectFailure(error, one.adapter, upstream.settings);
        await recovers(collector, one);
      }
    }
  });
}

/** What a poll says when every answer is this one. */
async function failedBy(one: Case, fault: Fault): Promise<Failure> {
  const collector = twoPages(one);
  one.services.fault = () => fault;
  const error = await collector.poll().then(
    ({ items }) => new Error(`It took it for a reply with ${items.length} items.`),
    (failure: unknown) => failure,
  );
  expectFailure(error, one.adapter, one.upstream.settings);
  return error;
}

async function faultOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

async function recovers(collector: Collector, { services }: Case): Promise<void> {
  services.fault = () => null;
  await collector.drain();
  expect(collector.lost()).toEqual([]);
}

function twoPages(one: Case): Collector {
  const { pageSize, reach } = one.upstream;
  return new Collector(one, worldOf(posts(Math.min(pageSize + 1, reach, 60))));
}

async function requestsOf(one: Case): Promise<number> {
  await twoPages(one).drain();
  return one.services.exchanges.length;
}

function isStream({ services }: Case): boolean {
  return services.exchanges.some(({ asked }) => asked.url.protocol === 'wss:');
}

/** Feeds and streams give what is whole in them. */
function isTolerant(one: Case): boolean {
  return isStream(one) || one.services.exchanges.some(({ body }) => body.trimStart().startsWith('<'));
}

function after(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}
