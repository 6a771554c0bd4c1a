/** The search, signed in with an app password. */
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions } from '../../adapter.ts';
import { text } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { signedIn } from './signed-in.ts';
import { postsIn } from './xrpc.ts';

export const MOST_PAGES = 12;
const PER_PAGE = 100;
const OVERLAP_SECONDS = 600;

type Settings = Record<string, string>;

export async function pollSearch(
  settings: Settings,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const ask = signedIn(settings, http, options);
  const query = settings.query?.trim() ?? '';
  const q = query.includes('"') ? query : `"${query}"`;
  return readNewestFirst<string>(cursor, options, {
    overlapSeconds: OVERLAP_SECONDS,
    isFiltered: true,
    // Their cursor counts from the top.
    shifts: true,
    maxRequests: MOST_PAGES,
    ask: async (from, next) => {
      const since = from.toISOString();
      const parameters = new URLSearchParams({ q, sort: 'latest', since, limit: String(PER_PAGE) });
      if (next !== null) parameters.set('cursor', next);
      const reply = await ask('app.bsky.feed.searchPosts', { parameters });
      return { items: postsIn(reply), next: text(reply.cursor) };
    },
  });
}
