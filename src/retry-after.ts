/** What a refusing answer asks for: how long to stay away, and what kind of failure it is. */
import { Failure, type FailureClass } from './failure.ts';

const LONGEST_MS = 24 * 60 * 60 * 1000;
const SHORTEST_MS = 1000;

const RESET_HEADERS = ['x-ratelimit-reset', 'x-rate-limit-reset', 'ratelimit-reset', 'ratelimit-resettime'];
const REMAINING_HEADERS = ['x-ratelimit-remaining', 'x-rate-limit-remaining', 'ratelimit-remaining'];

export type Answer = { status: number; headers: Record<string, string> };

/** When the other side wants to be asked again, between 1 second and 24 hours from now; null when it says nothing. */
export function retryAt(headers: Record<string, string>, now: Date): Date | null {
  const wait =
    retryAfter(headers['retry-after'], now) ?? (hasRequestsLeft(headers) ? null : reset(headers, now));
  return wait === null ? null : new Date(now.getTime() + Math.min(LONGEST_MS, Math.max(SHORTEST_MS, wait)));
}

/** Null when the answer is good (2xx, 304). `what` names the other side, such as "Hacker News". */
export function statusFailure(reply: Answer, what: string, now: Date): Failure | null {
  if ((reply.status >= 200 && reply.status < 300) || reply.status === 304) return null;
  const failureClass = classOf(reply, now);
  const pause = failureClass === 'rate' || failureClass === 'transient' ? retryAt(reply.headers, now) : null;
  return new Failure(failureClass, sentence(failureClass, what, reply.status), {
    retryAt: pause,
    status: reply.status,
  });
}

/** Milliseconds. RFC 9110 10.2.3: whole seconds or an HTTP date; fractions are seen too. */
function retryAfter(value: string | undefined, now: Date): number | null {
  const seconds = /^\s*(\d+(?:\.\d+)?)\s*(?:,|$)/.exec(value ?? '')?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  if (value === undefined || !/\d:\d\d:\d\d/.test(value)) return null;
  // The oldest of the three forms of an HTTP date names no zone; it means GMT.
  return until(Date.parse(/[a-z]+$|[+-]\d\d:?\d\d$/i.test(value) ? value : `${value} GMT`), now);
}

/** Milliseconds. Dialects: ISO time, epoch in seconds or milliseconds, seconds left. */
function reset(headers: Record<string, string>, now: Date): number | null {
  const value = first(headers, RESET_HEADERS);
  if (value === undefined || value.trim() === '') return null;
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return until(Date.parse(value), now);
  const number = Number(value);
  if (!(number >= 0)) return null;
  if (number > 1e11) return until(number, now);
  return number > 1e9 ? until(number * 1000, now) : number * 1000;
}

function until(time: number, now: Date): number | null {
  return Number.isNaN(time) ? null : time - now.getTime();
}

/** Reddit counts in fractions: 0.0 is none. */
function hasRequestsLeft(headers: Record<string, string>): boolean {
  return Number(first(headers, REMAINING_HEADERS) ?? 0) >= 1;
}

function first(headers: Record<string, string>, names: string[]): string | undefined {
  return names.map((name) => headers[name]).find((value) => value !== undefined);
}

function classOf({ status, headers }: Answer, now: Date): FailureClass {
  const isSpent = first(headers, REMAINING_HEADERS) !== undefined && !hasRequestsLeft(headers);
  if (status === 429) return 'rate';
  if (status === 503 && retryAt(headers, now)) return 'rate';
  // GitHub and others say "too many requests" with 403.
  if (status === 403 && (isSpent || headers['retry-after'] !== undefined)) return 'rate';
  if (status === 401 || status === 407) return 'auth';
  if (status === 402 || status === 403 || status === 451) return 'forbidden';
  if (status === 404 || status === 410) return 'gone';
  if (status === 408 || status === 425 || status >= 500 || status < 400) return 'transient';
  return 'bad-query';
}

function sentence(failureClass: FailureClass, what: string, status: number): string {
  const said = `${what} answered ${status}`;
  switch (failureClass) {
    case 'auth':
      return `${said}: it does not accept the sign-in. The credential is missing, wrong or expired; enter it again.`;
    case 'forbidden':
      return `${said}: it refuses this request. Check that its terms and the credential allow it; Earshot cannot change that.`;
    case 'gone':
      return `${said}: there is nothing at this address any more. Check the address, or remove it.`;
    case 'rate':
      return `${said}: it was asked too often. Earshot waits as long as it is told and then asks again.`;
    case 'bad-query':
      return `${said}: it does not understand the request. Check the settings; the same request would fail again.`;
    default:
      return `${said}: the fault is on its side. Nothing of this answer was used; try again later.`;
  }
}
