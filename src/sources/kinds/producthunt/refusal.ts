/** How Product Hunt refuses: in `errors`, with its own status or with 200. */
import { Failure, type FailureClass } from '../../../failure.ts';
import type { HttpReply } from '../../../platform/platform.ts';
import { retryAt } from '../../../retry-after.ts';
import { fields, number, objects, ownWords, text } from '../../reading/json.ts';
import { NAME } from './reply.ts';

/** Null when the reply holds data, or when its status says enough. */
export const refusalAt =
  (now: Date) =>
  (reply: HttpReply, value: unknown): Failure | null => {
    const { data, errors } = fields(value);
    const [error] = objects(errors);
    const words = ownWords(error);
    const hasData = Object.values(fields(data)).some((part) => part !== null);
    if (!error || hasData || reply.status >= 500) return null;
    const code = text(error.error) ?? '';
    const failureClass = classOf(code, reply.status, words ?? '');
    if (failureClass === null) return null;
    const said = words === null ? '' : ` It said: “${words}”`;
    const seconds = number(fields(error.details).reset_in);
    const named = seconds === null ? null : new Date(now.getTime() + Math.max(1, seconds) * 1000);
    return new Failure(failureClass, `${MEANINGS[failureClass]}${said}`, {
      retryAt: failureClass === 'rate' ? (retryAt(reply.headers, now) ?? named) : null,
      status: reply.status,
    });
  };

type Known = Extract<FailureClass, 'auth' | 'forbidden' | 'rate' | 'bad-query'>;

function classOf(code: string, status: number, words: string): Known | null {
  if (status === 429 || code === 'rate_limit_reached') return 'rate';
  if (status === 401 || /^(?:invalid_oauth_token|unauthorized_oauth)$/.test(code)) return 'auth';
  if (status === 403 || /not authorized|forbidden/i.test(words)) return 'forbidden';
  return status === 200 || status === 400 || status === 422 ? 'bad-query' : null;
}

const MEANINGS: Record<Known, string> = {
  auth: `${NAME} does not accept the token. It is wrong or was revoked; enter it again.`,
  forbidden: `${NAME} does not allow this with the token.`,
  rate: `${NAME} was asked for too much in a quarter of an hour; Earshot waits and asks again.`,
  'bad-query': `${NAME} does not take this request. Check the settings.`,
};
