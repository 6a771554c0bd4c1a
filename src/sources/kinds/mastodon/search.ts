/** Full-text search of a Mastodon server: newest first, with a token, as far as the server has an index. */
import { Failure, Refusal } from '../../../failure.ts';
import type { Cursor, Page, PollOptions } from '../../adapter.ts';
import { isObject, text } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import type { Desk } from './ask.ts';
import { settledId } from './hashtag.ts';
import type { Status } from './statuses.ts';

const PAGE = 40;
/** The index is fed every few minutes. */
const INDEXED_MS = 3_600_000;

export async function pollSearch(
  desk: Desk,
  query: string | undefined,
  cursor: Cursor,
  options: PollOptions & { maxRequests: number },
): Promise<Page> {
  const words = query?.trim();
  if (!words) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  if (!desk.isSignedIn)
    throw new Failure(
      'auth',
      `${desk.host} searches posts only for people who are signed in. Give an access token, or sign in with an account there.`,
    );
  const q = /\s/.test(words) && !words.includes('"') ? `"${words}"` : words;
  const minId = text(cursor?.minId);
  const statuses: Status[] = [];
  const page = await readNewestFirst<string>(isObject(cursor?.search) ? cursor.search : null, options, {
    overlapSeconds: INDEXED_MS / 1000,
    isFiltered: false,
    shifts: false,
    maxRequests: options.maxRequests,
    async ask(_from, next) {
      const bounds = { ...(minId ? { min_id: minId } : {}), ...(next ? { max_id: next } : {}) };
      const parameters = { q, type: 'statuses', limit: String(PAGE), ...bounds };
      const sheet = await desk.askSheet('/api/v2/search', parameters);
      statuses.push(...sheet.statuses);
      const items = sheet.statuses.filter(({ isBoost }) => !isBoost).map(({ item }) => item);
      return { items, next: sheet.statuses.length < PAGE ? null : sheet.statuses.at(-1)!.id };
    },
  });
  return {
    ...page,
    cursor: { search: page.cursor, minId: settledId(statuses, options.now, INDEXED_MS) ?? minId },
  };
}
