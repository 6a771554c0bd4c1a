/** Stories and comments on Hacker News, through Algolia's public search. */
import { Failure, Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import { statusFailure } from '../../../retry-after.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { type Hit, isReply, type Reply, readReply, toItem } from './reply.ts';

const SEARCH = 'https://hn.algolia.com/api/v1/search_by_date';
const PER_PAGE = 100;
const MAX_REQUESTS = 30;
/** The index takes items in some time after they were written. */
const OVERLAP_SECONDS = 3600;

export const hackernews: SourceAdapter = {
  kind: 'hackernews',
  label: 'Hacker News',
  needs: 'Nothing: anyone may search it.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 48,
    exportable: true,
    note: 'No rule on storing is known. What is deleted there is forgotten here.',
  },
  settings: [
    {
      name: 'query',
      label: 'Search for',
      help: 'A name or phrase. Stories and comments that contain it are read; your match rules decide what counts.',
      required: true,
      example: 'Fernhill Bikes',
    },
  ],
  host: () => 'hn.algolia.com',
  describe: ({ query = '' }) => `Hacker News: ${query}`,
  suggest: ({ name }) => (name.trim() ? [{ query: name.trim() }] : []),
  poll,
  recognises: (body) => {
    try {
      return isReply(JSON.parse(body));
    } catch {
      return false;
    }
  },
};

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const query = settings.query?.trim();
  if (!query) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  const mark = typeof cursor?.mark === 'number' ? cursor.mark : null;
  const from = mark === null ? seconds(options.since) : mark - OVERLAP_SECONDS;
  const { hits, oldestRead } = await readHits({ query: asPhrase(query), from }, http, options);
  const newest = Math.min(seconds(options.now), Math.max(0, ...hits.map((hit) => hit.createdAt)));
  return {
    items: hits.map(toItem),
    cursor: { mark: Math.max(mark ?? from, newest) },
    gap: oldestRead > from ? { from: iso(from), to: iso(oldestRead), reason: TOO_MANY } : null,
  };
}

const TOO_MANY = 'More was found than one poll reads; what is older than the newest part was left out.';

/** Words that are not quoted would match anywhere in the text. */
function asPhrase(query: string): string {
  return query.includes('"') ? query : `"${query}"`;
}

type Search = { query: string; from: number };

/** Newest first. `oldestRead` is the time of the oldest hit when older ones were left out, else 0. */
async function readHits(search: Search, http: Http, options: PollOptions) {
  const found = new Map<string, Hit>();
  const maxRequests = options.maxRequests ?? MAX_REQUESTS;
  let before: number | null = null;
  for (let page = 0, asked = 0; ; asked++) {
    if (asked === maxRequests || found.size >= options.limit) return bounded(found, options.limit, true);
    const reply = await ask({ ...search, before, page }, http, options.now);
    const known = found.size;
    for (const hit of reply.hits) found.set(hit.id, hit);
    if (page + 1 < reply.pages) page++;
    else if (!reply.hasMore || found.size === known) return bounded(found, options.limit, reply.hasMore);
    else {
      // Only the first 1,000 hits can be paged through: the rest is asked for by its age.
      before = oldest([...found.values()]) + 1;
      page = 0;
    }
  }
}

function bounded(found: Map<string, Hit>, limit: number, leftOut: boolean) {
  const hits = [...found.values()].slice(0, limit);
  const isCut = hits.length > 0 && (leftOut || hits.length < found.size);
  return { hits, oldestRead: isCut ? oldest(hits) : 0 };
}

function oldest(hits: Hit[]): number {
  return hits.reduce((time, { createdAt }) => Math.min(time, createdAt), Number.POSITIVE_INFINITY);
}

async function ask(
  search: Search & { before: number | null; page: number },
  http: Http,
  now: Date,
): Promise<Reply> {
  const reply = await http({ url: addressOf(search), headers: { accept: 'application/json' } });
  const failure = statusFailure(reply, 'Hacker News', now);
  if (failure) throw failure;
  return readReply(parse(reply.body));
}

function addressOf({ query, from, before, page }: Search & { before: number | null; page: number }): string {
  const filters = [`created_at_i>=${from}`, ...(before === null ? [] : [`created_at_i<${before}`])];
  const parameters = new URLSearchParams({
    query,
    tags: '(story,comment)',
    numericFilters: filters.join(','),
    hitsPerPage: String(PER_PAGE),
    page: String(page),
    typoTolerance: 'false',
    queryType: 'prefixNone',
    advancedSyntax: 'true',
  });
  return `${SEARCH}?${parameters}`;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new Failure('transient', NO_JSON, { cause });
  }
}

const NO_JSON =
  'Hacker News answered with something other than JSON, so nothing was read. The fault is on its side; Earshot asks again at the next poll.';

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

function iso(time: number): string {
  return new Date(time * 1000).toISOString();
}
