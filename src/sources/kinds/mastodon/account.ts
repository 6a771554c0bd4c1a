/** What one account posts: its feed, which every server gives without a key. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { pollFeed } from '../../feed/poll.ts';
import { NAME } from './statuses.ts';

/** A feed shows the latest 20 posts. */
const WINDOW = 20;

/** The user and server in "@user@server", or in the address of a profile. Throws Refusal. */
export function readAccount(account = ''): { user: string; host: string } {
  const [, user, host] = /^@?([\w.-]+)@([\w.-]+(?::\d+)?)$/.exec(account.trim()) ?? [];
  if (user && host) return { user, host };
  const [, server, name] = /^https:\/\/([\w.-]+(?::\d+)?)\/@([\w.-]+)\/?$/.exec(account.trim()) ?? [];
  if (server && name) return { user: name, host: server };
  throw new Refusal('invalid', 'Give the account as name@server, such as fernhill@mastodon.social.');
}

export function pollAccount(
  account: string | undefined,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const { user, host } = readAccount(account);
  return readFeedOf(`https://${host}/@${user}.rss`, cursor, http, options);
}

/** The feed at this address as posts of its account. */
export function readFeedOf(url: string, cursor: Cursor, http: Http, options: PollOptions): Promise<Page> {
  return pollFeed(url, cursor, http, options, { service: NAME, shape: toPost, window: WINDOW });
}

/** The feed names posts by their page; the same post has another address as its identity. */
function toPost(item: Item): Item {
  const [, host, user, id] = /^https:\/\/([^/]+)\/@([^/@]+)\/(\d+)$/.exec(item.url ?? '') ?? [];
  if (!host || !user) return { ...item, source: 'mastodon', title: null };
  return {
    ...item,
    source: 'mastodon',
    externalId: `https://${host}/users/${user}/statuses/${id}`,
    author: { ...item.author, handle: `${user}@${host}`, url: `https://${host}/@${user}` },
    title: null,
  };
}
