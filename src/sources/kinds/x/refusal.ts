/** X's problems (RFC 9457), each with what it means here. */
import { Failure, type FailureClass } from '../../../failure.ts';
import type { HttpReply } from '../../../platform/platform.ts';
import { retryAt, statusFailure } from '../../../retry-after.ts';
import { fields, isObject, text, withWords } from '../../reading/json.ts';
import { X } from './post.ts';

const DAY_MS = 86_400_000;

const PROBLEMS: [name: RegExp, failureClass: FailureClass, sentence: string][] = [
  [
    /credits|CreditsDepleted/,
    'forbidden',
    'X has no credits left for this app, so nothing was read. Buy credits at console.x.com, then resume this source.',
  ],
  [
    /usage-capped|UsageCapExceeded/,
    'rate',
    'X’s own cap for this app is reached, so nothing was read. It is raised at console.x.com or ends with the month; Earshot asks again tomorrow.',
  ],
  [
    /client-forbidden|client-not-enrolled|unsupported-authentication/,
    'forbidden',
    'X does not let this app read posts. Attach it to a project with pay-per-use at console.x.com.',
  ],
];

/** Null when the status says it all, and for a 200 that only lacks some posts. */
export function refusal(now: Date): (reply: HttpReply, value: unknown) => Failure | null {
  return ({ status, headers }, value) => {
    if (!isObject(value) || status < 400) return null;
    const name = [text(value.type), text(value.title), text(value.reason)].join(' ');
    const problem = PROBLEMS.find(([pattern]) => pattern.test(name));
    if (problem) {
      const [, failureClass, sentence] = problem;
      const again =
        failureClass === 'rate' ? (retryAt(headers, now) ?? new Date(now.getTime() + DAY_MS)) : null;
      return withWords(new Failure(failureClass, sentence, { status, retryAt: again }), {
        detail: value.detail,
      });
    }
    const first = Array.isArray(value.errors) ? fields(value.errors[0]) : {};
    const words = text(first.message) ?? text(value.detail);
    return withWords(statusFailure({ status, headers }, X, now), { detail: words });
  };
}

/** True when X does not take the page or the id that the list is asked from. */
export function isRefusedStart(error: unknown): error is Failure {
  return error instanceof Failure && error.status === 400;
}

/** True when the id is older than the search goes back. */
export function isTooOld(error: Failure): boolean {
  return /since_id/.test(error.message);
}
