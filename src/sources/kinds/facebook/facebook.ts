/** What people write on, about and to one's own Facebook page. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { entered, isByAccount } from '../../reading/by-account.ts';
import { isObject, parse } from '../../reading/json.ts';
import { askGraph, type Graph, nextPage, restAfter } from '../../reading/meta.ts';
import { metaSettings } from '../../reading/meta-sign-in.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { readComments } from './comments.ts';
import { isAnswer, itemsOf, NAME, POST_FIELDS, profileOf, RATING_FIELDS } from './item.ts';
import { recheck } from './recheck.ts';
import { facebookReply } from './reply.ts';
import { FACEBOOK_ACCOUNT, PERMISSIONS } from './sign-in.ts';

const PER_PAGE = '50';
const MAX_REQUESTS = 20;
const PER_HOUR = 200;

export const facebook: SourceAdapter = {
  kind: 'facebook',
  label: 'Facebook page',
  needs:
    'Your own page, and a page access token or a sign-in of a Meta app with the permissions pages_read_engagement and pages_read_user_content, and pages_manage_engagement to answer; Meta gives them after a review and a business verification. Other pages and profiles cannot be read.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 48,
    exportable: false,
    note: 'Meta wants content deleted when it is no longer needed or its author asks; Earshot asks for posts and comments again every two days and forgets what is gone. It leaves in no export.',
  },
  settings: [
    {
      name: 'mode',
      label: 'Read',
      help: 'Each of these is a source of its own; what the page itself wrote is left out.',
      required: true,
      options: [
        { value: 'tagged', label: 'Posts that tag the page' },
        { value: 'feed', label: 'Posts on the page' },
        { value: 'comments', label: 'Comments under the page’s 50 newest posts' },
        { value: 'ratings', label: 'Recommendations of the page' },
      ],
    },
    {
      name: 'page',
      label: 'Page ID',
      help: 'The number of your page, under About, Page transparency.',
      required: true,
      example: '1234567890',
    },
    ...metaSettings(
      {
        label: 'Page access token',
        help: 'Of the page, not of a person: made from a long-lived user token, it does not end by itself.',
      },
      PERMISSIONS.join(', '),
    ),
  ],
  host: () => 'graph.facebook.com',
  describe: ({ page = '', mode = 'tagged' }) => `${NAME}: ${mode} of page ${page}`,
  budgets: () => [{ unit: 'requests', limit: PER_HOUR, per: 'hour', perPoll: MAX_REQUESTS }],
  credential: (settings) => (isByAccount(settings) ? settings.page?.trim() : settings.token) ?? '',
  signIn: FACEBOOK_ACCOUNT.signIn,
  poll: (settings, cursor, http, options) =>
    entered(FACEBOOK_ACCOUNT, settings, http, options, (open) => poll(open, cursor, http, options)),
  recheck: {
    batch: 25,
    run: (settings, known, http, options) =>
      entered(FACEBOOK_ACCOUNT, settings, http, options, (open) => recheck(open, known, http, options)),
  },
  reply: facebookReply,
  recognises: (body) => isAnswer(parse(body)),
};

const FIELDS: Record<string, string> = { tagged: POST_FIELDS, feed: POST_FIELDS, ratings: RATING_FIELDS };

async function poll(
  { mode = 'tagged', page = '', token = '' }: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  if (!/^\d+$/.test(page.trim())) throw new Refusal('invalid', 'Give the number of your page.');
  const graph: Graph = { http, now: options.now, token, name: NAME };
  const found =
    mode === 'comments'
      ? await readComments(graph, page.trim(), cursor, options, MAX_REQUESTS)
      : await readList(graph, `${page.trim()}/${mode}`, FIELDS[mode] ?? POST_FIELDS, cursor, options);
  const own = profileOf(page.trim());
  return { ...found, items: found.items.filter(({ author }) => author.url !== own) };
}

async function readList(
  graph: Graph,
  path: string,
  wanted: string,
  cursor: Cursor,
  options: PollOptions,
): Promise<Page> {
  const page = path.split('/')[0]!;
  let rest: number | null = null;
  const found = await readNewestFirst<Record<string, string>>(cursor, options, {
    overlapSeconds: 3600,
    isFiltered: false,
    shifts: true,
    maxRequests: MAX_REQUESTS,
    ask: async (_from, next) => {
      const { value, reply } = await askGraph(graph, path, { fields: wanted, limit: PER_PAGE, ...next });
      rest = restAfter(reply);
      return { items: await itemsOf(value, page), next: isObject(value) ? nextPage(value) : null };
    },
  });
  return rest === null ? found : { ...found, minIntervalSeconds: rest };
}
