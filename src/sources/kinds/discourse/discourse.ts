/** Posts on any Discourse forum: found by its search, then read whole one by one. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askAgain } from '../../reading/ask-again.ts';
import { instanceHost } from '../../reading/instance.ts';
import { fields, isObject, parse, unknownShape } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { readOneByOne, secondsUntil } from '../../reading/one-by-one.ts';
import { type Desk, NAME, openDesk } from './ask.ts';
import { numberIn, readShown, type Shown } from './posts.ts';
import { discourseReply } from './reply.ts';
import { DISCOURSE_SETTINGS } from './settings.ts';

const SEARCH_PAGES = 10;
const WHOLE_PER_POLL = 20;

export const discourse: SourceAdapter = {
  kind: 'discourse',
  label: 'Discourse',
  needs: 'Nothing for a public forum. A forum for members needs an API key of it.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 48,
    exportable: true,
    note: 'Each forum has its own rules. What is deleted there is forgotten here.',
  },
  settings: DISCOURSE_SETTINGS,
  host: ({ forum }) => instanceHost(forum, 'forum'),
  describe: ({ forum, query = '' }) => `${instanceHost(forum, 'forum')}: ${query}`,
  poll,
  recheck: { batch: 10, run: recheck },
  reply: discourseReply,
  recognises: (body) => {
    const value = parse(body);
    return readShown(value, 'https://forum.example') !== null && !isFeedOfOthers(value);
  },
};

/** Other services have groups with results too. */
function isFeedOfOthers(value: unknown): boolean {
  return Array.isArray(value) && !value.some((group) => isObject(group) && group.type === 'topic');
}

/** Found, and its whole text not read yet. */
type Waiting = { id: string; title: string | null };

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const desk = openDesk(settings, http, options.now);
  const before = waitingIn(cursor);
  const isBusy = before.length >= WHOLE_PER_POLL;
  const found = isBusy ? NOTHING(cursor) : await search(desk, settings, cursor, options);
  const { whole, excerpts } = found;
  const waiting = [...before, ...excerpts.map(({ id, item }) => ({ id, title: item.title }))];
  const room = Math.min(WHOLE_PER_POLL, options.limit - whole.length);
  const requests = Math.min(
    room,
    (options.maxRequests ?? WHOLE_PER_POLL) - (options.maxRequests ? desk.asked() : 0),
  );
  const { items, left, failure } = await readWhole(desk, waiting, requests);
  // A preview shows what it has; nothing of it is stored.
  const shown = options.maxRequests ? excerptsFor(left, excerpts) : [];
  return {
    ...found.page,
    items: [...whole, ...items, ...shown].slice(0, options.limit),
    cursor: { search: found.page.cursor, waiting: left },
    isComplete: found.page.isComplete === true && before.length === 0,
    more: left.length > 0 && failure === null,
    minIntervalSeconds: secondsUntil(failure, options.now),
    spent: { requests: desk.asked() },
  };
}

type Found = { page: Page; whole: Item[]; excerpts: Shown[] };

const NOTHING = (cursor: Cursor): Found => ({
  page: { items: [], cursor: searchIn(cursor) },
  whole: [],
  excerpts: [],
});

/** Edits do not show in a search, so what is known is not read again. */
async function search(
  desk: Desk,
  settings: Record<string, string>,
  cursor: Cursor,
  options: PollOptions,
): Promise<Found> {
  const query = settings.query?.trim();
  if (!query) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  const memory = searchIn(cursor);
  const known = new Set(Array.isArray(memory?.seen) ? (memory.seen as string[]) : []);
  const shown = new Map<string, Shown>();
  const page = await readNewestFirst<number>(memory, options, {
    overlapSeconds: OVERLAP_SECONDS,
    isFiltered: false,
    shifts: true,
    maxRequests: SEARCH_PAGES,
    async ask(from, next) {
      const value = await desk.ask(`/search.json?${searchFor(query, from, next ?? 1)}`);
      const found = readShown(value, desk.forum);
      if (!found) throw unknownShape(NAME);
      for (const one of found) shown.set(one.item.externalId, one);
      const { more_full_page_results, more_posts } = fields(fields(value).grouped_search_result);
      const hasMore = more_full_page_results === true || more_posts === true;
      return { items: found.map(({ item }) => item), next: hasMore ? (next ?? 1) + 1 : null };
    },
  });
  const fresh = page.items.flatMap(({ externalId }) => (known.has(externalId) ? [] : shown.get(externalId)!));
  const isTopic = ({ item }: Shown) => numberIn(item.externalId, desk.forum) === null;
  return {
    page,
    whole: fresh.filter((one) => one.isWhole || isTopic(one)).map(({ item }) => item),
    excerpts: fresh.filter((one) => !one.isWhole && !isTopic(one)),
  };
}

/** The index follows within minutes; `after:` knows days only, so it begins a day early. */
const OVERLAP_SECONDS = 900;
const DAY_MS = 86_400_000;

function searchFor(query: string, from: Date, page: number): URLSearchParams {
  const phrase = /[":]/.test(query) || !/\s/.test(query) ? query : `"${query}"`;
  const after = new Date(Math.max(0, from.getTime() - DAY_MS)).toISOString().slice(0, 10);
  return new URLSearchParams({ q: `${phrase} order:latest after:${after}`, page: String(page) });
}

async function readWhole(desk: Desk, waiting: Waiting[], most: number) {
  const items: Item[] = [];
  const { left, failure } = await readOneByOne(waiting, most, async ({ id, title }) => {
    const item = await readPost(desk, id);
    if (item) items.push({ ...item, title: item.title ?? title });
  });
  return { items, left, failure };
}

/** Null when the forum says itself that it is deleted. Throws Failure 'gone' when it is not there. */
async function readPost(desk: Desk, id: string): Promise<Item | null> {
  const [shown] = readShown(await desk.ask(`/posts/${id}.json`), desk.forum) ?? [];
  if (!shown?.isWhole) throw unknownShape(NAME);
  return shown.isGone ? null : shown.item;
}

function excerptsFor(left: Waiting[], excerpts: Shown[]): Item[] {
  const ids = new Set(left.map(({ id }) => id));
  return excerpts.filter(({ id }) => ids.has(id)).map(({ item }) => item);
}

const waitingIn = (cursor: Cursor) => (Array.isArray(cursor?.waiting) ? (cursor.waiting as Waiting[]) : []);

const searchIn = (cursor: Cursor) => (isObject(cursor?.search) ? cursor.search : null);

/** A single post does not say its topic's title. */
function recheck(settings: Record<string, string>, known: Known[], http: Http, { now }: PollOptions) {
  const desk = openDesk(settings, http, now);
  return askAgain(known, async ({ externalId }) => {
    const id = numberIn(externalId, desk.forum);
    return id === null ? null : readPost(desk, id);
  });
}
