/** What each kind sends to answer a post, and how it finds an answer that stands there already. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.ts';
import type { HttpRequest } from '../../src/platform/platform.ts';
import type { Answer, ReplyOptions } from '../../src/sources/adapter.ts';
import { adapterOf, SOURCE_ADAPTERS } from '../../src/sources/kinds/index.ts';
import { type Case, NOW, TEXT } from './answers/case.ts';
import { REVIEWS } from './answers/reviews.ts';
import { TALKS } from './answers/talks.ts';

const CASES = [...REVIEWS, ...TALKS];

const TOKENS = /oauth2\.googleapis\.com\/token$/;
const TOKEN = { access_token: 'invented', expires_in: 3599, token_type: 'Bearer' };

type Written = { status: number; body: string };

/** Answers what the case names, and tokens; anything else fails the test. `written` is how it takes the answer. */
function serviceOf({ writes, shows }: Case, written?: Written) {
  const asked: HttpRequest[] = [];
  const http = async (request: HttpRequest) => {
    const isToken = TOKENS.test(request.url);
    if (!isToken) asked.push(request);
    const isWrite = request.url === writes.url && request.method === writes.method;
    const value = isToken ? TOKEN : isWrite ? writes.gives : shows[request.url];
    if (value === undefined) throw new Error(`${request.method ?? 'GET'} ${request.url} is not expected.`);
    const { status, body } = (isWrite && written) || { status: 200, body: JSON.stringify(value) };
    const headers = { 'content-type': 'application/json' };
    return { status, headers, body: new TextEncoder().encode(body), url: request.url, permanentUrl: null };
  };
  return { http, asked };
}

const isWriting = ({ method = 'GET' }: HttpRequest) => method !== 'GET';

/** What a form or JSON says. */
function bodyOf({ headers, body }: HttpRequest): unknown {
  const isForm = headers?.['content-type'] === 'application/x-www-form-urlencoded';
  return isForm ? Object.fromEntries(new URLSearchParams(String(body))) : JSON.parse(String(body));
}

const answerTo = (post: Case['post']): Answer => ({
  url: null,
  parent: null,
  replyTo: null,
  authorHandle: null,
  text: TEXT,
  since: NOW,
  key: '6b0cb5f6-2b5f-4f4e-9d0e-0d6c1a2f3e4d',
  pictures: [],
  ...post,
});
const options = ({ session = null }: Case): ReplyOptions => ({ now: NOW, session });

describe.each(CASES)('answering on $kind', (given) => {
  const ability = adapterOf(given.kind).reply!;
  const send = (service: ReturnType<typeof serviceOf>) =>
    ability.send(given.settings, answerTo(given.post), service.http, options(given));

  it('is one request, as the service describes it', async () => {
    const service = serviceOf(given);
    expect(ability.lacks(given.settings)).toBeNull();
    expect((await send(service)).id).toBe(given.posted);
    const writes = service.asked.filter(isWriting);
    expect(writes).toHaveLength(1);
    expect(bodyOf(writes[0]!)).toEqual(given.writes.body);
    const { header, is } = given.credential ?? { header: 'authorization', is: /^Bearer ./ };
    expect(writes[0]!.headers?.[header]).toMatch(is);
  });

  it.each([
    ['forbids it', 403, '{}', ['forbidden', 'auth']],
    ['has too much to do', 429, '{}', ['rate']],
    ['breaks', 500, '', ['transient']],
    ['answers with a web page', 200, '<html>Welcome</html>', ['transient']],
  ])('asks once and says what became of it when the service %s', async (_, status, body, classes) => {
    const service = serviceOf(given, { status, body });
    const failure = await send(service).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(classes).toContain((failure as Failure).class);
    expect(service.asked.filter(isWriting)).toHaveLength(1);
  });

  it.runIf(ability.find)('finds an answer that stands there, and none where another one stands', async () => {
    const there = serviceOf(given);
    const found = await ability.find!(given.settings, answerTo(given.post), there.http, options(given));
    expect(found?.id).toBe(given.posted);
    const other = { ...answerTo(given.post), text: 'Something else.', ...given.another };
    const none = serviceOf(given);
    expect(await ability.find!(given.settings, other, none.http, options(given))).toBeNull();
    expect(none.asked.some(isWriting)).toBe(false);
  });
});

describe('a kind that answers', () => {
  it('is held by a test here, or by one of its own', () => {
    const held = [...CASES.map(({ kind }) => kind), 'mastodon'];
    const kinds = SOURCE_ADAPTERS.filter(({ reply }) => reply).map(({ kind }) => kind);
    expect(kinds.filter((kind) => !held.includes(kind))).toEqual([]);
  });

  it('says what to do where its settings do not allow it', () => {
    expect(adapterOf('trustpilot').reply!.lacks({ access: 'public' })).toContain('sign in');
    expect(adapterOf('mastodon').reply!.lacks({ mode: 'hashtag' })).toContain('access token');
    expect(adapterOf('reddit').reply!.lacks({ mode: 'feed' })).toContain('keys that you hold');
    expect(adapterOf('youtube').reply!.lacks({ mode: 'search' })).toContain('reads videos');
    expect(adapterOf('facebook').reply!.lacks({ mode: 'ratings' })).toContain('something else');
    expect(adapterOf('instagram').reply!.lacks({ mode: 'tags' })).toContain('mention it');
    expect(adapterOf('discourse').reply!.lacks({ key: 'invented' })).toContain('API key');
    expect(adapterOf('lemmy').reply!.lacks({ username: 'fernhill' })).toContain('password');
  });
});

describe('what only one of them says', () => {
  const caseOf = (kind: string) => CASES.find((one) => one.kind === kind)!;
  const failing = async (kind: string, body: unknown, status = 200) => {
    const given = caseOf(kind);
    const { http } = serviceOf(given, { status, body: JSON.stringify(body) });
    const sent = adapterOf(kind).reply!.send(given.settings, answerTo(given.post), http, options(given));
    return (await sent.catch((error: unknown) => error)) as Failure;
  };

  it('Reddit refuses inside a good answer, and says how long to wait', async () => {
    const often = await failing('reddit', {
      json: { errors: [['RATELIMIT', 'you are doing that too much. try again in 3 minutes.', 'ratelimit']] },
    });
    expect(often).toMatchObject({ class: 'rate', retryAt: new Date(NOW.getTime() + 180_000) });
    const locked = await failing('reddit', {
      json: { errors: [['THREAD_LOCKED', 'it is locked', 'parent']] },
    });
    expect(locked).toMatchObject({ class: 'bad-query' });
    expect(locked.message).toContain('“it is locked”');
  });

  it('a forum may keep an answer for its moderators, which is no failure', async () => {
    const given = caseOf('discourse');
    const waits = { success: true, action: 'enqueued', pending_post: { id: 3 } };
    const { http } = serviceOf(given, { status: 200, body: JSON.stringify(waits) });
    const { send } = adapterOf('discourse').reply!;
    expect(await send(given.settings, answerTo(given.post), http, options(given))).toEqual({
      id: 'forum.example/p/3 waits for moderators',
      url: null,
    });
  });

  it('a forum says why it does not take an answer', async () => {
    const short = await failing(
      'discourse',
      { errors: ['Body is too short (minimum is 20 characters)'] },
      422,
    );
    expect(short).toMatchObject({ class: 'bad-query' });
    expect(short.message).toContain('too short');
  });

  it('Lemmy is entered with name and password, by the version of its interface that it has', async () => {
    const given = caseOf('lemmy');
    const kept: unknown[] = [];
    const asked: string[] = [];
    const http = async ({ url }: HttpRequest) => {
      asked.push(new URL(url).pathname);
      const isOld = url.includes('/api/v3/');
      const value = url.endsWith('/login') ? { jwt: 'invented' } : given.writes.gives;
      const body = new TextEncoder().encode(isOld ? '' : JSON.stringify(value));
      return { status: isOld ? 404 : 200, headers: {}, body, url, permanentUrl: null };
    };
    const keepSession = async (session: unknown) => void kept.push(session);
    const { send } = adapterOf('lemmy').reply!;
    const posted = await send(given.settings, answerTo(given.post), http, {
      now: NOW,
      session: null,
      keepSession,
    });
    expect(posted.id).toBe(given.posted);
    expect(asked).toEqual([
      '/api/v3/user/login',
      '/api/v4/account/auth/login',
      '/api/v4/comment',
      '/api/v4/comment',
    ]);
    expect(kept).toHaveLength(1);
  });
});
