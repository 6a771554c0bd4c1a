/** What each kind sends to answer a post, and how it finds an answer that stands there already. */
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../src/platform/platform.ts';
import type { Answer, ReplyOptions } from '../../src/sources/adapter.ts';
import { adapterOf, SOURCE_ADAPTERS } from '../../src/sources/kinds/index.ts';
import { fixture as appstoreconnect } from './fixtures/appstoreconnect.ts';
import { fixture as googleplay } from './fixtures/googleplay.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const TEXT = 'Sorry about the brakes. We call you tomorrow.';
const SESSION = { values: { accessToken: 'invented' }, expiresAt: null };

type Case = {
  kind: string;
  settings: Record<string, string>;
  session?: ReplyOptions['session'];
  post: Partial<Answer> & { externalId: string };
  /** The one request that posts it, and the service's answer. */
  writes: { method: string; url: string; body: unknown; gives: unknown };
  /** What the service shows where the answer stands: address → reply. */
  shows: Record<string, unknown>;
  posted: string;
  /** Another post, where the service tells answers apart by what they answer. */
  another?: Partial<Answer>;
};

const PLAY =
  'https://androidpublisher.googleapis.com/androidpublisher/v3/applications/com.example.fernhill/reviews/gp%3A7';
const PROFILE = 'accounts/1/locations/2/reviews/3';
const APPLE = 'https://api.appstoreconnect.apple.com/v1';
const PILOT = 'https://api.trustpilot.com/v1/private/reviews/abc';

const CASES: Case[] = [
  {
    kind: 'googleplay',
    settings: googleplay.upstreams.googleplay!.settings,
    post: { externalId: 'gp:7' },
    writes: {
      method: 'POST',
      url: `${PLAY}:reply`,
      body: { replyText: TEXT },
      gives: { result: { replyText: TEXT } },
    },
    shows: {
      [PLAY]: {
        reviewId: 'gp:7',
        comments: [{ userComment: { text: 'Bad.' } }, { developerComment: { text: ` ${TEXT}\n` } }],
      },
    },
    posted: 'gp:7',
  },
  {
    kind: 'googlebusiness',
    settings: { account: 'accounts/1', location: 'locations/2', clientId: 'c', clientSecret: 's' },
    session: SESSION,
    post: { externalId: PROFILE },
    writes: {
      method: 'PUT',
      url: `https://mybusiness.googleapis.com/v4/${PROFILE}/reply`,
      body: { comment: TEXT },
      gives: { comment: TEXT, updateTime: '2026-11-21T12:00:00Z' },
    },
    shows: {
      [`https://mybusiness.googleapis.com/v4/${PROFILE}`]: { name: PROFILE, reviewReply: { comment: TEXT } },
    },
    posted: `${PROFILE}/reply`,
  },
  {
    kind: 'trustpilot',
    settings: { access: 'business', businessUnit: 'fernhill.example', apiKey: 'k', apiSecret: 's' },
    session: SESSION,
    post: { externalId: 'abc' },
    writes: { method: 'POST', url: `${PILOT}/reply`, body: { message: TEXT }, gives: {} },
    shows: {
      [PILOT]: {
        id: 'abc',
        stars: 1,
        consumer: { displayName: 'Nils Example' },
        companyReply: { text: TEXT },
        createdAt: '2026-11-20T00:00:00Z',
      },
    },
    posted: 'abc',
  },
  {
    kind: 'appstoreconnect',
    settings: appstoreconnect.upstreams.appstoreconnect!.settings,
    post: { externalId: '00000007' },
    writes: {
      method: 'POST',
      url: `${APPLE}/customerReviewResponses`,
      body: {
        data: {
          type: 'customerReviewResponses',
          attributes: { responseBody: TEXT },
          relationships: { review: { data: { type: 'customerReviews', id: '00000007' } } },
        },
      },
      gives: { data: { type: 'customerReviewResponses', id: 'r-1' } },
    },
    shows: {
      [`${APPLE}/customerReviews/00000007?include=response`]: {
        data: { type: 'customerReviews', id: '00000007' },
        included: [{ type: 'customerReviewResponses', id: 'r-1', attributes: { responseBody: TEXT } }],
      },
    },
    posted: 'r-1',
  },
  {
    kind: 'bluesky',
    settings: { mode: 'search', query: 'Fernhill', handle: 'fernhill.example', appPassword: 'invented' },
    session: {
      values: { account: 'fernhill.example https://bsky.social', token: 'invented', refreshToken: 'r' },
      expiresAt: null,
    },
    post: { externalId: 'at://did:plc:nils/app.bsky.feed.post/3k' },
    writes: {
      method: 'POST',
      url: 'https://bsky.social/xrpc/com.atproto.repo.createRecord',
      body: {
        repo: 'did:plc:fernhill',
        collection: 'app.bsky.feed.post',
        record: {
          $type: 'app.bsky.feed.post',
          text: TEXT,
          createdAt: NOW.toISOString(),
          reply: {
            root: { uri: 'at://did:plc:root/app.bsky.feed.post/1', cid: 'bafyroot' },
            parent: { uri: 'at://did:plc:nils/app.bsky.feed.post/3k', cid: 'bafynils' },
          },
        },
      },
      gives: { uri: 'at://did:plc:fernhill/app.bsky.feed.post/4z', cid: 'bafyours' },
    },
    shows: {
      'https://bsky.social/xrpc/com.atproto.server.getSession': { did: 'did:plc:fernhill' },
      'https://bsky.social/xrpc/app.bsky.feed.getPosts?uris=at%3A%2F%2Fdid%3Aplc%3Anils%2Fapp.bsky.feed.post%2F3k':
        {
          posts: [
            {
              uri: 'at://did:plc:nils/app.bsky.feed.post/3k',
              cid: 'bafynils',
              record: { reply: { root: { uri: 'at://did:plc:root/app.bsky.feed.post/1', cid: 'bafyroot' } } },
            },
          ],
        },
      'https://bsky.social/xrpc/com.atproto.repo.listRecords?repo=did%3Aplc%3Afernhill&collection=app.bsky.feed.post&limit=50':
        {
          records: [
            {
              uri: 'at://did:plc:fernhill/app.bsky.feed.post/4z',
              value: {
                createdAt: NOW.toISOString(),
                text: TEXT,
                reply: { parent: { uri: 'at://did:plc:nils/app.bsky.feed.post/3k' } },
              },
            },
          ],
        },
    },
    posted: 'at://did:plc:fernhill/app.bsky.feed.post/4z',
    another: { externalId: 'at://did:plc:nils/app.bsky.feed.post/9x' },
  },
  {
    kind: 'github',
    settings: { query: 'fernhill', token: 'invented' },
    post: { externalId: 'I_1', url: 'https://github.com/example/trails/issues/7' },
    writes: {
      method: 'POST',
      url: 'https://api.github.com/repos/example/trails/issues/7/comments',
      body: { body: TEXT },
      gives: { node_id: 'IC_9', html_url: 'https://github.com/example/trails/issues/7#issuecomment-9' },
    },
    shows: {
      'https://api.github.com/user': { login: 'fernhill' },
      'https://api.github.com/repos/example/trails/issues/7/comments?since=2026-11-21T11%3A58%3A00Z&per_page=100':
        [{ node_id: 'IC_9', user: { login: 'fernhill' }, body: TEXT, created_at: '2026-11-21T12:00:02Z' }],
    },
    posted: 'IC_9',
  },
];

const TOKENS = /oauth2\.googleapis\.com\/token$/;

/** Answers what the case names, and tokens; anything else fails the test. */
function serviceOf({ writes }: Case, shows: Case['shows']) {
  const asked: HttpRequest[] = [];
  const http = async (request: HttpRequest) => {
    const isWrite = request.url === writes.url && request.method === writes.method;
    if (!TOKENS.test(request.url)) asked.push(request);
    const value = TOKENS.test(request.url)
      ? { access_token: 'invented', expires_in: 3599, token_type: 'Bearer' }
      : isWrite
        ? writes.gives
        : shows[request.url];
    if (value === undefined) throw new Error(`${request.method ?? 'GET'} ${request.url} is not expected.`);
    const headers = { 'content-type': 'application/json' };
    const body = new TextEncoder().encode(JSON.stringify(value));
    return { status: 200, headers, body, url: request.url, permanentUrl: null };
  };
  return { http, asked };
}

const answerTo = (post: Case['post']): Answer => ({
  url: null,
  parent: null,
  replyTo: null,
  authorHandle: null,
  text: TEXT,
  since: NOW,
  key: '6b0cb5f6-2b5f-4f4e-9d0e-0d6c1a2f3e4d',
  ...post,
});
const options = ({ session = null }: Case): ReplyOptions => ({ now: NOW, session });

describe.each(CASES)('answering on $kind', (given) => {
  const ability = adapterOf(given.kind).reply!;

  it('is one request, as the service describes it', async () => {
    const { http, asked } = serviceOf(given, given.shows);
    expect(ability.lacks(given.settings)).toBeNull();
    const posted = await ability.send(given.settings, answerTo(given.post), http, options(given));
    expect(posted.id).toBe(given.posted);
    const writes = asked.filter(({ method = 'GET' }) => method !== 'GET');
    expect(writes).toHaveLength(1);
    expect(JSON.parse(String(writes[0]!.body))).toEqual(given.writes.body);
    expect(writes[0]!.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(writes[0]!.headers?.authorization).toMatch(/^Bearer ./);
  });

  it('finds an answer that stands there, and none where another one stands', async () => {
    const there = serviceOf(given, given.shows);
    const found = await ability.find!(given.settings, answerTo(given.post), there.http, options(given));
    expect(found?.id).toBe(given.posted);
    const other = { ...answerTo(given.post), text: 'Something else.', ...given.another };
    const none = serviceOf(given, given.shows);
    expect(await ability.find!(given.settings, other, none.http, options(given))).toBeNull();
    expect(none.asked.every(({ method = 'GET' }) => method === 'GET')).toBe(true);
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
  });
});
