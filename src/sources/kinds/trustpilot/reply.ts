/** Answering reviews on Trustpilot, as the business. */
import type { Answer, ReplyAbility } from '../../adapter.ts';
import { fields, unknownShape } from '../../reading/json.ts';
import { isSameText, jsonRequest } from '../../reading/written.ts';
import { ask, NAME } from './ask.ts';
import { enter } from './enter.ts';
import { isReview } from './review.ts';

const NOT_SIGNED_IN =
  'This source reads Trustpilot as the public. To answer from here, set it to read as the business and sign in.';

export const trustpilotReply: ReplyAbility = {
  lacks: ({ access }) => (access === 'business' ? null : NOT_SIGNED_IN),
  send: (settings, answer, http, options) =>
    enter(settings, http, options, async (door) => {
      await ask(door, `${pathOf(answer)}/reply`, {}, jsonRequest('POST', { message: answer.text }));
      return postedAs(answer);
    }),
  find: (settings, answer, http, options) =>
    enter(settings, http, options, async (door) => {
      const value = await ask(door, pathOf(answer), {});
      if (!isReview(value)) throw unknownShape(NAME);
      const { companyReply } = fields(value);
      return isSameText(fields(companyReply).text, answer.text) ? postedAs(answer) : null;
    }),
};

const pathOf = ({ externalId }: Answer) => `/private/reviews/${encodeURIComponent(externalId)}`;

/** There is one answer for each review. */
const postedAs = ({ externalId, url }: Answer) => ({ id: externalId, url });
