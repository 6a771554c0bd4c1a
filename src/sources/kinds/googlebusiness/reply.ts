/** Answering reviews on Google: one answer for each review, so that sending it twice changes nothing. */
import type { Http } from '../../../platform/platform.ts';
import type { Answer, ReplyAbility, ReplyOptions } from '../../adapter.ts';
import { fields, text, unknownShape } from '../../reading/json.ts';
import { signedIn, withToken } from '../../reading/token.ts';
import { isSameText, jsonRequest } from '../../reading/written.ts';
import { API, ask, NAME, SIGN_IN } from './ask.ts';
import { isReview } from './review.ts';

export const googlebusinessReply: ReplyAbility = {
  lacks: () => null,
  send: (settings, answer, http, options) =>
    within(settings, http, options, async (token) => {
      const body = jsonRequest('PUT', { comment: answer.text });
      const value = await ask(http, `${API}/${answer.externalId}/reply`, {
        token,
        now: options.now,
        ...body,
      });
      if (text(fields(value).comment) === null) throw unknownShape(NAME);
      return postedAs(answer);
    }),
  find: (settings, answer, http, options) =>
    within(settings, http, options, async (token) => {
      const value = await ask(http, `${API}/${answer.externalId}`, { token, now: options.now });
      if (!isReview(value)) throw unknownShape(NAME);
      return isSameText(fields(value.reviewReply).comment, answer.text) ? postedAs(answer) : null;
    }),
};

const within = <Result>(
  settings: Record<string, string>,
  http: Http,
  options: ReplyOptions,
  work: (token: string) => Promise<Result>,
) => withToken(signedIn(NAME, SIGN_IN, settings, http, options), work);

const postedAs = ({ externalId, url }: Answer) => ({ id: `${externalId}/reply`, url });
