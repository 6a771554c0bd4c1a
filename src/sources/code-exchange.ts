/** The second half of a sign-in: the code becomes tokens (RFC 6749, section 4.1.3). */
import { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { Session, SignIn } from './adapter.ts';
import { askToken, type Grant } from './reading/grant.ts';
import { clientOf, sessionWith } from './reading/token.ts';

const PATIENCE_MS = 15_000;

export type Exchange = {
  /** Of the service, as sentences say it. */
  name: string;
  code: string;
  verifier: string;
  redirectUri: string;
  /** In the clear. */
  settings: Record<string, string>;
};

/** The session with `accessToken`, `accessTokenExpiresAt` (ISO 8601) and `refreshToken`. Throws Failure. */
export async function exchangeCode(platform: Platform, signIn: SignIn, exchange: Exchange): Promise<Session> {
  const { name, settings } = exchange;
  const http: Platform['http'] = (request) => platform.http({ ...request, timeoutMs: PATIENCE_MS });
  const now = platform.now();
  try {
    const session = sessionWith(await grantFor(signIn, exchange, http, now), null);
    return (await signIn.afterwards?.(session, settings, http, now)) ?? session;
  } catch (error) {
    const isInTrouble = error instanceof Failure && error.class === 'transient' && error.status !== null;
    throw isInTrouble ? new Failure('transient', brokenOff(name, error.status!), { cause: error }) : error;
  }
}

function grantFor(
  signIn: SignIn,
  { name, code, verifier, redirectUri, settings }: Exchange,
  http: Platform['http'],
  now: Date,
): Promise<Grant> {
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
  const refused = (reason: string | null) =>
    `${name} did not give Earshot access. ${CAUSES[reason ?? ''] ?? ANY_CAUSE}`;
  return askToken(http, { ...clientOf(signIn, settings), form }, { name, now, refused });
}

const CAUSES: Record<string, string> = {
  invalid_client: 'The client id or the client secret is wrong: compare both with what it shows.',
  unauthorized_client: 'This client may not sign in this way: check its type there.',
  invalid_grant: 'The sign-in took too long or was used twice: sign in again.',
  redirect_uri_mismatch: 'The redirect address is not registered there: add the one shown below.',
};
const ANY_CAUSE = 'Check the client id, the client secret and the redirect address.';

const brokenOff = (name: string, status: number) =>
  `${name} is in trouble (status ${status}), so the sign-in could not be finished. Sign in again later.`;
