/** Answering where people talk. */
import { type Case, NOW, SESSION, TEXT } from './case.ts';

const REDDIT = 'https://oauth.reddit.com';
const YOUTUBE = 'https://www.googleapis.com/youtube/v3';
const GRAPH = 'https://graph.facebook.com/v26.0';
const LEMMY = 'https://lemmy.example';
/** An answer that is handed over then is not the one that stands there. */
const LATER = new Date(NOW.getTime() + 3_600_000);

const OUR_COMMENT = {
  comment: { id: 9, ap_id: `${LEMMY}/comment/9`, content: TEXT, path: '0.7.9', published: NOW.toISOString() },
  post: { id: 5, name: 'Brakes', ap_id: `${LEMMY}/post/5` },
  creator: { name: 'fernhill', actor_id: `${LEMMY}/u/fernhill` },
};

export const TALKS: Case[] = [
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
  {
    kind: 'reddit',
    settings: { mode: 'api', query: 'Fernhill', signInWith: 'account', clientId: 'c', clientSecret: 's' },
    session: SESSION,
    post: {
      externalId: 't1_abc',
      parent: 't3_bikes',
      url: 'https://www.reddit.com/r/bikes/comments/bikes/_/abc',
    },
    writes: {
      method: 'POST',
      url: `${REDDIT}/api/comment`,
      body: { api_type: 'json', thing_id: 't1_abc', text: TEXT },
      gives: {
        json: {
          errors: [],
          data: {
            things: [{ kind: 't1', data: { name: 't1_ours', permalink: '/r/bikes/comments/bikes/_/ours/' } }],
          },
        },
      },
    },
    shows: {
      [`${REDDIT}/api/v1/me`]: { name: 'fernhill_bikes' },
      [`${REDDIT}/comments/bikes?comment=abc&context=0&depth=3&sort=new&limit=100&raw_json=1`]: [
        { kind: 'Listing', data: { children: [] } },
        {
          kind: 'Listing',
          data: {
            children: [
              {
                kind: 't1',
                data: {
                  name: 't1_ours',
                  author: 'fernhill_bikes',
                  body: TEXT,
                  parent_id: 't1_abc',
                  created_utc: NOW.getTime() / 1000,
                },
              },
            ],
          },
        },
      ],
    },
    posted: 't1_ours',
    another: { since: LATER },
  },
  {
    kind: 'youtube',
    settings: {
      mode: 'comments',
      videos: 'F1UP7wRCPH8',
      key: 'k',
      signInWith: 'account',
      clientId: 'c',
      clientSecret: 's',
    },
    session: SESSION,
    post: { externalId: 'Ugxx.reply', parent: 'F1UP7wRCPH8' },
    writes: {
      method: 'POST',
      url: `${YOUTUBE}/comments?part=snippet`,
      body: { snippet: { parentId: 'Ugxx', textOriginal: TEXT } },
      gives: { kind: 'youtube#comment', id: 'Ugxx.ours', snippet: { textOriginal: TEXT } },
    },
    shows: {
      [`${YOUTUBE}/channels?part=id&mine=true&key=k`]: { items: [{ id: 'UCfernhill' }] },
      [`${YOUTUBE}/comments?part=snippet&parentId=Ugxx&maxResults=100&key=k`]: {
        items: [
          {
            id: 'Ugxx.ours',
            snippet: { authorChannelId: { value: 'UCfernhill' }, publishedAt: NOW.toISOString() },
          },
        ],
      },
    },
    posted: 'Ugxx.ours',
    another: { since: LATER },
  },
  {
    kind: 'facebook',
    settings: { mode: 'comments', page: '12', token: 'invented' },
    post: { externalId: '34_56' },
    writes: {
      method: 'POST',
      url: `${GRAPH}/34_56/comments`,
      body: { message: TEXT },
      gives: { id: '34_78' },
    },
    shows: {
      [`${GRAPH}/34_56/comments?fields=id%2Ccreated_time%2Cfrom%7Bid%7D&order=reverse_chronological&limit=100`]:
        {
          data: [{ id: '34_78', created_time: '2026-11-21T12:00:01+0000', from: { id: '12' } }],
        },
    },
    posted: '34_78',
    another: { since: LATER },
  },
  {
    kind: 'instagram',
    settings: { mode: 'mentioned', account: '178', media: '179', token: 'invented' },
    post: { externalId: '179' },
    writes: {
      method: 'POST',
      url: `${GRAPH}/178/mentions`,
      body: { media_id: '179', message: TEXT },
      gives: { id: '180' },
    },
    shows: {},
    posted: '180',
  },
  {
    kind: 'discourse',
    settings: { forum: 'https://forum.example', query: 'Fernhill', key: 'invented', username: 'fernhill' },
    post: { externalId: 'forum.example/p/7', url: 'https://forum.example/t/brakes/5/2' },
    writes: {
      method: 'POST',
      url: 'https://forum.example/posts.json',
      body: { topic_id: 5, raw: TEXT, reply_to_post_number: 2 },
      gives: { id: 9, topic_id: 5, topic_slug: 'brakes', post_number: 4 },
    },
    shows: {
      'https://forum.example/t/5.json': { post_stream: { stream: [6, 7, 9] } },
      'https://forum.example/t/5/posts.json?post_ids%5B%5D=6&post_ids%5B%5D=7&post_ids%5B%5D=9': {
        post_stream: {
          posts: [
            {
              id: 9,
              topic_id: 5,
              post_number: 4,
              username: 'Fernhill',
              cooked: '<p>…</p>',
              created_at: NOW.toISOString(),
            },
          ],
        },
      },
    },
    posted: 'forum.example/p/9',
    credential: { header: 'api-key', is: /^invented$/ },
    another: { since: LATER },
  },
  {
    kind: 'lemmy',
    settings: { instance: LEMMY, query: 'Fernhill', username: 'fernhill', password: 'invented' },
    session: { values: { account: `fernhill ${LEMMY}`, token: 'invented', version: '3' }, expiresAt: null },
    post: { externalId: 'https://elsewhere.example/comment/70', url: `${LEMMY}/comment/7` },
    writes: {
      method: 'POST',
      url: `${LEMMY}/api/v3/comment`,
      body: { content: TEXT, post_id: 5, parent_id: 7 },
      gives: { comment_view: OUR_COMMENT },
    },
    shows: {
      [`${LEMMY}/api/v3/comment?id=7`]: { comment_view: { comment: { id: 7 }, post: { id: 5 } } },
      [`${LEMMY}/api/v3/comment/list?type_=All&sort=New&limit=50&parent_id=7`]: { comments: [OUR_COMMENT] },
    },
    posted: `${LEMMY}/comment/9`,
    another: { since: LATER },
  },
];
