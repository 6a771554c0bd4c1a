/** How NewsAPI refuses: a code beside its words, with many a status. */
import { Failure, type FailureClass } from '../../../failure.ts';
import type { HttpReply } from '../../../platform/platform.ts';
import { retryAt } from '../../../retry-after.ts';
import { cleanText } from '../../../text.ts';
import { fields, text } from '../../reading/json.ts';

export const NAME = 'NewsAPI';

const CLASSES: Record<string, FailureClass> = {
  apiKeyInvalid: 'auth',
  apiKeyMissing: 'auth',
  apiKeyDisabled: 'auth',
  apiKeyExhausted: 'rate',
  rateLimited: 'rate',
  corsNotAllowed: 'forbidden',
  upgradeRequired: 'forbidden',
  maximumResultsReached: 'bad-query',
  parameterInvalid: 'bad-query',
  parametersMissing: 'bad-query',
  sourcesTooMany: 'bad-query',
  sourceDoesNotExist: 'bad-query',
  unexpectedError: 'transient',
};

const MEANINGS: Partial<Record<FailureClass, string>> = {
  auth: 'It does not accept the key; enter it again.',
  rate: 'The key’s requests are used up for now; Earshot waits and asks again.',
  forbidden: 'The key’s plan does not allow this.',
  'bad-query': 'It does not take this search; check the settings.',
  transient: 'The fault is on its side; Earshot asks again at the next poll.',
};

/** Null when it gave no code of its own. */
export const refusalAt = (now: Date) => (reply: HttpReply, value: unknown) => {
  const { status, code, message } = fields(value);
  const failureClass = status === 'error' ? CLASSES[text(code) ?? ''] : undefined;
  if (failureClass === undefined) return null;
  const said = text(message) === null ? '' : ` It said: “${cleanText(text(message)!, 300)}”`;
  return new Failure(failureClass, `${NAME} answered ${reply.status}. ${MEANINGS[failureClass]}${said}`, {
    retryAt: failureClass === 'rate' ? retryAt(reply.headers, now) : null,
    status: reply.status,
  });
};
