/** Posts on Mastodon: a hashtag, a search, or one account. */
import { Failure } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { isFeed } from '../../feed/looks.ts';
import { entered, isByAccount } from '../../reading/by-account.ts';
import { instanceHost } from '../../reading/instance.ts';
import { parse } from '../../reading/json.ts';
import { pollAccount, readAccount, readFeedOf } from './account.ts';
import { openDesk } from './ask.ts';
import { pollHashtag } from './hashtag.ts';
import { recheck } from './recheck.ts';
import { mastodonReply } from './reply.ts';
import { pollSearch } from './search.ts';
import { MASTODON_SETTINGS } from './settings.ts';
import { MASTODON_ACCOUNT } from './sign-in.ts';
import { looksLikeStatuses } from './statuses.ts';

const PER_POLL = 30;

export const mastodon: SourceAdapter = {
  kind: 'mastodon',
  label: 'Mastodon',
  needs:
    'Nothing for a hashtag or an account. A search needs an account on that server: an access token of it, or a sign-in.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 24,
    exportable: true,
    note: 'Each server has its own rules. What is edited or deleted there is followed here.',
  },
  settings: MASTODON_SETTINGS,
  host: hostOf,
  describe: (settings) => {
    const { mode, tag = '', query = '', account = '' } = settings;
    if (mode === 'account') return `@${account.trim().replace(/^@/, '')}`;
    return `${hostOf(settings)}: ${mode === 'search' ? query : `#${tag.trim().replace(/^#/, '')}`}`;
  },
  suggest: ({ name }) => {
    const tag = name.replaceAll(/[^\p{L}\p{N}_]/gu, '').toLowerCase();
    return tag ? [{ mode: 'hashtag', instance: 'https://mastodon.social', tag }] : [];
  },
  budgets: () => [{ unit: 'requests', limit: 300, per: 'five-minutes', perPoll: PER_POLL }],
  credential: (settings) => `${hostOf(settings)} ${keyOf(settings)}`,
  signIn: MASTODON_ACCOUNT.signIn,
  poll: (settings, cursor, http, options) =>
    settings.mode === 'account'
      ? pollAccount(settings.account, cursor, http, options)
      : entered(MASTODON_ACCOUNT, settings, http, options, (open) => poll(open, cursor, http, options)),
  recheck: {
    batch: 10,
    run: (settings, known, http, options) =>
      settings.mode === 'account'
        ? recheck(settings, known, http, options)
        : entered(MASTODON_ACCOUNT, settings, http, options, (open) => recheck(open, known, http, options)),
  },
  reply: mastodonReply,
  recognises: (body) =>
    isFeed(body) ? /<generator>Mastodon\b/.test(body.slice(0, 4096)) : looksLikeStatuses(parse(body)),
};

function hostOf({ mode, account, instance }: Record<string, string>): string {
  return mode === 'account' ? readAccount(account).host : instanceHost(instance, 'Mastodon server');
}

/** Limits are the account's; without one they are the address's. */
function keyOf(settings: Record<string, string>): string {
  const { mode, token, clientId } = settings;
  if (mode === 'account') return '';
  return (isByAccount(settings) ? clientId : token) ?? '';
}

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const { mode, tag, query } = settings;
  const first: { reply: HttpReply | null } = { reply: null };
  const watched: Http = async (request) => {
    const reply = await http(request);
    first.reply ??= reply;
    return reply;
  };
  const desk = openDesk(settings, watched, options.now);
  const bounded = { ...options, maxRequests: Math.min(options.maxRequests ?? PER_POLL, PER_POLL) };
  try {
    const page = await (mode === 'search'
      ? pollSearch(desk, query, cursor, bounded)
      : pollHashtag(desk, tag, cursor, bounded));
    return { ...page, spent: { requests: desk.asked() } };
  } catch (error) {
    // A recorded reply may be an account's feed.
    if (options.maxRequests !== 1 || !(error instanceof Failure) || !isFeedReply(first.reply)) throw error;
    return readFeedOf(`https://${desk.host}/`, null, async () => first.reply!, options);
  }
}

function isFeedReply(reply: HttpReply | null): boolean {
  return reply?.status === 200 && isFeed(new TextDecoder().decode(reply.body.slice(0, 4096)));
}
