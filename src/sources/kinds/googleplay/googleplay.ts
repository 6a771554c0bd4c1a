/** Reviews of one's own apps on Google Play, through the Android Publisher API. */
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { fields, noItems, parse, text, unknownShape } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { withToken } from '../../reading/token.ts';
import { withinWindow } from '../../reading/window.ts';
import { API, ask, NAME, packageOf, tokensOf } from './ask.ts';
import { googleplayReply } from './reply.ts';
import { isEmptyList, isReview, isReviewList, reviewsOf } from './review.ts';

const MAX_REQUESTS = 20;
const WINDOW_HOURS = 7 * 24;
const MISSED =
  'Google Play shows only what was written or changed in the last 7 days, and nothing was read for longer.';

export const googleplay: SourceAdapter = {
  kind: 'googleplay',
  label: 'Google Play',
  needs:
    'Your own app, and a service account that is invited in the Play Console with the permission to reply to reviews.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    // It may answer for none that is older than its window: that would look like a deletion.
    recheckHours: null,
    exportable: true,
    note: 'Google names no limit for keeping the reviews of your own app. It shows reviews of the last 7 days, and only those with a text; Earshot does not learn of deletions.',
  },
  settings: [
    {
      name: 'package',
      label: 'Package name',
      help: 'The name of your app as in its address after “id=”.',
      required: true,
      example: 'com.example.fernhill',
    },
    {
      name: 'serviceAccount',
      label: 'Key file of the service account',
      help: 'All of the JSON file that the Google Cloud console gives for a new key.',
      required: true,
      secret: true,
      multiline: true,
    },
  ],
  host: () => 'androidpublisher.googleapis.com',
  describe: (settings) => `Google Play: ${settings.package ?? ''}`,
  budgets: () => [{ unit: 'requests', limit: 200, per: 'hour', perPoll: MAX_REQUESTS }],
  credential: (settings) => settings.package ?? '',
  poll,
  reply: googleplayReply,
  recognises: (body) => isReviewList(parse(body)),
};

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const app = packageOf(settings);
  const page = await withToken(await tokensOf(settings, http, options), (token) =>
    readNewestFirst<string>(cursor, options, {
      overlapSeconds: 3600,
      // It leaves out what is older than a week, promises no order, and so is read to its end.
      isFiltered: true,
      shifts: true,
      maxRequests: MAX_REQUESTS,
      ask: async (_from, next) => {
        const parameters = new URLSearchParams({ maxResults: '100', ...(next ? { token: next } : {}) });
        const value = await ask(http, `${API}/${app}/reviews?${parameters}`, { token, now: options.now });
        if (isReview(value)) throw noItems(NAME, 'answer for a single review');
        if (!isReviewList(value) && !isEmptyList(value)) throw unknownShape(NAME);
        const pagination = fields(fields(value).tokenPagination);
        return { items: reviewsOf(value, app), next: text(pagination.nextPageToken) };
      },
    }),
  );
  return withinWindow(page, cursor, options.now, WINDOW_HOURS, MISSED);
}
