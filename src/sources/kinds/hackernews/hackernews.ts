/** Stories and comments on Hacker News, through Algolia's public search. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askJson, parse } from '../../reading/json.ts';
import { readNewestFirst, type Sheet } from '../../reading/newest-first.ts';
import { recheck } from './recheck.ts';
import { isReply, readReply, SERVICE, toItem } from './reply.ts';

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
  recheck,
  recognises: (body) => isReply(parse(body)),
};

/** Only 1,000 hits can be paged through; older ones are asked for by their age, in seconds. */
type Next = { before: number | null; page: number };

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const query = settings.query?.trim();
  if (!query) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  return readNewestFirst<Next>(migrated(cursor), options, {
    ask: (from, next) => askSheet({ query, from, ...(next ?? TOP) }, http, options.now),
    overlapSeconds: OVERLAP_SECONDS,
    isFiltered: true,
    shifts: true,
    maxRequests: MAX_REQUESTS,
  });
}

const TOP: Next = { before: null, page: 0 };

/** Versions before the first of sources with a key kept the mark in seconds. */
function migrated(cursor: Cursor): Cursor {
  return typeof cursor?.mark === 'number' ? { ...cursor, mark: iso(cursor.mark) } : cursor;
}

type Search = Next & { query: string; from: Date };

async function askSheet(search: Search, http: Http, now: Date): Promise<Sheet<Next>> {
  const { value } = await askJson(http, { url: addressOf(search) }, { ...SERVICE, now });
  const { hits, pages, hasMore } = readReply(value);
  const items = hits.map(toItem);
  const { before, page } = search;
  if (page + 1 < pages) return { items, next: { before, page: page + 1 } };
  const oldest = Math.min(...hits.map(({ createdAt }) => createdAt));
  if (!hasMore || hits.length === 0) return { items, next: null };
  // When they all share one second, no older ones can be asked for without leaving some of that second out.
  if (oldest + 1 === before) return { items, next: null, isCut: true };
  return { items, next: { before: oldest + 1, page: 0 } };
}

function addressOf({ query, from, before, page }: Search): string {
  const since = Math.floor(from.getTime() / 1000);
  const filters = [`created_at_i>=${since}`, ...(before === null ? [] : [`created_at_i<${before}`])];
  const parameters = new URLSearchParams({
    query: asPhrase(query),
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

/** Words that are not quoted would match anywhere in the text. */
function asPhrase(query: string): string {
  return query.includes('"') ? query : `"${query}"`;
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
