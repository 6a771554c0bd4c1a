/** Answering reviews on Google Play; a second answer takes the place of the first. */
import type { Http } from '../../../platform/platform.ts';
import type { Answer, Posted, ReplyAbility, ReplyOptions } from '../../adapter.ts';
import { fields, isObject, objects, unknownShape } from '../../reading/json.ts';
import { withToken } from '../../reading/token.ts';
import { isSameText, jsonRequest } from '../../reading/written.ts';
import { API, ask, NAME, packageOf, tokensOf } from './ask.ts';
import { isReview } from './review.ts';

export const googleplayReply: ReplyAbility = {
  lacks: () => null,
  send: (settings, answer, http, options) =>
    signedIn(settings, http, options, async (token) => {
      const body = jsonRequest('POST', { replyText: answer.text });
      const value = await ask(http, `${reviewUrl(settings, answer)}:reply`, {
        token,
        now: options.now,
        ...body,
      });
      if (!isObject(fields(value).result)) throw unknownShape(NAME);
      return postedAs(answer);
    }),
  find: (settings, answer, http, options) =>
    signedIn(settings, http, options, async (token) => {
      const value = await ask(http, reviewUrl(settings, answer), { token, now: options.now });
      if (!isReview(value)) throw unknownShape(NAME);
      const ours = objects(value.comments).map(({ developerComment }) => fields(developerComment).text);
      return ours.some((text) => isSameText(text, answer.text)) ? postedAs(answer) : null;
    }),
};

async function signedIn<Result>(
  settings: Record<string, string>,
  http: Http,
  options: ReplyOptions,
  work: (token: string) => Promise<Result>,
): Promise<Result> {
  return withToken(await tokensOf(settings, http, options), work);
}

const reviewUrl = (settings: Record<string, string>, { externalId }: Answer) =>
  `${API}/${packageOf(settings)}/reviews/${encodeURIComponent(externalId)}`;

/** The answer has no id of its own: there is one for each review. */
const postedAs = ({ externalId, url }: Answer): Posted => ({ id: externalId, url });
