/** Reddit's feeds: for those without keys, slowly. */
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { isFeed } from '../../feed/looks.ts';
import { pollFeed } from '../../feed/poll.ts';
import { postIn, REDDIT } from './thing.ts';

/** Readers report about one request a minute, and blocks for those who ask more. */
const SECONDS_BETWEEN = 600;
const SHOWN = 25;

export async function pollRedditFeed(
  address: string,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const page = await pollFeed(address, cursor, http, options, {
    service: REDDIT,
    shape: toThing,
    window: SHOWN,
  });
  return { ...page, minIntervalSeconds: Math.max(SECONDS_BETWEEN, page.minIntervalSeconds ?? 0) };
}

export function isRedditFeed(body: string): boolean {
  return (
    isFeed(body) &&
    /<link[^>]+href="https:\/\/[a-z]+\.reddit\.com\//.test(body.slice(0, 4096)) &&
    /<id>t\d_|redditstatic|reddit\.com: /.test(body)
  );
}

/** The same identities as through the interface. The title of a comment is that of somebody else's post. */
function toThing(item: Item): Item {
  const id = item.externalId.replace(/^reddit\.com#/, '');
  const externalId = /^t\d_/.test(id) ? id : (postIn(item.url) ?? id);
  const isComment = externalId.startsWith('t1_');
  const isNobody = item.author.name?.includes('[deleted]') ?? false;
  return {
    ...item,
    source: 'reddit',
    externalId,
    title: isComment ? null : item.title,
    author: isNobody ? { name: null, handle: null, url: null, followers: null } : item.author,
    parent: isComment ? postIn(item.url) : null,
  };
}
