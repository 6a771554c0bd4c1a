import type { Http } from '../../../platform/platform.ts';
import type { PollOptions } from '../../adapter.ts';
import { askJson } from '../../reading/json.ts';
import { FIELDS, type Posts, readPosts, X } from './post.ts';
import { refusal } from './refusal.ts';
import { isMentions, queryOf, userOf } from './settings.ts';
import type { Start } from './start.ts';

const API = 'https://api.x.com/2';
const FEWEST = 10;

export type Walk = {
  settings: Record<string, string>;
  http: Http;
  options: PollOptions;
  start: Start;
};

/** One page of the walk, at most `most` posts but not fewer than X sells at once. Throws Failure. */
export function askPage(walk: Walk, next: string | null, most: number): Promise<Posts> {
  const { settings, http, options, start } = walk;
  const isOwn = isMentions(settings);
  const parameters = new URLSearchParams({
    ...(isOwn ? {} : { query: queryOf(settings) }),
    ...start,
    max_results: String(Math.max(FEWEST, most)),
    ...(next === null ? {} : { [isOwn ? 'pagination_token' : 'next_token']: next }),
    ...FIELDS,
  });
  const path = isOwn ? `users/${userOf(settings)}/mentions` : 'tweets/search/recent';
  return askPosts(settings, http, options, `${path}?${parameters}`);
}

/** The posts of any list. Throws Failure. */
export async function askPosts(
  { token = '' }: Record<string, string>,
  http: Http,
  { now }: PollOptions,
  path: string,
): Promise<Posts> {
  const request = { url: `${API}/${path}`, headers: { authorization: `Bearer ${token.trim()}` } };
  const { value } = await askJson(http, request, { name: X, now, refusal: refusal(now) });
  return readPosts(value);
}
