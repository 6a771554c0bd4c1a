/** Asking a token address (RFC 6749, 4.1.3 and 6; RFC 7523, 2.1) and reading what it grants or refuses. */
import { Failure } from '../../failure.ts';
import type { Http, HttpReply } from '../../platform/platform.ts';
import { statusFailure } from '../../retry-after.ts';
import { fields, number, ownWords, readJson, text, unknownShape, withWords } from './json.ts';

/** Times in ISO 8601; null where the service does not say. */
export type Grant = {
  accessToken: string;
  expiresAt: string | null;
  /** The next one, where the service gives a new one each time. */
  refreshToken: string | null;
  refreshExpiresAt: string | null;
};

export type GrantRequest = {
  url: string;
  form: Record<string, string>;
  client?: { id: string; secret: string };
  clientBy?: 'body' | 'basic';
};

/** `remedy` is the sentence that says what to do when the grant is refused for good. */
export type GrantWords = { name: string; now: Date; remedy: string };

/** Throws Failure: 'auth' for a refused grant or client, else what the status means. */
export async function askToken(http: Http, request: GrantRequest, words: GrantWords): Promise<Grant> {
  const { client, clientBy = 'body' } = request;
  const form = new URLSearchParams(request.form);
  if (client && clientBy === 'body') {
    form.set('client_id', client.id);
    form.set('client_secret', client.secret);
  }
  const reply = await http({
    url: request.url,
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(client && clientBy === 'basic' ? { authorization: basic(client) } : {}),
    },
    body: form.toString(),
    maxRedirects: 0,
  });
  return grantOf(readJson(reply, { ...words, refusal: (_, value) => refusal(reply, value, words) }), words);
}

/** RFC 6749, 2.3.1: both are form-encoded before they are joined. */
function basic({ id, secret }: { id: string; secret: string }): string {
  return `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}`;
}

/** RFC 6749, 5.2. */
const REFUSED_CLIENT = ['invalid_client', 'unauthorized_client', 'deleted_client'];

function refusal(reply: HttpReply, value: unknown, { name, now, remedy }: GrantWords): Failure | null {
  const code = text(fields(value).error);
  if (reply.status < 400 || reply.status >= 500) return null;
  const failure = (sentence: string) =>
    withWords(new Failure('auth', sentence, { status: reply.status }), value);
  if (code === 'invalid_grant')
    return failure(`${name} does not accept this sign-in any more, so nothing was read. ${remedy}`);
  if (code !== null && REFUSED_CLIENT.includes(code))
    return failure(
      `${name} does not know the client id or its secret. Enter them again, then sign in again.`,
    );
  const other = statusFailure(reply, name, now);
  return other?.class === 'bad-query' && ownWords(value)
    ? failure(`${name} gives no new access token. ${remedy}`)
    : null;
}

function grantOf(value: unknown, { name, now }: GrantWords): Grant {
  const reply = fields(value);
  const accessToken = text(reply.access_token);
  if (accessToken === null) throw unknownShape(name, 'the request for an access token without one');
  const after = (seconds: number | null) =>
    seconds === null || seconds <= 0 ? null : new Date(now.getTime() + seconds * 1000).toISOString();
  return {
    accessToken,
    expiresAt: after(number(reply.expires_in)),
    refreshToken: text(reply.refresh_token),
    refreshExpiresAt: after(number(reply.refresh_token_expires_in)),
  };
}
