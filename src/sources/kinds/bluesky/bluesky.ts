/** Posts on Bluesky: out of the stream of all of them, or by its search. */
import type { SourceAdapter } from '../../adapter.ts';
import { isRecording, readRecording } from './recorded.ts';
import { blueskyReply } from './reply.ts';
import { MOST_PAGES, pollSearch } from './search.ts';
import { BLUESKY_SETTINGS, isSearch, serverOf, streamHost } from './settings.ts';
import { pollStream } from './stream.ts';
import { POSTS_AT_ONCE, recheckPosts } from './xrpc.ts';

/** https://docs.bsky.app/docs/advanced-guides/rate-limits */
const PER_FIVE_MINUTES = 3000;
/** The stream once, and getPosts for the most posts that a poll keeps. */
const STREAM_REQUESTS = 1 + 1000 / POSTS_AT_ONCE;
/** Each page, the first one again, and signing in by every way. */
const SEARCH_REQUESTS = MOST_PAGES + 5;

export const bluesky: SourceAdapter = {
  kind: 'bluesky',
  label: 'Bluesky',
  needs:
    'Nothing: every public post can be heard. With an account and an app password it is searched instead.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 48,
    exportable: true,
    note: 'Posts belong to their authors. What is deleted there is forgotten here.',
  },
  settings: BLUESKY_SETTINGS,
  host: (settings) => (isSearch(settings) ? new URL(serverOf(settings)).host : streamHost(settings)),
  describe: (settings) => `Bluesky: ${(isSearch(settings) ? settings.query : settings.words) ?? ''}`,
  suggest: ({ name }) => (name.trim() ? [{ mode: 'jetstream', words: name.trim() }] : []),
  budgets: (settings) => {
    const perPoll = isSearch(settings) ? SEARCH_REQUESTS : STREAM_REQUESTS;
    return [{ unit: 'requests', limit: PER_FIVE_MINUTES, per: 'five-minutes', perPoll }];
  },
  poll: (settings, cursor, http, options) => {
    if (options.maxRequests === 1) return readRecording(http, options);
    return (isSearch(settings) ? pollSearch : pollStream)(settings, cursor, http, options);
  },
  recheck: {
    batch: POSTS_AT_ONCE,
    run: (_settings, known, http, { now }) => recheckPosts(known, http, now),
  },
  reply: blueskyReply,
  recognises: isRecording,
};
