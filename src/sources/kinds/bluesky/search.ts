/** The search, signed in with an app password. The session is kept: signing in is limited to 300 a day. */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions } from '../../adapter.ts';
import { type Fields, text, unknownShape } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { serverOf } from './settings.ts';
import { askXrpc, BLUESKY, postsIn } from './xrpc.ts';

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
      const reply = await ask(parameters);
      return { items: postsIn(reply), next: text(reply.cursor) };
    },
  });
}

/** Searches with the kept session, a refreshed one or a new one, whichever is accepted first. */
function signedIn(settings: Settings, http: Http, options: PollOptions) {
  const { now } = options;
  const server = serverOf(settings);
  const account = `${settings.handle?.trim().replace(/^@/, '')} ${server}`;
  const kept = options.session?.values.account === account ? options.session.values : {};
  let { token = '', refreshToken = '' } = kept;

  const search = (parameters: URLSearchParams) => {
    const headers = { authorization: `Bearer ${token}` };
    return askXrpc(http, { server, method: 'app.bsky.feed.searchPosts', headers }, { parameters, now });
  };
  const open = async (method: string, request: { headers?: Record<string, string>; body?: string }) => {
    const reply = await askXrpc(http, { server, method, ...request }, { now, isPost: true });
    [token, refreshToken] = tokensIn(reply);
    await options.keepSession?.({ values: { account, token, refreshToken }, expiresAt: null });
  };
  const refresh = () =>
    open('com.atproto.server.refreshSession', { headers: { authorization: `Bearer ${refreshToken}` } });
  const create = () => {
    const credentials = { identifier: account.split(' ')[0], password: settings.appPassword?.trim() };
    const headers = { 'content-type': 'application/json' };
    return open('com.atproto.server.createSession', { headers, body: JSON.stringify(credentials) });
  };

  return async (parameters: URLSearchParams): Promise<Fields> => {
    if (!token) await create();
    try {
      return await search(parameters);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
    }
    await refresh().catch((error) => (isSignedOut(error) ? create() : Promise.reject(error)));
    return search(parameters);
  };
}

function isSignedOut(error: unknown): boolean {
  return error instanceof Failure && error.class === 'auth';
}

function tokensIn({ accessJwt, refreshJwt }: Fields): [string, string] {
  const [token, refreshToken] = [text(accessJwt), text(refreshJwt)];
  if (token && refreshToken) return [token, refreshToken];
  throw unknownShape(BLUESKY, 'the sign-in without a session');
}
