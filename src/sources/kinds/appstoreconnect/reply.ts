/** Answering reviews in the App Store: one answer for each review, which Apple publishes within a day. */
import type { Answer, Posted, ReplyAbility } from '../../adapter.ts';
import { type Fields, fields, objects, text, unknownShape } from '../../reading/json.ts';
import { withToken } from '../../reading/token.ts';
import { isSameText, jsonRequest } from '../../reading/written.ts';
import { API, ask, NAME, tokensOf } from './ask.ts';

const RESPONSES = 'customerReviewResponses';

export const appstoreconnectReply: ReplyAbility = {
  lacks: () => null,
  send: (settings, answer, http, options) =>
    withToken(tokensOf(settings, http, options), async (token) => {
      const body = jsonRequest('POST', { data: responseTo(answer) });
      const { value } = await ask(http, `${API}/v1/${RESPONSES}`, { token, now: options.now, ...body });
      return postedAs(fields(fields(value).data), answer);
    }),
  find: (settings, answer, http, options) =>
    withToken(tokensOf(settings, http, options), async (token) => {
      const url = `${API}/v1/customerReviews/${encodeURIComponent(answer.externalId)}?include=response`;
      const { value } = await ask(http, url, { token, now: options.now });
      const ours = objects(fields(value).included).find(
        ({ type, attributes }) =>
          type === RESPONSES && isSameText(fields(attributes).responseBody, answer.text),
      );
      return ours ? postedAs(ours, answer) : null;
    }),
};

const responseTo = ({ externalId, text: responseBody }: Answer) => ({
  type: RESPONSES,
  attributes: { responseBody },
  relationships: { review: { data: { type: 'customerReviews', id: externalId } } },
});

function postedAs({ id }: Fields, { url }: Answer): Posted {
  const own = text(id);
  if (!own) throw unknownShape(NAME);
  return { id: own, url };
}
