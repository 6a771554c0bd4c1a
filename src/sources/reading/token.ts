/** OAuth access tokens: kept in the session, renewed a minute before they end, stored before they are used. */
import { Failure } from '../../failure.ts';
import type { Http } from '../../platform/platform.ts';
import type { ReplyOptions, Session, SignIn } from '../adapter.ts';
import { askToken, type Grant, type GrantRequest, renewing } from './grant.ts';

/** Where the tokens of a source come from, and what sentences call the service. */
export type TokenSource = {
  name: string;
  http: Http;
  options: ReplyOptions;
  /** Stands for the credential behind the token: a token of another one is not used. */
  madeFor?: string;
  /** Null when only the user can get a new one. */
  renew: (() => Promise<Grant>) | null;
};

/** Tokens end while a request is on its way. */
const EARLY_MS = 60_000;
const SIGN_IN_AGAIN = 'Sign in again on the source’s page.';

/** Runs `work` with a valid token, and once more with a new one when the service has withdrawn it before its time. */
export async function withToken<Result>(
  source: TokenSource,
  work: (token: string) => Promise<Result>,
): Promise<Result> {
  const kept = keptToken(source);
  if (kept === null) return work(await renewed(source));
  try {
    return await work(kept);
  } catch (error) {
    const isWithdrawn = error instanceof Failure && error.class === 'auth' && error.status === 401;
    if (!isWithdrawn || !source.renew || !source.options.keepSession) throw error;
    return work(await renewed(source));
  }
}

/** Tokens that a person got by signing in; each refresh token may be good for one use. */
export function signedIn(
  name: string,
  signIn: SignIn,
  settings: Record<string, string>,
  http: Http,
  options: ReplyOptions,
): TokenSource {
  const refreshToken = options.session?.values.refreshToken;
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken ?? '' };
  const words = { name, now: options.now, refused: renewing(name, SIGN_IN_AGAIN) };
  const renew = () => askToken(http, { ...clientOf(signIn, settings), form }, words);
  return { name, http, options, renew: refreshToken ? renew : null };
}

/** Where tokens are asked for, and as whom. */
export function clientOf(
  { tokenUrl, clientId, clientSecret, clientBy = 'body', headers }: SignIn,
  settings: Record<string, string>,
): Omit<GrantRequest, 'form'> {
  const client = { id: settings[clientId]?.trim() ?? '', secret: settings[clientSecret]?.trim() ?? '' };
  return { url: tokenUrl(settings), client, clientBy, headers: headers?.(settings) };
}

function keptToken({ options, madeFor, renew, name }: TokenSource): string | null {
  const { accessToken, accessTokenExpiresAt, madeFor: keptFor } = options.session?.values ?? {};
  const isOurs = madeFor === undefined || keptFor === undefined || keptFor === madeFor;
  const ends = accessTokenExpiresAt ? Date.parse(accessTokenExpiresAt) : Number.POSITIVE_INFINITY;
  if (accessToken && isOurs && ends - EARLY_MS > options.now.getTime()) return accessToken;
  if (renew) return null;
  throw new Failure(
    'auth',
    accessToken
      ? `The sign-in to ${name} has ended, so nothing was read. ${SIGN_IN_AGAIN}`
      : `Nobody has signed in to ${name} for this source yet, so nothing was read. Sign in on the source’s page.`,
  );
}

/** Stored before it is used: the refresh token that bought it may be worthless from now on. */
async function renewed({ options, renew, madeFor }: TokenSource): Promise<string> {
  const grant = await renew!();
  await options.keepSession?.(sessionWith(grant, options.session ?? null, madeFor));
  return grant.accessToken;
}

/** The session that follows one, if any, when its tokens are these. */
export function sessionWith(
  { accessToken, expiresAt, refreshToken, refreshExpiresAt }: Grant,
  session: Session | null,
  madeFor?: string,
): Session {
  const { accessTokenExpiresAt: _, ...others } = session?.values ?? {};
  return {
    values: {
      ...others,
      accessToken,
      ...(expiresAt === null ? {} : { accessTokenExpiresAt: expiresAt }),
      ...(refreshToken === null ? {} : { refreshToken }),
      ...(madeFor === undefined ? {} : { madeFor }),
    },
    expiresAt: refreshExpiresAt ?? session?.expiresAt ?? null,
  };
}
