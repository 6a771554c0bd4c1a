/** Reviews of a business on Trustpilot, with an API key or with the sign-in of the business. */
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askAgain } from '../../reading/ask-again.ts';
import { noItems, parse, unknownShape } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { ask, type Door, NAME, unitOf } from './ask.ts';
import { BUSINESS, enter, SIGN_IN } from './enter.ts';
import { trustpilotReply } from './reply.ts';
import { isReview, isReviewList, reviewsOf, toItem } from './review.ts';
import { isWebhook, readWebhook } from './webhook.ts';

const PER_PAGE = 100;
const MAX_REQUESTS = 20;
const TWO_DAYS = 2 * 24 * 3600;
export const trustpilot: SourceAdapter = {
  kind: 'trustpilot',
  label: NAME,
  needs:
    'An API key from Trustpilot Business, which comes with a paid plan; with the sign-in of the business, also reviews that are not public.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 24,
    exportable: true,
    note: 'No limit for keeping reviews of your own business is known. The list leaves out edits, so Earshot asks for each review again every day.',
  },
  settings: [
    {
      name: 'access',
      label: 'Read as',
      help: 'Anyone’s business can be read with the key alone; your own also with the sign-in.',
      required: true,
      options: [
        { value: 'public', label: 'The public, with an API key' },
        { value: 'business', label: 'The business, after signing in' },
      ],
    },
    {
      name: 'businessUnit',
      label: 'Business',
      help: 'Its website as Trustpilot lists it, or its business unit id of 24 letters and digits.',
      required: true,
      example: '46d6a890000064000500e0c3',
    },
    {
      name: 'apiKey',
      label: 'API key',
      help: 'In Trustpilot Business under Integrations, Developers, APIs.',
      required: true,
      secret: true,
    },
    {
      name: 'apiSecret',
      label: 'API secret',
      help: 'It stands beside the key.',
      required: true,
      secret: true,
      when: BUSINESS,
    },
  ],
  host: () => 'api.trustpilot.com',
  describe: ({ businessUnit = '' }) => `${NAME}: ${businessUnit}`,
  credential: ({ apiKey = '' }) => apiKey,
  signIn: SIGN_IN,
  poll: (settings, cursor, http, options) =>
    enter(settings, http, options, (door) => poll(settings, cursor, door, options)),
  recheck: { batch: 25, run: recheck },
  reply: trustpilotReply,
  recognises: (body) => isReviewList(parse(body), 1) || isWebhook(parse(body)),
};

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  door: Door,
  options: PollOptions,
): Promise<Page> {
  const unit = await unitOf(settings, cursor, door);
  const path = `${door.token === null ? '' : '/private'}/business-units/${unit}/reviews`;
  let pushed: Page | null = null;
  const page = await readNewestFirst<number>(cursor, options, {
    overlapSeconds: TWO_DAYS,
    isFiltered: door.token !== null,
    shifts: true,
    maxRequests: MAX_REQUESTS,
    ask: async (from, next) => {
      const sheet = next ?? 1;
      const parameters: Record<string, string> = {
        orderBy: 'createdat.desc',
        perPage: String(PER_PAGE),
        page: String(sheet),
      };
      // Seconds without a zone, in UTC.
      if (door.token !== null) parameters.startDateTime = from.toISOString().slice(0, 19);
      const value = await ask(door, path, parameters);
      if (isWebhook(value)) pushed = readWebhook(value);
      else if (isReview(value)) throw noItems(NAME, 'answer for a single review');
      else if (!isReviewList(value, 0)) throw unknownShape(NAME);
      const items = reviewsOf(value);
      return { items, next: items.length === 0 ? null : sheet + 1 };
    },
  });
  return pushed ?? { ...page, cursor: { ...page.cursor, unit } };
}

function recheck(settings: Record<string, string>, known: Known[], http: Http, options: PollOptions) {
  return enter(settings, http, options, (door) =>
    askAgain(known, async ({ externalId }) => {
      const path = `${door.token === null ? '' : '/private'}/reviews/${encodeURIComponent(externalId)}`;
      const value = await ask(door, path, {});
      if (!isReview(value)) throw unknownShape(NAME);
      return toItem(value);
    }),
  );
}
