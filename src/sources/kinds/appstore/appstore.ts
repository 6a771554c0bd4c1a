/** Reviews of any app in the App Store, from the feed of each country's store. */
import { Failure, Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import { statusFailure } from '../../../retry-after.ts';
import type { Cursor, Item, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { isReviewFeed } from '../../feed/looks.ts';
import { parse, withWords } from '../../reading/json.ts';
import { readNewestFirst, type Sheet } from '../../reading/newest-first.ts';
import { isReply, NAME, readReply, type Store } from './reply.ts';

/** The feed ends here, at 50 reviews a page. */
const LAST_PAGE = 10;
const MOST_COUNTRIES = 20;
const OVERLAP_SECONDS = 2 * 86_400;

export const appstore: SourceAdapter = {
  kind: 'appstore',
  label: 'App Store',
  needs: 'Nothing: the reviews of every app are public.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'No rule on storing is known; the reviews belong to their writers.',
  },
  settings: [
    {
      name: 'app',
      label: 'App id',
      help: 'The number after "id" in the app’s address: apps.apple.com/us/app/fernhill/id900000001 is 900000001.',
      required: true,
      example: '900000001',
    },
    {
      name: 'countries',
      label: 'Countries',
      help: 'Two letters each, with commas between: us, gb, de. Every country has reviews of its own; us when left empty.',
      required: false,
      example: 'us',
    },
  ],
  host: () => 'itunes.apple.com',
  describe: (settings) => `App Store: app ${appOf(settings)} (${countriesOf(settings).join(', ')})`,
  poll,
  recognises: (body) => isReply(parse(body)) || isReviewFeed(body),
};

/** One walk a country; the cursor holds one memory for each. */
async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const app = appOf(settings);
  const pages: Page[] = [];
  const memories: Record<string, Cursor> = {};
  const countries = countriesOf(settings);
  for (const [at, country] of countries.entries()) {
    const store = { app, country };
    const left = options.limit - pages.reduce((sum, { items }) => sum + items.length, 0);
    const memory = memoryOf(cursor, country);
    // A first reading is short: the first country must not take all of it.
    const share = memory === null ? Math.floor(left / (countries.length - at)) : left;
    const page = await pollStore(store, memory, http, { ...options, limit: Math.max(share, 1) });
    memories[country] = page.cursor;
    pages.push(page);
  }
  return {
    items: pages.flatMap(({ items }) => items),
    cursor: memories,
    gap: union(pages),
    isComplete: pages.every(({ isComplete }) => isComplete),
  };
}

function memoryOf(cursor: Cursor, country: string): Cursor {
  const memory = cursor?.[country];
  return typeof memory === 'object' ? (memory as Cursor) : null;
}

async function pollStore(store: Store, memory: Cursor, http: Http, options: PollOptions): Promise<Page> {
  const seen = new Set(Array.isArray(memory?.seen) ? memory.seen : []);
  let isSilent = false;
  const page = await readNewestFirst<number>(memory, options, {
    ask: async (from, next) => {
      const sheet = await askPage(store, next ?? 1, http, options.now);
      isSilent ||= next === null && sheet.items.length === 0;
      const isJoined = sheet.items.some((item) => seen.has(item.externalId) || isBefore(item, from));
      return { ...sheet, isCut: sheet.isCut === true && !isJoined };
    },
    overlapSeconds: OVERLAP_SECONDS,
    isFiltered: false,
    shifts: true,
    maxRequests: LAST_PAGE,
  });
  if (isSilent && seen.size > 0) throw new Failure('transient', silence(store));
  return { ...page, isComplete: page.isComplete === true && !isSilent };
}

function isBefore({ publishedAt }: Item, time: Date): boolean {
  return publishedAt !== null && publishedAt < time.toISOString();
}

/** Apple empties the feed for hours now and then: no reviews is no answer. */
function silence({ country }: Store): string {
  return `${NAME} (${country}) answered without any review where there were some before, so nothing was read. The fault is on its side; Earshot asks again at the next poll.`;
}

async function askPage(store: Store, page: number, http: Http, now: Date): Promise<Sheet<number>> {
  const { app, country } = store;
  const url = `https://itunes.apple.com/${country}/rss/customerreviews/page=${page}/id=${app}/sortBy=mostRecent/json`;
  const reply = await http({ url, headers: { accept: 'application/json' } });
  const text = new TextDecoder().decode(reply.body);
  const failure = statusFailure(reply, `${NAME} (${country})`, now);
  if (failure) throw withWords(failure, parse(text));
  const { items, lastPage } = await readReply(reply.body, store, reply, now);
  if (items.length === 0 || page >= Math.min(lastPage, LAST_PAGE)) {
    // The feed never shows more than its last page, however many reviews there are.
    return { items, next: null, isCut: items.length > 0 && page >= LAST_PAGE };
  }
  return { items, next: page + 1 };
}

function union(pages: Page[]): Page['gap'] {
  const gaps = pages.flatMap(({ gap }) => gap ?? []);
  const [first] = gaps;
  if (!first) return null;
  return {
    from: gaps.map(({ from }) => from).sort()[0]!,
    to: gaps
      .map(({ to }) => to)
      .sort()
      .at(-1)!,
    reason: first.reason,
  };
}

function appOf({ app = '' }: Record<string, string>): string {
  const id = /^(?:https?:\/\/\S*\/)?(?:id)?(\d{3,20})\b/.exec(app.trim())?.[1];
  if (id) return id;
  throw new Refusal('invalid', 'Give the app’s id: the number after "id" in its App Store address.');
}

function countriesOf({ countries = '' }: Record<string, string>): string[] {
  const codes = (countries.trim() || 'us')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  if (codes.some((code) => !/^[a-z]{2}$/.test(code)))
    throw new Refusal('invalid', 'Give countries in two letters each, with commas between: us, gb, de.');
  if (codes.length > MOST_COUNTRIES)
    throw new Refusal('invalid', `Give at most ${MOST_COUNTRIES} countries; add another source for more.`);
  return [...new Set(codes)];
}
