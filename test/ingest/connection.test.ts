import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { connections, sources } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import type { HttpRequest } from '../../src/platform/platform.ts';
import { beginConnection, endConnection } from '../../src/sources/connection.ts';
import { openSession } from '../../src/sources/session.ts';
import { createSource } from '../../src/sources/settings.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aSource, aUser } from '../support/records.ts';

const SETTINGS = {
  account: 'accounts/1',
  location: 'locations/2',
  clientId: 'fernhill.apps.example',
  clientSecret: 'a client secret',
};
const TOKENS = { access_token: 'access-1', refresh_token: 'refresh-1', expires_in: 3600 };

type Answer = { status?: number; body: unknown };

async function atTheDoor(answer: Answer | Failure = { body: TOKENS }) {
  const asked: HttpRequest[] = [];
  const platform = await testPlatform({
    http: async (request) => {
      asked.push(request);
      if (answer instanceof Failure) throw answer;
      const body = new TextEncoder().encode(JSON.stringify(answer.body));
      return { status: answer.status ?? 200, headers: {}, body, url: request.url, permanentUrl: null };
    },
  });
  const actor: Actor = { userId: (await aUser(platform)).id, via: 'web' };
  const source = await createSource(platform, actor, { kind: 'googlebusiness', settings: SETTINGS });
  await platform.db
    .update(sources)
    .set({ health: 'signed-out', nextPollAt: new Date(START.getTime() + 9e6) });
  const url = new URL(await beginConnection(platform, actor.userId!, source.id));
  const state = url.searchParams.get('state')!;
  const back = (values: Partial<Record<'code' | 'error' | 'description', string>>) =>
    endConnection(platform, actor, { state, code: '', error: '', description: '', ...values });
  return { platform, actor, source, url, state, back, asked };
}

const rowOf = async (platform: TestPlatform, id: number) =>
  (await platform.db.select().from(sources).where(eq(sources.id, id)))[0]!;

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return Buffer.from(digest).toString('base64url');
}

describe('signing in at a source', () => {
  it('leads to its page with a challenge, a fresh state and the address to come back to', async () => {
    const { platform, url, state, source, actor } = await atTheDoor();
    expect(url.origin + url.pathname).toBe('https://accounts.google.com/o/oauth2/v2/auth');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'fernhill.apps.example',
      redirect_uri: 'http://localhost:3000/sources/connection',
      code_challenge_method: 'S256',
      access_type: 'offline',
    });
    expect(state).toMatch(/^[0-9a-f]{64}$/);
    const [stored] = await platform.db.select().from(connections);
    expect(JSON.stringify(stored)).not.toContain(state);
    const again = new URL(await beginConnection(platform, actor.userId!, source.id));
    expect(again.searchParams.get('state')).not.toBe(state);
  });

  it('exchanges the code with the verifier of the challenge, keeps the tokens sealed, reads at once', async () => {
    const { platform, url, source, back, asked } = await atTheDoor();
    expect(await back({ code: 'code-1' })).toEqual({
      sourceId: source.id,
      name: source.name,
      problem: null,
    });
    const form = new URLSearchParams(String(asked[0]!.body));
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'authorization_code',
      code: 'code-1',
      client_id: 'fernhill.apps.example',
      client_secret: 'a client secret',
      redirect_uri: 'http://localhost:3000/sources/connection',
    });
    expect(await challengeOf(form.get('code_verifier')!)).toBe(url.searchParams.get('code_challenge'));
    const row = await rowOf(platform, source.id);
    expect(row).toMatchObject({ health: 'working', nextPollAt: START });
    expect(row.session).not.toContain('access-1');
    expect((await openSession(platform, row))!.values).toEqual({
      accessToken: 'access-1',
      accessTokenExpiresAt: '2026-11-21T13:00:00.000Z',
      refreshToken: 'refresh-1',
    });
  });

  it('keeps the old refresh token where the service gives none again', async () => {
    const { platform, actor, source, back } = await atTheDoor();
    await back({ code: 'code-1' });
    const fresh = { ...platform, http: answeringOnce({ access_token: 'access-2' }) };
    const url = new URL(await beginConnection(fresh, actor.userId!, source.id));
    const state = url.searchParams.get('state')!;
    await endConnection(fresh, actor, { state, code: 'code-2', error: '', description: '' });
    const session = await openSession(platform, await rowOf(platform, source.id));
    expect(session!.values).toEqual({ accessToken: 'access-2', refreshToken: 'refresh-1' });
  });

  it('takes a state once, from the one who began, for ten minutes', async () => {
    const { platform, source, actor, back } = await atTheDoor();
    await back({ code: 'code-1' });
    await expect(back({ code: 'code-1' })).rejects.toThrow('used before');
    const begin = async () =>
      new URL(await beginConnection(platform, actor.userId!, source.id)).searchParams.get('state')!;
    const end = (state: string, userId: number) =>
      endConnection(platform, { userId, via: 'web' }, { state, code: 'c', error: '', description: '' });
    await expect(end(await begin(), (await aUser(platform)).id)).rejects.toThrow('belongs to no sign-in');
    const late = await begin();
    platform.setNow(10 * 60_000);
    await expect(end(late, actor.userId!)).rejects.toThrow('More than ten minutes');
    await expect(end('x', actor.userId!)).rejects.toThrow('belongs to no sign-in');
  });

  it('says that access was not allowed, and leaves the source as it was', async () => {
    const { platform, source, back, asked } = await atTheDoor();
    expect((await back({ error: 'access_denied' })).problem).toContain('access was not allowed');
    expect(asked).toEqual([]);
    expect(await rowOf(platform, source.id)).toMatchObject({ health: 'signed-out', session: null });
  });

  it.each([
    [
      { error: 'invalid_client', error_description: 'The provided client secret is invalid.' },
      401,
      ['“The provided client secret is invalid.”', 'client secret is wrong'],
    ],
    [{ error: 'invalid_grant' }, 400, ['“invalid_grant”', 'sign in again']],
    [{ error: 'redirect_uri_mismatch' }, 400, ['“redirect_uri_mismatch”', 'redirect address']],
    [{ error: 'invalid_request' }, 200, ['“invalid_request”']],
    ['<html>', 503, ['status 503', 'Sign in again later']],
    [{ token_type: 'Bearer' }, 200, ['without one']],
  ])('says why no token came for %j', async (body, status, sentences) => {
    const { back } = await atTheDoor({ body, status });
    const { problem } = await back({ code: 'code-1' });
    for (const sentence of sentences) expect(problem).toContain(sentence);
    expect(problem).not.toContain('a client secret');
  });

  it('keeps the words of the sign-in page and of the network', async () => {
    const first = await atTheDoor(new Failure('dns', 'oauth2.googleapis.com was not found.'));
    expect((await first.back({ code: 'c' })).problem).toBe('oauth2.googleapis.com was not found.');
  });

  it('refuses sources without a sign-in page', async () => {
    const { platform, actor } = await atTheDoor();
    const feed = await aSource(platform);
    await expect(beginConnection(platform, actor.userId!, feed.id)).rejects.toThrow('no sign-in page');
  });
});

const answeringOnce = (value: unknown) => async (request: HttpRequest) => ({
  status: 200,
  headers: {},
  body: new TextEncoder().encode(JSON.stringify(value)),
  url: request.url,
  permanentUrl: null,
});
