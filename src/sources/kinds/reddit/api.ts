/** Reddit's interface, for those who hold keys. */
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Known, Page, PollOptions } from '../../adapter.ts';
import { askJson } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { type TokenSource, withToken } from '../../reading/token.ts';
import { asPhrase, wantedOf } from './settings.ts';
import { type Listing, REDDIT, readListing } from './thing.ts';
import { tokens } from './tokens.ts';

type Settings = Record<string, string>;

export const INTERFACE = 'https://oauth.reddit.com';
const PER_PAGE = 100;
/** Listings end after a thousand things, however many there are. */
export const MOST_PAGES = 10;
const OVERLAP_SECONDS = 3600;

export async function pollInterface(
  settings: Settings,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const list = listOf(settings);
  const source = await tokens(settings, http, options);
  return withToken(source, (token) => {
    let read = 0;
    return readNewestFirst<string>(cursor, options, {
      overlapSeconds: OVERLAP_SECONDS,
      isFiltered: false,
      shifts: false,
      maxRequests: MOST_PAGES,
      ask: async (_from, after) => {
        const parameters = new URLSearchParams({ ...list.parameters, ...(after === null ? {} : { after }) });
        const sheet = await ask(source, token, `${list.path}?${parameters}`);
        read += sheet.count;
        return { ...sheet, next: sheet.after, isCut: sheet.after === null && read >= MOST_PAGES * PER_PAGE };
      },
    });
  });
}

function listOf(settings: Settings): { path: string; parameters: Record<string, string> } {
  const { query, communities } = wantedOf(settings);
  const common = { limit: String(PER_PAGE), raw_json: '1' };
  if (!query) return { path: `/r/${communities}/comments`, parameters: common };
  const search = { q: asPhrase(query), sort: 'new', t: 'all', type: 'link', ...common };
  return communities
    ? { path: `/r/${communities}/search`, parameters: { ...search, restrict_sr: '1' } }
    : { path: '/search', parameters: search };
}

/** What is gone is shown as "[deleted]", or not at all. At most 100. */
export async function recheckThings(
  settings: Settings,
  known: Known[],
  http: Http,
  options: PollOptions,
): Promise<{ items: Item[]; gone: string[] }> {
  const ids = known.map(({ externalId }) => externalId);
  const source = await tokens(settings, http, options);
  const parameters = new URLSearchParams({ id: ids.join(','), raw_json: '1' });
  const { items } = await withToken(source, (token) => ask(source, token, `/api/info?${parameters}`));
  const shown = new Set(items.map(({ externalId }) => externalId));
  return { items, gone: ids.filter((id) => !shown.has(id)) };
}

async function ask({ http, options }: TokenSource, token: string, path: string): Promise<Listing> {
  const request = { url: `${INTERFACE}${path}`, headers: { authorization: `Bearer ${token}` } };
  const { value } = await askJson(http, request, { name: REDDIT, now: options.now });
  return readListing(value);
}
