/** One poll of a feed, for every kind of source that reads one. */
import { Failure } from '../../failure.ts';
import type { Http } from '../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions } from '../adapter.ts';
import { askFeed, type Found, findFeed, readFeed } from './fetch.ts';
import { minInterval } from './freshness.ts';
import { type Shape, toDeleted, toItems } from './items.ts';
import { advance, readState, type State } from './memory.ts';

export type FeedReader = {
  /** What its items become; those that end with one id are one item. */
  shape?: Shape;
  /** Who answers, when the address is not the user's own: a page in place of the feed is then a passing fault. */
  service?: string;
  /** The most items that it shows of those that match: only a full feed can have lost some. */
  window?: number;
};

/** Reads the feed, or says that nothing has changed. Throws Failure. */
export async function pollFeed(
  address: string,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
  reader: FeedReader = {},
): Promise<Page> {
  const answer = await askFeed(address, readState(cursor, options.since), http, options.now, reader);
  const { reply, state } = answer;
  const movedTo =
    state.feedUrl === null && !reader.service ? saferAddress(address, reply.permanentUrl) : null;
  const minIntervalSeconds = minInterval(reply.headers, null, options.now);
  if (!answer.isNews)
    return { items: [], cursor: state, unchanged: true, isComplete: true, minIntervalSeconds, movedTo };
  const found = reader.service
    ? { feed: await feedOf(reader.service, () => readFeed(reply)), reply, state }
    : await findFeed(answer, http, options);
  return { ...(await pageOf(found, options, reader)), movedTo };
}

async function pageOf(
  { feed, reply, state: answered }: Found,
  { now, limit }: PollOptions,
  { shape, window = 0 }: FeedReader,
): Promise<Page> {
  const state = feed.isWhole ? answered : { ...answered, etag: null, lastModified: null, hash: null };
  const shown = withoutTwins(await toItems(feed, reply.url, now, shape));
  const items = withinBounds(shown, state, limit);
  const deleted = withoutShown(await toDeleted(feed, reply.url), shown);
  const minIntervalSeconds = minInterval(reply.headers, feed.ttlSeconds, now);
  const { cursor, gap, isComplete } = advance(state, items, now);
  const lost = feed.items.length >= window ? gap : null;
  return { items, deleted, title: feed.title, minIntervalSeconds, cursor, gap: lost, isComplete };
}

async function feedOf<Feed>(service: string, read: () => Promise<Feed>): Promise<Feed> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Failure) || error.class !== 'not-a-feed') throw error;
    throw new Failure(
      'transient',
      `${service} answered with something other than a feed, so nothing was read. The fault is on its side; Earshot asks again at the next poll.`,
      { cause: error },
    );
  }
}

/** Where a feed moved for good, unless that is less safe. */
export function saferAddress(from: string, to: string | null): string | null {
  return to !== null && to !== from && !(from.startsWith('https:') && to.startsWith('http:')) ? to : null;
}

function withoutTwins(items: Item[]): Item[] {
  const byId = new Map(items.toReversed().map((item) => [item.externalId, item]));
  return items.filter((item) => byId.get(item.externalId) === item);
}

/** An entry that came back, or took over the id, is not gone. */
function withoutShown(deleted: string[], shown: Item[]): string[] {
  const ids = new Set(shown.map(({ externalId }) => externalId));
  return deleted.filter((id) => !ids.has(id));
}

/** Without what is older than the first run looked back, and of more than fits the newest. */
function withinBounds(items: Item[], { floor }: State, limit: number): Item[] {
  const recent = items.filter(({ publishedAt }) => publishedAt === null || publishedAt >= floor);
  if (recent.length <= limit) return recent;
  const newest = recent.toSorted((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''));
  const kept = new Set(newest.slice(0, limit));
  return recent.filter((item) => kept.has(item));
}
