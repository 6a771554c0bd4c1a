/** Videos found by a search: a hundred calls a day for each key. */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { objects, text } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { type Api, openApi } from './ask.ts';
import { toVideo } from './resource.ts';

export const MOST_SEARCHES = 2;
/** Ids that videos.list takes at once. */
export const AT_ONCE = 50;
const OVERLAP_SECONDS = 24 * 3600;

export async function searchVideos(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const api = openApi(settings, http, options.now);
  let searches = 0;
  const page = await readNewestFirst<string>(cursor, options, {
    overlapSeconds: OVERLAP_SECONDS,
    isFiltered: false,
    shifts: false,
    maxRequests: MOST_SEARCHES,
    ask: async (from, next) => {
      searches++;
      const found = await api.ask('search', {
        part: 'snippet',
        type: 'video',
        q: phraseOf(settings.query),
        order: 'date',
        publishedAfter: from.toISOString(),
        maxResults: '50',
        ...(next === null ? {} : { pageToken: next }),
      });
      const items = objects(found.items).flatMap((resource) => toVideo(resource) ?? []);
      return { items, next: text(found.nextPageToken) };
    },
  });
  const items = await withCounts(api, page.items);
  return { ...page, items, spent: { units: searches, requests: api.asked() } };
}

function phraseOf(query = ''): string {
  return /["|]/.test(query) ? query.trim() : `"${query.trim()}"`;
}

/** Whole descriptions and counts; without them what the search said is good enough. */
async function withCounts(api: Api, items: Item[]): Promise<Item[]> {
  try {
    const ids = items.map(({ externalId }) => externalId);
    const whole = new Map((await videosNow(api, ids)).map((item) => [item.externalId, item]));
    return items.map((item) => whole.get(item.externalId) ?? item);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return items;
  }
}

/** The videos as they are now; those that are gone are left out. */
export async function videosNow(api: Api, ids: string[]): Promise<Item[]> {
  const items: Item[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const id = ids.slice(at, at + AT_ONCE).join(',');
    const reply = await api.ask('videos', { part: 'snippet,statistics', id });
    items.push(...objects(reply.items).flatMap((resource) => toVideo(resource) ?? []));
  }
  return items;
}
