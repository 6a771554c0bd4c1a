/** The second half of a sign-in: the code becomes tokens (RFC 6749, section 4.1.3). */
import { Failure } from '../failure.ts';
import type { HttpReply, Platform } from '../platform/platform.ts';
import type { Session, SignIn } from './adapter.ts';
import { fields, number, ownWords, parse, text } from './reading/json.ts';

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
export async function exchangeCode(
  platform: Platform,
  signIn: SignIn,
  { name, code, verifier, redirectUri, settings }: Exchange,
): Promise<Session> {
  const client = clientOf(signIn, settings);
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...client.fields,
  };
  const reply = await platform.http({
    url: signIn.tokenUrl(settings),
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...client.headers,
    },
    body: new URLSearchParams(form).toString(),
    timeoutMs: PATIENCE_MS,
    maxRedirects: 0,
  });
  return sessionOf(name, reply, platform.now());
}

type Client = { fields: Record<string, string>; headers: Record<string, string> };

function clientOf(
  { clientId, clientSecret, clientBy = 'body' }: SignIn,
  settings: Record<string, string>,
): Client {
  const [id, secret] = [settings[clientId] ?? '', settings[clientSecret] ?? ''];
  if (clientBy === 'body') return { fields: { client_id: id, client_secret: secret }, headers: {} };
  const pair = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
  return { fields: {}, headers: { authorization: `Basic ${btoa(pair)}` } };
}

function sessionOf(name: string, reply: HttpReply, now: Date): Session {
  const answer = fields(parse(new TextDecoder().decode(reply.body)));
  const accessToken = text(answer.access_token);
  if (reply.status >= 500) throw new Failure('transient', brokenOff(name, reply.status));
  if (reply.status >= 400 || answer.error !== undefined || !accessToken)
    throw new Failure('auth', refusal(name, reply.status, answer), { status: reply.status });
  const refreshToken = text(answer.refresh_token);
  const expiresAt = later(now, number(answer.expires_in));
  return {
    values: {
      accessToken,
      ...(expiresAt && { accessTokenExpiresAt: expiresAt }),
      ...(refreshToken && { refreshToken }),
    },
    expiresAt: later(now, number(answer.refresh_token_expires_in)),
  };
}

function later(now: Date, seconds: number | null): string | null {
  return seconds === null || seconds <= 0 ? null : new Date(now.getTime() + seconds * 1000).toISOString();
}

const CAUSES: Record<string, string> = {
  invalid_client: 'The client id or the client secret is wrong: compare both with what it shows.',
  unauthorized_client: 'This client may not sign in this way: check its type there.',
  invalid_grant: 'The sign-in took too long or was used twice: sign in again.',
  redirect_uri_mismatch: 'The redirect address is not registered there: add the one shown below.',
};

/** Its own words, and what they usually mean. */
function refusal(name: string, status: number, answer: Record<string, unknown>): string {
  const code = text(answer.error);
  const said = ownWords(answer) ?? code;
  const words = said ? `It said: “${said}”.` : `It answered with status ${status} and no reason.`;
  const cause = CAUSES[code ?? ''] ?? 'Check the client id, the client secret and the redirect address.';
  return `${name} did not give Earshot access. ${words} ${cause}`;
}

const brokenOff = (name: string, status: number) =>
  `${name} is in trouble (status ${status}), so the sign-in could not be finished. Sign in again later.`;
