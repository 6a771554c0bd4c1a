/** Signed in with an app password. The session is kept: signing in is limited to 300 a day. */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { NewPicture, ReplyOptions } from '../../adapter.ts';
import { type Fields, text, unknownShape } from '../../reading/json.ts';
import { jsonRequest } from '../../reading/written.ts';
import { serverOf } from './settings.ts';
import { askXrpc, BLUESKY } from './xrpc.ts';

/** A query with parameters, or a procedure with a body, or with a file as it is. */
type Asking = { parameters?: URLSearchParams; body?: unknown; file?: Pick<NewPicture, 'type' | 'bytes'> };

/** Asks with the kept session, a refreshed one or a new one, whichever is accepted first. */
export function signedIn(settings: Record<string, string>, http: Http, options: ReplyOptions) {
  const { now } = options;
  const server = serverOf(settings);
  const account = `${settings.handle?.trim().replace(/^@/, '')} ${server}`;
  const kept = options.session?.values.account === account ? options.session.values : {};
  let { token = '', refreshToken = '' } = kept;

  const ask = (method: string, { parameters, body, file }: Asking) => {
    const isPost = body !== undefined || file !== undefined;
    const bearer = { authorization: `Bearer ${token}` };
    const request = file
      ? { headers: { ...bearer, 'content-type': file.type }, body: file.bytes }
      : isPost
        ? jsonRequest('POST', body, bearer)
        : { headers: bearer };
    return askXrpc(http, { server, ...request, method }, { parameters, now, isPost });
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

  return async (method: string, asking: Asking): Promise<Fields> => {
    if (!token) await create();
    try {
      return await ask(method, asking);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
    }
    await refresh().catch((error) => (isSignedOut(error) ? create() : Promise.reject(error)));
    return ask(method, asking);
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
