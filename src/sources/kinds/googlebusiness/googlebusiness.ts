/** Reviews of one's own places on Google, through the Business Profile API. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Known, Page, PollOptions, SignIn, SourceAdapter } from '../../adapter.ts';
import { askAgain } from '../../reading/ask-again.ts';
import { GOOGLE_TOKENS, googleRefusal } from '../../reading/google.ts';
import { askJson, fields, noItems, objects, parse, text, unknownShape } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { signedIn, withToken } from '../../reading/token.ts';
import { isReview, isReviewList, reviewsOf, toItem } from './review.ts';

const API = 'https://mybusiness.googleapis.com/v4';
const NAME = 'Google Business Profile';
const MAX_REQUESTS = 40;

const SIGN_IN: SignIn = {
  authorizeUrl: () => 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: () => GOOGLE_TOKENS,
  scopes: ['https://www.googleapis.com/auth/business.manage'],
  clientId: 'clientId',
  clientSecret: 'clientSecret',
  // Only a fresh consent gives a refresh token, and only to those who ask to work offline.
  extra: { access_type: 'offline', prompt: 'consent' },
};

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
        const value = await ask(http, `${list}?${parameters}`, token, options.now);
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
      const value = await ask(http, `${API}/${externalId}`, token, options.now);
      if (!isReview(value)) throw unknownShape(NAME);
      return toItem(value);
    }),
  );
}

async function ask(http: Http, url: string, token: string, now: Date): Promise<unknown> {
  const refusal = googleRefusal(NAME, now, (reasons) =>
    reasons.includes('SERVICE_DISABLED')
      ? NOT_ENABLED
      : reasons.includes('PERMISSION_DENIED')
        ? NOT_ALLOWED
        : null,
  );
  const request = { url, headers: { authorization: `Bearer ${token}` } };
  return (await askJson(http, request, { name: NAME, now, refusal })).value;
}

const NOT_ENABLED =
  'The Google Cloud project may not use the Business Profile API. Apply for access with Google’s form, then enable the “Google My Business API” in the project.';
const NOT_ALLOWED =
  'Google Business Profile does not let this sign-in read the location. Sign in with an account that owns or manages it; the location must be verified and the Google Cloud project approved.';

function placeOf({ account = '', location = '' }: Record<string, string>): string {
  const accountId = /accounts\/(\w+)/.exec(account)?.[1] ?? /^\s*(\w+)\s*$/.exec(account)?.[1];
  const locationId = /locations\/(\w+)/.exec(location)?.[1] ?? /^\s*(\w+)\s*$/.exec(location)?.[1];
  if (accountId && locationId) return `accounts/${accountId}/locations/${locationId}`;
  throw new Refusal('invalid', 'Give the numbers of the account and of the location.');
}
