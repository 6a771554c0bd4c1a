/** Articles and comments on DEV: listed by tag, by user or by time, then read whole one by one. */

import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askAgain } from '../../reading/ask-again.ts';
import { isObject, parse, text, unknownShape } from '../../reading/json.ts';
import { readOneByOne, secondsUntil } from '../../reading/one-by-one.ts';
import { isArticle, toArticle, toComments } from './articles.ts';
import { type Desk, NAME, openDesk } from './ask.ts';
import { type List, type Listed, looksLikeList, readList } from './list.ts';
import { DEVTO_SETTINGS } from './settings.ts';

const WHOLE_PER_POLL = 25;
const MOST_KNOWN = 3000;
/** Their clock, and lists from a cache. */
const LATE_MS = 600_000;

export const devto: SourceAdapter = {
  kind: 'devto',
  label: 'DEV',
  needs: 'Nothing: its articles are public.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 72,
    exportable: true,
    note: 'Texts belong to their authors. What is deleted there is forgotten here.',
  },
  settings: DEVTO_SETTINGS,
  host: () => 'dev.to',
  describe: ({ mode, tag = '', user = '' }) =>
    mode === 'latest' ? 'dev.to: all new articles' : mode === 'user' ? `dev.to/${user}` : `dev.to/t/${tag}`,
  poll,
  recheck: { batch: 10, run: recheck },
  recognises: (body) => looksLikeList(parse(body)),
};

/** An article to read whole, or the comments under it since `since`. */
type Waiting = { id: string; since: string | null };

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const desk = openDesk(http, options.now);
  const before = waitingIn(cursor);
  const isBusy = before.length >= WHOLE_PER_POLL;
  const list = isBusy ? null : await readList(desk, settings, listIn(cursor), options);
  const { ready, waiting, known } = list ? sort(list, settings, cursor, options) : NOTHING(cursor);
  const all = [...before, ...waiting];
  const room = options.limit - ready.length;
  const left = options.maxRequests ? options.maxRequests - desk.asked() : WHOLE_PER_POLL;
  const reading = await readWaiting(desk, all, Math.min(WHOLE_PER_POLL, left), room);
  // A preview shows what it has; nothing of it is stored.
  const excerpts = options.maxRequests && list ? excerptsOf(reading.left, list.listed) : [];
  return {
    ...list?.page,
    items: withoutTwins([...excerpts, ...ready, ...reading.items]).slice(0, options.limit),
    cursor: {
      list: list ? list.page.cursor : listIn(cursor),
      known,
      at: list ? options.now.toISOString() : text(cursor?.at),
      waiting: reading.left,
    },
    isComplete: list?.page.isComplete === true && before.length === 0,
    more: reading.left.length > 0 && reading.failure === null,
    minIntervalSeconds: secondsUntil(reading.failure, options.now),
    spent: { requests: desk.asked() },
  };
}

type Sorted = { ready: Item[]; waiting: Waiting[]; known: string[] };

const NOTHING = (cursor: Cursor): Sorted => ({ ready: [], waiting: [], known: knownIn(cursor) });

/** What is new, what was edited, and where people talked, since the last list. */
function sort(
  { page, listed }: List,
  { comments }: Record<string, string>,
  cursor: Cursor,
  { since }: PollOptions,
): Sorted {
  const known = new Set(knownIn(cursor));
  const last = text(cursor?.at);
  const start = (last ? new Date(Date.parse(last) - LATE_MS) : since).toISOString();
  const isNews = ({ externalId, editedAt }: Item) => !known.has(externalId) || (editedAt ?? '') >= start;
  const fresh = page.items.filter(isNews);
  const isReady = ({ externalId }: Item) => listed.get(externalId)?.isWhole !== false;
  const talks =
    comments === 'no' ? [] : [...listed.values()].filter(({ talkedAt }) => isSince(talkedAt, start));
  return {
    ready: fresh.filter(isReady),
    waiting: [
      ...fresh.filter((item) => !isReady(item)).map(({ externalId }) => ({ id: externalId, since: null })),
      ...talks.map(({ item }) => ({ id: item.externalId, since: start })),
    ],
    known: [...new Set([...page.items.map(({ externalId }) => externalId), ...known])].slice(0, MOST_KNOWN),
  };
}

const isSince = (at: string | null, start: string) => at !== null && new Date(at).toISOString() >= start;

/** Comments of one thread that do not fit wait for the next poll, from the first of them on. */
async function readWaiting(desk: Desk, waiting: Waiting[], most: number, limit: number) {
  const items: Item[] = [];
  const going: Waiting[] = [];
  const { left, failure } = await readOneByOne(waiting, most, async (one) => {
    if (items.length >= limit) return void going.push(one);
    const { id, since } = one;
    if (since === null) return void items.push(await readArticle(desk, id));
    const news = (await readComments(desk, id)).filter(
      ({ publishedAt }) => publishedAt === null || publishedAt >= since,
    );
    const inOrder = news.sort((a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? ''));
    const next = inOrder[limit - items.length]?.publishedAt;
    items.push(...inOrder.slice(0, limit - items.length));
    if (next) going.push({ id, since: next });
  });
  return { items, left: [...going, ...left], failure };
}

async function readArticle(desk: Desk, id: string): Promise<Item> {
  const value = await desk.ask(`/articles/${id}`);
  if (!isArticle(value)) throw unknownShape(NAME);
  return toArticle(value);
}

/** Threads at the top that one reply shows: forem/forem, Api::CommentsController. Older ones showed all. */
const THREADS = 50;
const MOST_THREAD_PAGES = 20;

/** Deleted comments keep their place without an author; they are no comments any more. */
async function readComments(desk: Desk, article: string): Promise<Item[]> {
  const found = new Map<string, Item>();
  for (let page = 1; page <= MOST_THREAD_PAGES; page++) {
    const value = await desk.ask('/comments', { a_id: article, ...(page > 1 ? { page: String(page) } : {}) });
    if (!Array.isArray(value)) throw unknownShape(NAME);
    const known = found.size;
    for (const item of toComments(value, article)) found.set(item.externalId, item);
    if (value.length < THREADS || found.size === known) break;
  }
  return [...found.values()].filter(
    ({ author, text: words }) => author.handle !== null || !/^\[/.test(words),
  );
}

function excerptsOf(left: Waiting[], listed: Map<string, Listed>): Item[] {
  return left.flatMap(({ id, since }) => (since === null ? (listed.get(id)?.item ?? []) : []));
}

function recheck(_settings: Record<string, string>, known: Known[], http: Http, { now }: PollOptions) {
  const desk = openDesk(http, now);
  const threads = new Map<string, Promise<Item[]>>();
  const threadOf = (article: string) => {
    if (!threads.has(article)) threads.set(article, readComments(desk, article));
    return threads.get(article)!;
  };
  return askAgain(known, async ({ externalId, parent }) => {
    if (/^\d+$/.test(externalId)) return readArticle(desk, externalId);
    if (parent === null) return null;
    const found = (await threadOf(parent)).find((item) => item.externalId === externalId);
    if (!found) throw new Failure('gone', 'The comment is no longer under its article on DEV.');
    return found;
  });
}

const listIn = (cursor: Cursor) => (isObject(cursor?.list) ? cursor.list : null);
const knownIn = (cursor: Cursor) => (Array.isArray(cursor?.known) ? (cursor.known as string[]) : []);
const waitingIn = (cursor: Cursor) => (Array.isArray(cursor?.waiting) ? (cursor.waiting as Waiting[]) : []);

function withoutTwins(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [item.externalId, item])).values()];
}
