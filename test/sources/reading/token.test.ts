/** Access tokens between polls: kept, renewed in time, stored before they are used. */
import { generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/failure.ts';
import type { HttpRequest } from '../../../src/platform/platform.ts';
import type { PollOptions, Session, SignIn } from '../../../src/sources/adapter.ts';
import { serviceAccount } from '../../../src/sources/reading/google.ts';
import { signedIn, type TokenSource, withToken } from '../../../src/sources/reading/token.ts';

const NOW = new Date('2026-11-21T10:00:00.000Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000).toISOString();

const SIGN_IN: SignIn = {
  authorizeUrl: () => 'https://fernhill.example/authorize',
  tokenUrl: () => 'https://fernhill.example/token',
  scopes: ['reviews'],
  clientId: 'clientId',
  clientSecret: 'clientSecret',
};
const SETTINGS = { clientId: 'client-1', clientSecret: 'secret &1' };

function service(answers: { status?: number; body: object | string }[]) {
  const asked: HttpRequest[] = [];
  const kept: Session[] = [];
  const http = async (request: HttpRequest) => {
    asked.push(request);
    const { status = 200, body } = answers.shift()!;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return {
      status,
      headers: {},
      body: new TextEncoder().encode(text),
      url: request.url,
      permanentUrl: null,
    };
  };
  const optionsOf = (session: Session | null): PollOptions => ({
    now: NOW,
    since: NOW,
    limit: 10,
    session,
    keepSession: async (value) => {
      kept.push(value);
    },
  });
  const source = (values: Record<string, string> | null, signIn = SIGN_IN) =>
    signedIn('Fernhill', signIn, SETTINGS, http, optionsOf(values && { values, expiresAt: null }));
  return { asked, kept, http, optionsOf, source };
}

const tokenOf = (source: TokenSource) => withToken(source, async (token) => token);
const formOf = ({ body }: HttpRequest) => Object.fromEntries(new URLSearchParams(String(body)));

describe('a token from signing in', () => {
  it('is used while it is valid', async () => {
    const { source, asked } = service([]);
    expect(await tokenOf(source({ accessToken: 'a1', accessTokenExpiresAt: at(61) }))).toBe('a1');
    expect(await tokenOf(source({ accessToken: 'a1' }))).toBe('a1');
    expect(asked).toEqual([]);
  });

  it('is renewed a minute before it ends, and what came is stored at once', async () => {
    const { source, asked, kept } = service([
      {
        body: {
          access_token: 'a2',
          expires_in: '3600',
          refresh_token: 'r2',
          refresh_token_expires_in: 86400,
        },
      },
    ]);
    const seen: unknown[] = [];
    const old = { accessToken: 'a1', accessTokenExpiresAt: at(59), refreshToken: 'r1', other: 'x' };
    await withToken(source(old), async (token) => seen.push([token, kept.length]));
    expect(seen).toEqual([['a2', 1]]);
    expect(kept).toEqual([
      {
        values: { accessToken: 'a2', accessTokenExpiresAt: at(3600), refreshToken: 'r2', other: 'x' },
        expiresAt: at(86400),
      },
    ]);
    expect(asked[0]).toMatchObject({
      url: 'https://fernhill.example/token',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(formOf(asked[0]!)).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'r1',
      client_id: 'client-1',
      client_secret: 'secret &1',
    });
  });

  it('that never ends by its own words ends in ten years', async () => {
    const { source, kept } = service([{ body: '{"access_token":"new-1","expires_in":1e308}' }]);
    await withToken(
      source({ accessToken: 'old', accessTokenExpiresAt: at(1), refreshToken: 'r' }),
      async () => 1,
    );
    expect(kept[0]!.values.accessTokenExpiresAt).toBe(at(315_360_000));
  });

  it('keeps the refresh token when no new one came', async () => {
    const { source, kept } = service([{ body: { access_token: 'a2' } }]);
    await tokenOf(source({ accessToken: 'a1', accessTokenExpiresAt: at(-1), refreshToken: 'r1' }));
    expect(kept[0]?.values).toEqual({ accessToken: 'a2', refreshToken: 'r1' });
  });

  it('names its client by Basic authentication where the service wants it so', async () => {
    const { source, asked } = service([{ body: { access_token: 'a2' } }]);
    await tokenOf(source({ refreshToken: 'r1' }, { ...SIGN_IN, clientBy: 'basic' }));
    expect(asked[0]?.headers?.authorization).toBe(`Basic ${btoa('client-1:secret%20%261')}`);
    expect(formOf(asked[0]!)).toEqual({ grant_type: 'refresh_token', refresh_token: 'r1' });
  });

  it('is renewed once when the service withdrew it early', async () => {
    const { source } = service([{ body: { access_token: 'a2' } }]);
    const used: string[] = [];
    const answer = await withToken(source({ accessToken: 'a1', refreshToken: 'r1' }), async (token) => {
      used.push(token);
      if (token === 'a1') throw new Failure('auth', 'No.', { status: 401 });
      return 'read';
    });
    expect([answer, used]).toEqual(['read', ['a1', 'a2']]);
  });

  it.each([
    [
      { status: 400, body: { error: 'invalid_grant', error_description: 'Token revoked.' } },
      'auth',
      /Sign in again.*Token revoked\./,
    ],
    [{ status: 401, body: { error: 'invalid_client' } }, 'auth', /client id or its secret/],
    [{ status: 400, body: { error: 'unsupported_grant_type' } }, 'auth', /Sign in again/],
    [{ status: 503, body: 'down' }, 'transient', /503/],
    [{ status: 429, body: {} }, 'rate', /429/],
    [{ status: 200, body: '<html>' }, 'transient', /web page/],
    [{ status: 200, body: { token: 'x' } }, 'schema', /without one/],
  ])('says what a refusal means: %j', async (answer, failureClass, says) => {
    const { source, kept } = service([answer]);
    const failure = await tokenOf(source({ refreshToken: 'refresh-1' })).catch((error) => error);
    expect(failure).toMatchObject({ class: failureClass });
    expect(failure.message).toMatch(says);
    expect(failure.message).not.toMatch(/refresh-1|secret &1/);
    expect(kept).toEqual([]);
  });

  it('asks for a sign-in when there is none, or it cannot be renewed', async () => {
    const { source, asked } = service([]);
    await expect(tokenOf(source(null))).rejects.toMatchObject({
      class: 'auth',
      message: /Nobody has signed in/,
    });
    const ended = source({ accessToken: 'a1', accessTokenExpiresAt: at(10) });
    await expect(tokenOf(ended)).rejects.toMatchObject({ class: 'auth', message: /Sign in again/ });
    expect(asked).toEqual([]);
  });
});

describe('a token of a service account', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const file = JSON.stringify({
    type: 'service_account',
    client_email: 'reader@fernhill.iam.example',
    private_key_id: 'k1',
    private_key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    token_uri: 'https://elsewhere.example/token',
  });
  const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';

  it('is bought with a signed claim and kept until it ends or the key changes', async () => {
    const { http, optionsOf, asked, kept } = service([
      { body: { access_token: 'a1', expires_in: 3599, token_type: 'Bearer' } },
      { body: { access_token: 'b1', expires_in: 3599, token_type: 'Bearer' } },
    ]);
    const source = (session: Session | null, keyFile = file) =>
      serviceAccount('Google Play', keyFile, SCOPE, http, optionsOf(session));
    expect(await tokenOf(await source(null))).toBe('a1');
    expect(asked[0]?.url).toBe('https://oauth2.googleapis.com/token');
    const { grant_type, assertion = '' } = formOf(asked[0]!);
    expect(grant_type).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const [header = '', claims = '', signature = ''] = assertion.split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(header)).toEqual({ alg: 'RS256', kid: 'k1', typ: 'JWT' });
    const issued = NOW.getTime() / 1000;
    expect(read(claims)).toEqual({
      iss: 'reader@fernhill.iam.example',
      scope: SCOPE,
      aud: 'https://oauth2.googleapis.com/token',
      iat: issued,
      exp: issued + 3600,
    });
    const signed = Buffer.from(signature, 'base64url');
    expect(verify('sha256', Buffer.from(`${header}.${claims}`), keys.publicKey, signed)).toBe(true);
    expect(await tokenOf(await source(kept[0]!))).toBe('a1');
    expect(await tokenOf(await source(kept[0]!, file.replace('reader@', 'other@')))).toBe('b1');
  });

  it.each([
    ['nothing that JSON is', 'my key', /not the JSON key file.*cut off/],
    ['an OAuth client', '{"installed":{"client_id":"x"}}', /OAuth client/],
    [
      'a key that is none',
      '{"client_email":"a@b.example","private_key":"x y"}',
      /private key cannot be used/,
    ],
  ])('cannot be had from %s', async (_what, keyFile, says) => {
    const { http, optionsOf } = service([]);
    const source = await serviceAccount('Google Play', keyFile, SCOPE, http, optionsOf(null));
    await expect(tokenOf(source)).rejects.toMatchObject({ class: 'auth', message: says });
  });

  it('says what to do when Google refuses the key', async () => {
    const { http, optionsOf } = service([
      { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } },
    ]);
    const source = await serviceAccount('Google Play', file, SCOPE, http, optionsOf(null));
    await expect(tokenOf(source)).rejects.toMatchObject({
      class: 'auth',
      message: /Create a new key.*Invalid JWT Signature/,
    });
  });
});
