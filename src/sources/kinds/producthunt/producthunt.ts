/** Product Hunt: comments on one product, or new products of a topic. It has no search. */
import { Refusal } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askJson, parse } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { COMMENTS, POSTS } from './queries.ts';
import { refusalAt } from './refusal.ts';
import { isReply, NAME, readComments, readPosts } from './reply.ts';

const ADDRESS = 'https://api.producthunt.com/v2/api/graphql';
/** Complexity in a quarter of an hour; a page of comments with their replies is the dearest. */
const ALLOWANCE = { limit: 6_250, perPoll: 1_250 };
const MAX_REQUESTS = 5;
/** Below this the next poll waits for the new allowance. */
const LITTLE = 1_500;
/** A reply does not raise its thread: once a day all are read. */
const SWEEP_MS = 86_400_000;

export const producthunt: SourceAdapter = {
  kind: 'producthunt',
  label: 'Product Hunt',
  needs: 'A developer token from producthunt.com/v2/oauth/applications.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'Not for commercial use unless Product Hunt permits it; who wrote a comment is mostly kept from programs.',
  },
  settings: [
    {
      name: 'token',
      label: 'Developer token',
      help: 'On producthunt.com/v2/oauth/applications, add an application and create a developer token.',
      required: true,
      secret: true,
      example: 'a1b2c3d4e5f6a7b8c9d0',
    },
    {
      name: 'mode',
      label: 'Read',
      help: 'Product Hunt cannot be searched; new products are read by topic, and your match rules decide what counts.',
      required: false,
      options: [
        { value: 'comments', label: 'Comments on a product' },
        { value: 'posts', label: 'New products' },
      ],
      example: 'comments',
    },
    {
      name: 'slug',
      label: 'Product',
      help: 'As in its address: producthunt.com/posts/fernhill is "fernhill".',
      required: false,
      example: 'fernhill',
      when: { name: 'mode', is: ['comments'] },
    },
    {
      name: 'topic',
      label: 'Topic',
      help: 'As in its address: producthunt.com/topics/cycling is "cycling". Every new product when left empty.',
      required: false,
      example: 'cycling',
      when: { name: 'mode', is: ['posts'] },
    },
  ],
  host: () => 'api.producthunt.com',
  describe: (settings) =>
    isPosts(settings)
      ? `Product Hunt: new products${topicOf(settings) === null ? '' : ` in ${topicOf(settings)}`}`
      : `Product Hunt: comments on ${slugOf(settings)}`,
  budgets: () => [{ unit: 'units', ...ALLOWANCE, per: 'quarter-hour' }],
  credential: ({ token = '' }) => token,
  poll,
  recognises: (body) => isReply(parse(body)),
};

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const isProducts = isPosts(settings);
  const sweptAt = typeof cursor?.sweptAt === 'string' ? Date.parse(cursor.sweptAt) : 0;
  const isSweep = !isProducts && options.now.getTime() - sweptAt >= SWEEP_MS;
  let wait: number | null = null;
  const page = await readNewestFirst<string>(cursor, options, {
    ask: async (from, after) => {
      const request = requestFor(settings, from, after);
      const service = { name: NAME, now: options.now, refusal: refusalAt(options.now) };
      const { value, reply } = await askJson(http, request, service);
      wait = waitOf(reply);
      return isProducts ? readPosts(value) : readComments(value, slugOf(settings));
    },
    overlapSeconds: 3_600,
    isFiltered: isProducts || isSweep,
    shifts: false,
    maxRequests: MAX_REQUESTS,
  });
  const swept = isSweep ? options.now.toISOString() : (cursor?.sweptAt ?? null);
  return { ...page, cursor: { ...page.cursor, sweptAt: swept }, minIntervalSeconds: wait };
}

function requestFor(settings: Record<string, string>, from: Date, after: string | null) {
  const [query, own] = isPosts(settings)
    ? [POSTS, { topic: topicOf(settings), postedAfter: from.toISOString() }]
    : [COMMENTS, { slug: slugOf(settings) }];
  return {
    url: ADDRESS,
    method: 'POST' as const,
    headers: { authorization: `Bearer ${settings.token ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { ...own, after } }),
  };
}

/** Seconds until the allowance is new, where little of it is left. */
function waitOf({ headers }: HttpReply): number | null {
  const left = Number(headers['x-rate-limit-remaining'] ?? Number.POSITIVE_INFINITY);
  const reset = Number(headers['x-rate-limit-reset'] ?? Number.NaN);
  return left < LITTLE && reset > 0 ? Math.min(Math.ceil(reset), 900) : null;
}

function isPosts({ mode }: Record<string, string>): boolean {
  return mode?.trim() === 'posts';
}

function topicOf({ topic = '' }: Record<string, string>): string | null {
  return topic.trim().toLowerCase() || null;
}

function slugOf({ slug = '' }: Record<string, string>): string {
  const name = slug.trim().split('/').at(-1) ?? '';
  if (name) return name;
  throw new Refusal('invalid', 'Give the product as it stands in its address, such as fernhill.');
}
