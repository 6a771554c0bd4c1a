/** Asking for a feed: conditionally, and through the page that points to it. */
import { Failure } from '../../failure.ts';
import type { Http, HttpReply } from '../../platform/platform.ts';
import { statusFailure } from '../../retry-after.ts';
import { isUrl } from '../../url.ts';
import type { PollOptions } from '../adapter.ts';
import { parse as parseJson, withWords } from '../reading/json.ts';
import { discoverFeeds } from './discover.ts';
import type { ParsedFeed } from './document.ts';
import { sha256 } from './keys.ts';
import type { State } from './memory.ts';
import { parseFeed } from './parse.ts';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1';

/** `state` is what is known once this reply has been read; `isNews` is false for what was read before. */
export type Answer = { reply: HttpReply; state: State; isNews: boolean };

export type Found = { feed: ParsedFeed; reply: HttpReply; state: State };

type Asking = { service?: string | undefined; headers?: Record<string, string> };

/** The reply of the feed at `address`, or of the one its page pointed to before. Throws Failure. */
export async function askFeed(
  address: string,
  state: State,
  http: Http,
  now: Date,
  { service, headers = { accept: ACCEPT } }: Asking = {},
): Promise<Answer> {
  const reply = await http({ url: state.feedUrl ?? address, headers: { ...headers, ...conditions(state) } });
  if (state.feedUrl && (reply.status === 404 || reply.status === 410)) {
    return askFeed(
      address,
      { ...state, feedUrl: null, etag: null, lastModified: null, hash: null },
      http,
      now,
      { service, headers },
    );
  }
  const answered = checked(reply, now, service);
  if (answered.status === 304) return { reply, state, isNews: false };
  const known = { ...state, ...(await versionOf(reply)) };
  return { reply, state: known, isNews: known.hash !== state.hash };
}

/** The feed in the reply, or the first one that the replied page points to. Throws Failure. */
export async function findFeed({ reply, state }: Answer, http: Http, options: PollOptions): Promise<Found> {
  try {
    return { feed: await readFeed(reply), reply, state };
  } catch (error) {
    const isPage = error instanceof Failure && error.class === 'not-a-feed' && !hasBeenFeed(state);
    const url = isPage ? discoverFeeds(reply.body, contentType(reply), reply.url)[0] : undefined;
    if (url === undefined || url === reply.url) throw error;
    if (options.maxRequests === 1) throw new Failure('not-a-feed', pointer(url));
    const next = checked(await http({ url, headers: { accept: ACCEPT } }), options.now);
    const known = { ...state, ...(await versionOf(next)), feedUrl: next.url, isPage: true };
    return { feed: await readFeed(next), reply: next, state: known };
  }
}

/** A feed that turns into a page has a bad hour: another feed of that page would be another source. */
function hasBeenFeed({ isPage, newest, recent }: State): boolean {
  return !isPage && (newest !== null || recent.length > 0);
}

function pointer(url: string): string {
  return `This is a web page, not a feed, so nothing was read. It points to the feed ${url}: read that address instead.`;
}

/** The feed that the reply is. Throws Failure 'not-a-feed'. */
export function readFeed(reply: HttpReply): Promise<ParsedFeed> {
  return parseFeed(reply.body, contentType(reply), reply.url);
}

function contentType({ headers }: HttpReply): string | null {
  return headers['content-type'] ?? null;
}

function checked(reply: HttpReply, now: Date, service = placeOf(reply.url)): HttpReply {
  const failure = statusFailure(reply, service, now);
  if (failure) throw withWords(failure, parseJson(new TextDecoder().decode(reply.body)));
  return reply;
}

function placeOf(url: string): string {
  return isUrl(url) ? `The feed at ${new URL(url).host}` : 'The feed';
}

function conditions({ etag, lastModified }: State): Record<string, string> {
  return {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

async function versionOf({
  headers,
  body,
}: HttpReply): Promise<Pick<State, 'etag' | 'lastModified' | 'hash'>> {
  return {
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    hash: await sha256(body),
  };
}
