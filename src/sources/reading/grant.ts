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
  headers?: Record<string, string>;
};

/** `refused` is the sentence for a refused grant or client, by the code of RFC 6749, 5.2, where there is one. */
export type GrantWords = { name: string; now: Date; refused(code: string | null): string };

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
      ...request.headers,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(client && clientBy === 'basic' ? { authorization: basic(client) } : {}),
    },
    body: form.toString(),
    maxRedirects: 0,
  });
  const refusal = (_: HttpReply, value: unknown) => refusalOf(reply, quoted(value, request), words);
  return grantOf(readJson(reply, { ...words, refusal }), words);
}

/** RFC 6749, 2.3.1: both are form-encoded before they are joined. */
function basic({ id, secret }: { id: string; secret: string }): string {
  return `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}`;
}

/** The sentences for a grant that was good before; `remedy` says what to do when it is so no more. */
export function renewing(name: string, remedy: string): GrantWords['refused'] {
  return (code) => {
    if (code === 'invalid_grant')
      return `${name} does not accept this sign-in any more, so nothing was read. ${remedy}`;
    return code !== null && REFUSED_CLIENT.includes(code)
      ? `${name} does not know the client id or its secret. Enter them again, then sign in again.`
      : `${name} gives no new access token. ${remedy}`;
  };
}

const REFUSED_CLIENT = ['invalid_client', 'unauthorized_client', 'deleted_client'];

type Quoted = { code: string | null; message: string | null };

/** Its own words, without what was sent: some services repeat a token that they do not take. */
function quoted(value: unknown, { form, client }: GrantRequest): Quoted {
  const { grant_type: _, redirect_uri: __, ...sent } = form;
  const secrets = [...Object.values(sent), client?.secret ?? ''].filter((secret) => secret.length >= 4);
  const message = secrets.reduce((words, secret) => words?.replaceAll(secret, '…') ?? null, ownWords(value));
  const { error } = fields(value);
  return { code: typeof error === 'string' ? text(error) : null, message };
}

/** Some services refuse with status 200. */
function refusalOf(reply: HttpReply, { code, message }: Quoted, words: GrantWords): Failure | null {
  const byStatus = statusFailure(reply, words.name, words.now);
  const isRefused = byStatus
    ? byStatus.class === 'auth' || (byStatus.class === 'bad-query' && message !== null)
    : code !== null;
  const { status } = reply;
  return withWords(isRefused ? new Failure('auth', words.refused(code), { status }) : byStatus, { message });
}

/** Ten years: some services say "never" with a number that is no date any more. */
const LONGEST_SECONDS = 315_360_000;

function grantOf(value: unknown, { name, now }: GrantWords): Grant {
  const reply = fields(value);
  const accessToken = text(reply.access_token);
  if (accessToken === null) throw unknownShape(name, 'the request for an access token without one');
  const after = (seconds: number | null) =>
    seconds === null || seconds <= 0
      ? null
      : new Date(now.getTime() + Math.min(seconds, LONGEST_SECONDS) * 1000).toISOString();
  return {
    accessToken,
    expiresAt: after(number(reply.expires_in)),
    refreshToken: text(reply.refresh_token),
    refreshExpiresAt: after(number(reply.refresh_token_expires_in)),
  };
}
