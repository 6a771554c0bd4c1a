/** Posts and comments on Reddit: by its feeds, or by its interface for those who hold keys. */
import type { Http } from '../../../platform/platform.ts';
import type { Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { parse, readJson } from '../../reading/json.ts';
import { MOST_PAGES, pollInterface, recheckThings } from './api.ts';
import { isRedditFeed, pollRedditFeed } from './feed.ts';
import { redditReply } from './reply.ts';
import { feedOf, isInterface, REDDIT_SETTINGS, wantedOf } from './settings.ts';
import { isListing, REDDIT, readListing } from './thing.ts';
import { SIGN_IN } from './tokens.ts';

/** Requests a minute of a client (2023), of which a poll needs its pages and two tokens. */
const PER_MINUTE = 100;
const PER_POLL = MOST_PAGES + 3;

export const reddit: SourceAdapter = {
  kind: 'reddit',
  label: 'Reddit',
  needs:
    'Nothing for its feeds, which are slow and sometimes blocked. Its interface needs keys that you already hold.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 48,
    exportable: true,
    note: 'What is deleted on Reddit must be forgotten here. With keys Earshot asks for it every two days; feeds do not tell. Commercial use needs Reddit’s approval.',
  },
  settings: REDDIT_SETTINGS,
  host: (settings) => {
    if (!isInterface(settings)) return new URL(feedOf(settings)).host;
    wantedOf(settings);
    return 'oauth.reddit.com';
  },
  describe: (settings) => (settings.address ? 'Reddit: private feed' : `Reddit: ${subjectOf(settings)}`),
  budgets: (settings) =>
    isInterface(settings)
      ? [{ unit: 'requests', limit: PER_MINUTE, per: 'minute', perPoll: PER_POLL }]
      : [{ unit: 'requests', limit: 1, per: 'minute', perPoll: 1 }],
  credential: (settings) => (isInterface(settings) ? (settings.clientId ?? '').trim() : ''),
  signIn: SIGN_IN,
  poll: (settings, cursor, http, options) => {
    if (options.maxRequests === 1) return readRecording(http, options);
    if (isInterface(settings)) return pollInterface(settings, cursor, http, options);
    return pollRedditFeed(feedOf(settings), cursor, http, options);
  },
  recheck: {
    batch: 100,
    run: async (settings, known, http, options) =>
      isInterface(settings) ? recheckThings(settings, known, http, options) : { items: [], gone: [] },
  },
  reply: redditReply,
  recognises: (body) => {
    const value = parse(body);
    return value === undefined
      ? isRedditFeed(body)
      : (Array.isArray(value) ? value : [value]).some(isListing);
  },
};

function subjectOf({ query = '', subreddits = '' }: Record<string, string>): string {
  const where = subreddits.trim() ? `r/${subreddits.split(/[\s,+]+/).join('+')}` : '';
  return [query.trim(), where].filter(Boolean).join(' in ');
}

async function readRecording(http: Http, options: PollOptions): Promise<Page> {
  const reply = await http({ url: 'https://www.reddit.com/' });
  const body = new TextDecoder().decode(reply.body);
  if (reply.status === 200 && isRedditFeed(body))
    return pollRedditFeed('https://www.reddit.com/', null, async () => reply, options);
  const { items, deleted } = readListing(readJson(reply, { name: REDDIT, now: options.now }));
  return { items, deleted, cursor: null };
}
