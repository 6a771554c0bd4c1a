/** Posts and comments on any Lemmy server, through its search. */
import { Failure, Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { instanceAddress, instanceHost } from '../../reading/instance.ts';
import {
  askJson,
  fields,
  isObject,
  noItems,
  objects,
  parse,
  text,
  unknownShape,
} from '../../reading/json.ts';
import { readNewestFirst, type Sheet } from '../../reading/newest-first.ts';
import { NAME, serviceAt } from './ask.ts';
import { recheck } from './recheck.ts';
import { lemmyReply } from './reply.ts';
import { LEMMY_SETTINGS } from './settings.ts';
import { readViews } from './views.ts';

const PAGE = 50;
const PER_POLL = 20;

export const lemmy: SourceAdapter = {
  kind: 'lemmy',
  label: 'Lemmy',
  needs: 'Nothing: anyone may search a public server.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 48,
    exportable: true,
    note: 'Each server has its own rules. What is deleted or removed there is forgotten here.',
  },
  settings: LEMMY_SETTINGS,
  host: ({ instance }) => instanceHost(instance, 'Lemmy server'),
  describe: ({ instance, query = '' }) => `${instanceHost(instance, 'Lemmy server')}: ${query}`,
  suggest: ({ name }) => (name.trim() ? [{ query: name.trim(), instance: 'https://lemmy.world' }] : []),
  budgets: () => [{ unit: 'requests', limit: 60, per: 'ten-minutes', perPoll: PER_POLL }],
  credential: ({ instance }) => instanceHost(instance, 'Lemmy server'),
  poll,
  recheck: { batch: 10, run: recheck },
  reply: lemmyReply,
  recognises: (body) => {
    const value = parse(body);
    return (readViews(value, 'https://lemmy.example') ?? []).length > 0 || isEmptySearch(value);
  },
};

function isEmptySearch(value: unknown): boolean {
  return isObject(value) && 'type_' in value && Array.isArray(value.posts) && Array.isArray(value.comments);
}

/** 3 for Lemmy 0.19, 4 for 1.0, which may no longer answer the older. */
type Version = 3 | 4;

type Next = { page: number; cursor: string | null };

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const query = settings.query?.trim();
  if (!query) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  const instance = instanceAddress(settings.instance, 'Lemmy server');
  let version: Version = cursor?.version === 4 ? 4 : 3;
  let asked = 0;
  const ask = async (next: Next | null) => {
    asked++;
    const parameters = searchFor(query, version, next);
    const request = { url: `${instance}/api/v${version}/search?${parameters}` };
    return (await askJson(http, request, serviceAt(options.now))).value;
  };
  const askEither = async (next: Next | null) => {
    try {
      return await ask(next);
    } catch (error) {
      const isOther = error instanceof Failure && error.class === 'gone' && version === 3 && next === null;
      if (!isOther || options.maxRequests === 1) throw error;
      version = 4;
      return ask(next);
    }
  };
  const page = await readNewestFirst<Next>(cursor, options, {
    overlapSeconds: OVERLAP_SECONDS,
    isFiltered: false,
    shifts: true,
    maxRequests: PER_POLL - 1,
    ask: async (_from, next) => toSheet(await askEither(next), instance, next),
  });
  return { ...page, cursor: { ...page.cursor, version }, spent: { requests: asked } };
}

/** Posts of other servers arrive late, with the time of their writing. */
const OVERLAP_SECONDS = 6 * 3600;

function searchFor(q: string, version: Version, next: Next | null): URLSearchParams {
  const common = { q, type_: 'All', sort: 'New', listing_type: 'All', limit: String(PAGE) };
  if (version === 3) return new URLSearchParams({ ...common, page: String(next?.page ?? 1) });
  return new URLSearchParams({ ...common, ...(next?.cursor ? { page_cursor: next.cursor } : {}) });
}

/** Posts and comments are counted apart: the next page is due while either fills this one. */
function toSheet(value: unknown, instance: string, next: Next | null): Sheet<Next> {
  const { search, posts, comments, next_page } = fields(value);
  const shown = readViews(value, instance);
  if (!shown) throw notPosts(value);
  if (shown.length === 0 && [search, posts, comments].some((list) => objects(list).length > 0))
    throw unknownShape(NAME);
  const page = (next?.page ?? 1) + 1;
  const isFull = [posts, comments].some((list) => Array.isArray(list) && list.length >= PAGE);
  const cursor = text(next_page);
  return {
    items: shown.filter(({ isGone }) => !isGone).map(({ item }) => item),
    deleted: shown.filter(({ isGone }) => isGone).map(({ item }) => item.externalId),
    next: cursor !== null || isFull ? { page, cursor } : null,
  };
}

function notPosts(value: unknown): Failure {
  return isObject(value) && 'site_view' in value
    ? noItems(NAME, 'description of a server')
    : unknownShape(NAME);
}
