/** Signing in, kind by kind: where it leads, what the code is exchanged for, and what is kept. */
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { sources } from '../../src/db/schema.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import type { HttpRequest } from '../../src/platform/platform.ts';
import type { Session } from '../../src/sources/adapter.ts';
import { beginConnection, endConnection } from '../../src/sources/connection.ts';
import { openSession } from '../../src/sources/session.ts';
import { changeSource, createSource } from '../../src/sources/settings.ts';
import { testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';

type Answer = { status?: number; body: object };

const CLIENT = { signInWith: 'account', clientId: 'client-of-fernhill', clientSecret: 'secret-of-fernhill' };
const BASIC = `Basic ${btoa('client-of-fernhill:secret-of-fernhill')}`;

/** A source of this kind, on whose behalf a service gives these answers one after the other. */
async function signingIn(kind: string, settings: Record<string, string>, answers: Answer[]) {
  const asked: HttpRequest[] = [];
  const platform = await testPlatform({
    http: async (request) => {
      asked.push(request);
      const { status = 200, body } = answers.shift()!;
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      return { status, headers: {}, body: bytes, url: request.url, permanentUrl: null };
    },
  });
  const actor: Actor = { userId: (await aUser(platform)).id, via: 'web' };
  const source = await createSource(platform, actor, { kind, settings: { ...CLIENT, ...settings } });
  const url = new URL(await beginConnection(platform, actor.userId!, source.id));
  const state = url.searchParams.get('state')!;
  const { problem } = await endConnection(platform, actor, {
    state,
    code: 'the code',
    error: '',
    description: '',
  });
  const session = async (): Promise<Session | null> => {
    const [row] = await platform.db.select().from(sources).where(eq(sources.id, source.id));
    return openSession(platform, row!);
  };
  const change = (changes: Record<string, string>) =>
    changeSource(platform, actor, source.id, { settings: changes });
  return { url, problem, asked, session, change };
}

const formOf = ({ body }: HttpRequest) => Object.fromEntries(new URLSearchParams(String(body)));
const CODE = {
  grant_type: 'authorization_code',
  code: 'the code',
  redirect_uri: 'http://localhost:3000/sources/connection',
  code_verifier: expect.stringMatching(/^[0-9a-f]{64}$/),
};

describe('Reddit', () => {
  const SETTINGS = { mode: 'api', query: 'Fernhill', username: 'fernhill_bikes' };
  const GRANT = { access_token: 'access-1', expires_in: 86_400, refresh_token: 'refresh-1', scope: 'read' };

  it('is signed in to for good, by the client with its own User-Agent', async () => {
    const { url, problem, asked, session } = await signingIn('reddit', SETTINGS, [{ body: GRANT }]);
    expect(problem).toBeNull();
    expect(url.origin + url.pathname).toBe('https://www.reddit.com/api/v1/authorize');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      duration: 'permanent',
      scope: 'read identity submit',
      code_challenge_method: 'S256',
    });
    expect(asked[0]).toMatchObject({
      url: 'https://www.reddit.com/api/v1/access_token',
      headers: {
        authorization: BASIC,
        'user-agent': 'server:earshot.client-of-fernhill:v1 (by /u/fernhill_bikes)',
      },
    });
    expect(formOf(asked[0]!)).toEqual(CODE);
    expect(await session()).toEqual({
      values: {
        accessToken: 'access-1',
        accessTokenExpiresAt: '2026-11-22T12:00:00.000Z',
        refreshToken: 'refresh-1',
      },
      expiresAt: null,
    });
  });

  it.each([
    [{ body: { error: 'invalid_grant' } }, /took too long or was used twice.*“invalid_grant”/],
    [
      { status: 401, body: { message: 'Unauthorized', error: 401 } },
      /did not give Earshot access.*“Unauthorized”/,
    ],
  ])('says why not, also where it refuses with status 200: %j', async (answer, says) => {
    expect((await signingIn('reddit', SETTINGS, [answer])).problem).toMatch(says);
  });

  it.each([['clientId'], ['clientSecret'], ['signInWith']])(
    'needs a new sign-in after a change of %s, and of nothing else',
    async (name) => {
      const { session, change } = await signingIn('reddit', SETTINGS, [{ body: GRANT }]);
      await change({ username: 'fernhill' });
      expect(await session()).not.toBeNull();
      await change({ [name]: name === 'signInWith' ? 'keys' : 'another' });
      expect(await session()).toBeNull();
    },
  );
});

describe('X', () => {
  const SETTINGS = { mode: 'search', dollars: '20', query: 'Fernhill' };

  it('is signed in to with a token for two hours and one that renews it', async () => {
    const grant = { token_type: 'bearer', expires_in: 7200, access_token: 'a1', refresh_token: 'r1' };
    const { url, problem, asked, session } = await signingIn('x', SETTINGS, [{ body: grant }]);
    expect(problem).toBeNull();
    expect(url.origin + url.pathname).toBe('https://x.com/i/oauth2/authorize');
    expect(url.searchParams.get('scope')).toBe('tweet.read users.read offline.access');
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(asked[0]).toMatchObject({
      url: 'https://api.x.com/2/oauth2/token',
      headers: { authorization: BASIC },
    });
    expect(formOf(asked[0]!)).toEqual(CODE);
    expect((await session())?.values).toEqual({
      accessToken: 'a1',
      accessTokenExpiresAt: '2026-11-21T14:00:00.000Z',
      refreshToken: 'r1',
    });
  });

  it('keeps its words when it refuses, and the code to itself', async () => {
    const body = {
      error: 'invalid_request',
      error_description: 'Value passed for the token “the code” was invalid.',
    };
    const { problem, session } = await signingIn('x', SETTINGS, [{ status: 400, body }]);
    expect(problem).toMatch(/did not give Earshot access.*token “…” was invalid/);
    expect(await session()).toBeNull();
  });

  it('is read with a bearer token by those who entered one, without any sign-in', async () => {
    const begun = signingIn(
      'x',
      { ...SETTINGS, signInWith: 'token', token: 'bearer', clientId: '', clientSecret: '' },
      [],
    );
    await expect(begun).rejects.toThrow('nobody signs in');
  });
});

describe('Mastodon', () => {
  const SETTINGS = { mode: 'search', instance: 'https://social.fernhill.example/', query: 'Fernhill' };

  it('is signed in to at the server of the settings, with a token that does not end', async () => {
    const grant = {
      access_token: 'a1',
      token_type: 'Bearer',
      scope: 'read:search read:statuses read:accounts write:statuses write:media',
      created_at: 1,
    };
    const { url, problem, asked, session } = await signingIn('mastodon', SETTINGS, [{ body: grant }]);
    expect(problem).toBeNull();
    expect(url.origin + url.pathname).toBe('https://social.fernhill.example/oauth/authorize');
    expect(url.searchParams.get('scope')).toBe(
      'read:search read:statuses read:accounts write:statuses write:media',
    );
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(asked[0]?.url).toBe('https://social.fernhill.example/oauth/token');
    expect(formOf(asked[0]!)).toEqual({
      ...CODE,
      client_id: 'client-of-fernhill',
      client_secret: 'secret-of-fernhill',
    });
    expect(await session()).toEqual({ values: { accessToken: 'a1' }, expiresAt: null });
  });

  it('keeps a token from another server', async () => {
    const { session, change } = await signingIn('mastodon', SETTINGS, [{ body: { access_token: 'a1' } }]);
    await change({ instance: 'https://elsewhere.example', clientSecret: 'secret-of-fernhill' });
    expect(await session()).toBeNull();
  });
});

describe('Facebook', () => {
  const SETTINGS = { mode: 'feed', page: '1059000000000001' };
  const SHORT = { body: { access_token: 'EAAshort1', token_type: 'bearer', expires_in: 5000 } };
  const LONG = { body: { access_token: 'EAAlong12', token_type: 'bearer', expires_in: 5_184_000 } };
  const PAGE = { body: { access_token: 'EAApage12', id: '1059000000000001' } };

  it('gives the token of the page of the settings, by way of one that lasts', async () => {
    const { url, problem, asked, session } = await signingIn('facebook', SETTINGS, [SHORT, LONG, PAGE]);
    expect(problem).toBeNull();
    expect(url.origin + url.pathname).toBe('https://www.facebook.com/v26.0/dialog/oauth');
    expect(url.searchParams.get('scope')).toBe(
      'pages_show_list pages_read_engagement pages_read_user_content pages_manage_engagement',
    );
    const client = { client_id: 'client-of-fernhill', client_secret: 'secret-of-fernhill' };
    expect(asked.map((request) => request.url)).toEqual([
      'https://graph.facebook.com/v26.0/oauth/access_token',
      'https://graph.facebook.com/v26.0/oauth/access_token',
      'https://graph.facebook.com/v26.0/1059000000000001?fields=access_token',
    ]);
    expect(formOf(asked[0]!)).toEqual({ ...CODE, ...client });
    expect(formOf(asked[1]!)).toEqual({
      grant_type: 'fb_exchange_token',
      fb_exchange_token: 'EAAshort1',
      ...client,
    });
    expect(asked[2]?.headers?.authorization).toBe('Bearer EAAlong12');
    expect(await session()).toEqual({
      values: { accessToken: 'EAApage12' },
      expiresAt: '2027-02-19T12:00:00.000Z',
    });
  });

  it('needs a new sign-in for another page', async () => {
    const { session, change } = await signingIn('facebook', SETTINGS, [SHORT, LONG, PAGE]);
    await change({ page: '1059000000000002' });
    expect(await session()).toBeNull();
  });

  const refusing = (message: string, code: number) => ({
    status: 400,
    body: { error: { message, type: 'OAuthException', code, fbtrace_id: 'A' } },
  });

  it.each([
    [
      'the code',
      [refusing('Invalid verification code format.', 100)],
      /did not give Earshot access.*Invalid verification code format/,
    ],
    [
      'the longer life',
      [SHORT, refusing('Malformed access token EAAshort1', 190)],
      /gave no access token that lasts.*Malformed access token …/,
    ],
    [
      'the page',
      [SHORT, LONG, { body: { id: '1059000000000001' } }],
      /no access to page 1059000000000001\. Sign in with an account/,
    ],
    [
      'the page, by an error',
      [SHORT, LONG, refusing('(#10) Application does not have permission', 10)],
      /permissions.*\(#10\) Application/,
    ],
  ])('says why not when it refuses %s', async (_what, answers, says) => {
    const { problem, session } = await signingIn('facebook', SETTINGS, answers);
    expect(problem).toMatch(says);
    expect(problem).not.toMatch(/EAA/);
    expect(await session()).toBeNull();
  });
});

describe('Instagram', () => {
  const SETTINGS = { mode: 'tags', account: '17841400000000001' };

  it('keeps the lasting token of the person, and when it ends', async () => {
    const answers = [
      { body: { access_token: 'EAAshort1', expires_in: 5000 } },
      { body: { access_token: 'EAAlong12', expires_in: 5_184_000 } },
    ];
    const { url, problem, asked, session } = await signingIn('instagram', SETTINGS, answers);
    expect(problem).toBeNull();
    expect(url.searchParams.get('scope')).toContain('instagram_basic');
    expect(asked).toHaveLength(2);
    expect(await session()).toEqual({
      values: { accessToken: 'EAAlong12', accessTokenExpiresAt: '2027-01-20T12:00:00.000Z' },
      expiresAt: '2027-01-20T12:00:00.000Z',
    });
  });
});
