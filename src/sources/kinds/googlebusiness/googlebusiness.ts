/** Reviews of one's own places on Google, through the Business Profile API. */
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askAgain } from '../../reading/ask-again.ts';
import { fields, noItems, objects, parse, text, unknownShape } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { signedIn, withToken } from '../../reading/token.ts';
import { API, ask, NAME, placeOf, SIGN_IN } from './ask.ts';
import { googlebusinessReply } from './reply.ts';
import { isReview, isReviewList, reviewsOf, toItem } from './review.ts';

const MAX_REQUESTS = 40;

export const googlebusiness: SourceAdapter = {
  kind: 'googlebusiness',
  label: NAME,
  needs:
    'Your own, verified locations: a Google account that owns or manages them, and an OAuth client of a Google Cloud project that Google has approved for the Business Profile API by form. Other people’s places cannot be read.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: 30,
    recheckHours: 168,
    exportable: false,
    note: 'Google allows keeping reviews for about 30 days unless they are fetched again, so Earshot asks for each again every week and forgets what is gone.',
  },
  settings: [
    {
      name: 'account',
      label: 'Account',
      help: 'The number of the account that holds the location, as in accounts/1234567890.',
      required: true,
      example: 'accounts/1234567890',
    },
    {
      name: 'location',
      label: 'Location',
      help: 'The number of the location, as in locations/1234567890: the Business Profile ID under Advanced settings of the profile.',
      required: true,
      example: 'locations/1234567890',
    },
    {
      name: 'clientId',
      label: 'Client ID',
      help: 'Of an OAuth client for a web application in your Google Cloud project.',
      required: true,
      example: '1234567890-fernhill.apps.googleusercontent.com',
    },
    {
      name: 'clientSecret',
      label: 'Client secret',
      help: 'It belongs to the client ID.',
      required: true,
      secret: true,
    },
  ],
  host: () => 'mybusiness.googleapis.com',
  describe: ({ location = '' }) => `${NAME}: ${location}`,
  budgets: () => [{ unit: 'requests', limit: 300, per: 'minute', perPoll: MAX_REQUESTS }],
  credential: ({ clientId = '' }) => clientId,
  signIn: SIGN_IN,
  poll,
  recheck: { batch: 25, run: recheck },
  reply: googlebusinessReply,
  recognises: (body) => objects(fields(parse(body)).reviews).some(isReview),
};

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const list = `${API}/${placeOf(settings)}/reviews`;
  return withToken(signedIn(NAME, SIGN_IN, settings, http, options), (token) =>
    readNewestFirst<string>(cursor, options, {
      overlapSeconds: 3600,
      isFiltered: false,
      shifts: true,
      maxRequests: MAX_REQUESTS,
      orderedBy: 'editedAt',
      ask: async (_from, next) => {
        const parameters = new URLSearchParams({ pageSize: '50', orderBy: 'updateTime desc' });
        if (next) parameters.set('pageToken', next);
        const value = await ask(http, `${list}?${parameters}`, { token, now: options.now });
        if (isReview(value)) throw noItems(NAME, 'answer for a single review');
        if (!isReviewList(value)) throw unknownShape(NAME);
        return { items: reviewsOf(value), next: text(value.nextPageToken) };
      },
    }),
  );
}

async function recheck(settings: Record<string, string>, known: Known[], http: Http, options: PollOptions) {
  const here = `${placeOf(settings)}/reviews/`;
  return withToken(signedIn(NAME, SIGN_IN, settings, http, options), (token) =>
    askAgain(known, async ({ externalId }) => {
      // A location that moved to another account is unknown under the old one.
      if (!externalId.startsWith(here) || !/^[^/?#]+$/.test(externalId.slice(here.length))) return null;
      const value = await ask(http, `${API}/${externalId}`, { token, now: options.now });
      if (!isReview(value)) throw unknownShape(NAME);
      return toItem(value);
    }),
  );
}
