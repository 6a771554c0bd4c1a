/** How a Lemmy server refuses. */
import { Failure } from '../../../failure.ts';
import type { HttpReply } from '../../../platform/platform.ts';
import { retryAt } from '../../../retry-after.ts';
import { fields, type Service, text } from '../../reading/json.ts';

export const NAME = 'Lemmy';

/** `otherwise` is what a refusal means that says nothing else. */
export const serviceAt = (now: Date, otherwise = NOT_THIS_SEARCH): Service => ({
  name: NAME,
  now,
  refusal: (reply, value) => refusal(reply, value, now, otherwise),
});

const NOT_THIS_SEARCH = 'it does not take this search. Change what is searched for.';

/** The search bucket of a server fills again in ten minutes, crates/utils/src/rate_limit. */
const BUCKET_MS = 600_000;

/** Lemmy says what is wrong by a word, with whatever status. */
function refusal(reply: HttpReply, value: unknown, now: Date, otherwise: string): Failure | null {
  const { error, message } = fields(value);
  const word = text(error);
  if (!word) return null;
  const { status } = reply;
  const said = (rest: string) => `${NAME} answered ${status}: ${rest} It said: “${text(message) ?? word}”`;
  if (/rate_limit|too_many_requests/.test(word)) {
    const until = retryAt(reply.headers, now) ?? new Date(now.getTime() + BUCKET_MS);
    return new Failure('rate', said('it was asked too often. Earshot waits and then asks again.'), {
      status,
      retryAt: until,
    });
  }
  if (/^(?:couldnt_find|not_found)/.test(word))
    return new Failure('gone', said('there is no such post any more.'), { status });
  if (word === 'incorrect_login')
    return new Failure('auth', said('it does not know this name with this password. Enter both again.'), {
      status,
    });
  if (/instance_is_private|not_logged_in/.test(word))
    return new Failure('auth', said('this server can only be read with an account. Choose another server.'), {
      status,
    });
  if (status >= 500) return null;
  return new Failure('bad-query', said(otherwise), { status });
}
