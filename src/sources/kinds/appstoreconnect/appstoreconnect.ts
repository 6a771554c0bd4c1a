/** Reviews of one's own apps, through the App Store Connect API with a team key. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askAgain } from '../../reading/ask-again.ts';
import { noItems, parse, unknownShape } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { withToken } from '../../reading/token.ts';
import { API, ask, NAME, tokensOf } from './ask.ts';
import { requestsLeft } from './refusal.ts';
import { appstoreconnectReply } from './reply.ts';
import { isReview, isReviewList, nextOf, reviewsOf, toItem } from './review.ts';

const MAX_REQUESTS = 20;
const TWO_DAYS = 2 * 24 * 3600;
/** Below this share of the hour's requests the team's other programs come first. */
const FEW_REQUESTS_LEFT = 350;

export const appstoreconnect: SourceAdapter = {
  kind: 'appstoreconnect',
  label: 'App Store Connect',
  needs:
    'Your own app, and a team key that your account holder or an admin creates in App Store Connect under Users and Access, Integrations; the role Customer Support is enough.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 168,
    exportable: true,
    note: 'Apple names no limit for keeping the reviews of your own app.',
  },
  settings: [
    {
      name: 'app',
      label: 'App ID',
      help: 'The number of your app, as in its address after “id”. Take this source or the one for App Store reviews, not both: they number reviews differently.',
      required: true,
      example: '1234567890',
    },
    {
      name: 'issuerId',
      label: 'Issuer ID',
      help: 'It stands above the list of team keys.',
      required: true,
      example: '57246542-96fe-1a63-e053-0824d011072a',
    },
    {
      name: 'keyId',
      label: 'Key ID',
      help: 'It stands beside the key.',
      required: true,
      example: '2X9R4HXF34',
    },
    {
      name: 'privateKey',
      label: 'Private key',
      help: 'All of the .p8 file. Apple lets you download it once.',
      required: true,
      secret: true,
      multiline: true,
    },
  ],
  host: () => 'api.appstoreconnect.apple.com',
  describe: ({ app = '' }) => `App Store Connect: app ${app}`,
  budgets: () => [{ unit: 'requests', limit: 3500, per: 'hour', perPoll: MAX_REQUESTS }],
  credential: ({ issuerId = '', keyId = '' }) => `${issuerId}/${keyId}`,
  poll,
  recheck: { batch: 25, run: recheck },
  reply: appstoreconnectReply,
  recognises: (body) => isReviewList(parse(body)),
};

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const app = appOf(settings);
  const first = `${API}/v1/apps/${app}/customerReviews?sort=-createdDate&limit=200&include=response`;
  let left: number | null = null;
  return withToken(tokensOf(settings, http, options), async (token) => {
    const page = await readNewestFirst<string>(cursor, options, {
      overlapSeconds: TWO_DAYS,
      isFiltered: false,
      shifts: true,
      maxRequests: MAX_REQUESTS,
      ask: async (_from, next) => {
        const { value, reply } = await ask(http, next ?? first, { token, now: options.now });
        left = requestsLeft(reply);
        if (isReview(value)) throw noItems(NAME, 'answer for a single review');
        if (!isReviewList(value)) throw unknownShape(NAME);
        return { items: reviewsOf(value, app), next: nextOf(value, API) };
      },
    });
    return left !== null && left < FEW_REQUESTS_LEFT ? { ...page, minIntervalSeconds: 3600 } : page;
  });
}

async function recheck(settings: Record<string, string>, known: Known[], http: Http, options: PollOptions) {
  const app = appOf(settings);
  const askFor = async ({ externalId }: Known, token: string): Promise<Item | null> => {
    const url = `${API}/v1/customerReviews/${encodeURIComponent(externalId)}?include=response`;
    const { value } = await ask(http, url, { token, now: options.now });
    if (!isReview(value)) throw unknownShape(NAME);
    return toItem(value.data, app);
  };
  return withToken(tokensOf(settings, http, options), (token) =>
    askAgain(known, (one) => askFor(one, token)),
  );
}

function appOf({ app = '' }: Record<string, string>): string {
  const id = /^(?:.*\bid)?(\d{3,15})\b/.exec(app.trim())?.[1];
  if (id) return id;
  throw new Refusal('invalid', `“${app}” is no App ID: give the number after “id” in the app’s address.`);
}
