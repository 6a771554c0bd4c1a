/** How Yelp refuses: a code in either of two forms, and a reset time for the day. */
import { Failure, type FailureClass } from '../../../failure.ts';
import type { HttpReply } from '../../../platform/platform.ts';
import { retryAt, statusFailure } from '../../../retry-after.ts';
import { fields, text, withWords } from '../../reading/json.ts';
import { isYelpError } from './review.ts';

const MEANING: [RegExp, FailureClass, string][] = [
  [/^TOO_MANY_REQUESTS/, 'rate', 'Yelp was asked too often in one second. Earshot waits and asks again.'],
  [
    /^ACCESS_LIMIT_REACHED$/,
    'rate',
    'The requests that Yelp allows this key in a day are used up. Earshot asks again when the next day begins.',
  ],
  [
    /^(TOKEN_|UNAUTHORIZED_ACCESS_TOKEN)/,
    'auth',
    'Yelp does not accept the API key. Enter it again, or create a new one in the developer portal.',
  ],
  [
    /^(UNAUTHORIZED|NOT_AUTHORIZED|AUTHORIZATION_ERROR)/,
    'forbidden',
    'The plan of this Yelp key does not include reviews.',
  ],
  [
    /^BUSINESS_(NOT_FOUND|UNAVAILABLE|MIGRATED)/,
    'gone',
    'Yelp has no business under this name any more. Check its address.',
  ],
  [
    /^(MISSING_PARAMETER|INVALID_PARAMETER|VALIDATION_ERROR)/,
    'bad-query',
    'Yelp does not understand the request. Check the name of the business.',
  ],
  [/^INTERNAL_ERROR/, 'transient', 'Yelp failed on its side. Earshot asks again at the next poll.'],
];

/** Null when it is no error of Yelp's. */
export function yelpRefusal(reply: HttpReply, value: unknown, now: Date): Failure | null {
  if (!isYelpError(value)) return null;
  const error = fields(fields(value).error);
  const code = text(error.code) ?? text(error.id) ?? '';
  const found = MEANING.find(([pattern]) => pattern.test(code));
  const words = { message: text(error.description) ?? text(error.text) ?? code };
  const status = reply.status >= 400 ? { status: reply.status } : {};
  if (found) {
    const [, failureClass, sentence] = found;
    const pause = failureClass === 'rate' ? retryAt(reply.headers, now) : null;
    return withWords(new Failure(failureClass, sentence, { ...status, retryAt: pause }), words);
  }
  return withWords(statusFailure(reply, 'Yelp', now), words);
}
