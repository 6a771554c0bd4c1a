/** Any feed: RSS, RDF, Atom, JSON Feed, or a page that points to one. */
import { Refusal } from '../../failure.ts';
import type { Http } from '../../platform/platform.ts';
import { safeUrl } from '../../text.ts';
import type { Cursor, Item, Page, PollOptions, SourceAdapter } from '../adapter.ts';
import { askFeed, type Found, findFeed } from '../feed/fetch.ts';
import { minInterval } from '../feed/freshness.ts';
import { toDeleted, toItems } from '../feed/items.ts';
import { advance, readState, type State } from '../feed/memory.ts';

export const rss: SourceAdapter = {
  kind: 'rss',
  label: 'RSS',
  needs: 'Nothing: the feed only has to be public.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'The publisher’s own terms apply; ask before you republish whole texts.',
  },
  settings: [
    {
      name: 'url',
      label: 'Feed address',
      help: 'The address of an RSS, Atom or JSON feed, or of a page that links to one.',
      required: true,
      example: 'https://example.com/feed.xml',
    },
  ],
  host: (settings) => new URL(addressOf(settings)).host,
  describe: (settings) => describe(new URL(addressOf(settings))),
  suggest: ({ name }) => (name.trim() ? [{ url: newsSearch(name) }] : []),
  poll,
  recognises: (body) =>
    /<(?:[\w-]+:)?(?:rss|feed|rdf|entry)[\s>]/i.test(body) ||
    /jsonfeed\.org\/version\//.test(body.slice(0, 4096)),
};

/** feed: is what browsers once called the addresses of feeds. */
function addressOf({ url = '' }: Record<string, string>): string {
  const bare = url.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, '');
  const address = safeUrl(bare.replace(/^feed:/i, 'http:'));
  if (address) return address;
  throw new Refusal('invalid', 'Give the address of the feed, starting with https:// or http://.');
}

function describe(url: URL): string {
  const query = url.host === 'news.google.com' ? url.searchParams.get('q') : null;
  return query ? `Google News: ${query}` : (url.host + url.pathname + url.search).replace(/\/$/, '');
}

function newsSearch(name: string): string {
  const query = encodeURIComponent(`"${name.replaceAll('"', ' ').trim()}" when:7d`);
  return `https://news.google.com/rss/search?q=${query}&hl=en-US&gl=US&ceid=US:en`;
}

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const address = addressOf(settings);
  const answer = await askFeed(address, readState(cursor, options.since), http, options.now);
  const { reply, state } = answer;
  const moved = { movedTo: state.feedUrl === null ? movedTo(address, reply.permanentUrl) : null };
  const minIntervalSeconds = minInterval(reply.headers, null, options.now);
  if (!answer.isNews) return { items: [], cursor: state, unchanged: true, minIntervalSeconds, ...moved };
  const found = await findFeed(answer, http, options);
  return { ...(await pageOf(found, options)), ...moved };
}

async function pageOf({ feed, reply, state }: Found, { now, limit }: PollOptions): Promise<Page> {
  const shown = await toItems(feed, reply.url, now);
  const items = withinBounds(shown, state, limit);
  const deleted = withoutShown(await toDeleted(feed, reply.url), shown);
  const minIntervalSeconds = minInterval(reply.headers, feed.ttlSeconds, now);
  return { items, deleted, title: feed.title, minIntervalSeconds, ...advance(state, items, now) };
}

function movedTo(from: string, to: string | null): string | null {
  return to !== null && to !== from && !(from.startsWith('https:') && to.startsWith('http:')) ? to : null;
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
