/** Comments under videos, newest first, and the replies to them. */
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { isObject, text } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { type Api, isAboutVideo, isCommentsOff, openApi } from './ask.ts';
import { targetsOf } from './settings.ts';
import { askThreads, type Memory, MOST_REPLY_PAGES, readReplies } from './threads.ts';

const MOST_PAGES = 20;
export const MOST_REQUESTS = MOST_PAGES + MOST_REPLY_PAGES;
const OVERLAP_SECONDS = 3600;
/** Of each list, and of threads whose replies were counted. */
const MOST_SEEN = 150;
const MOST_THREADS = 500;

type Reading = { api: Api; options: PollOptions; memory: Memory; maxRequests: number };

export async function pollComments(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const targets = targetsOf(settings);
  const api = openApi(settings, http, options.now);
  const memory = remember(cursor);
  const maxRequests = Math.max(1, Math.floor(MOST_PAGES / targets.length));
  const pages: Page[] = [];
  const missing: unknown[] = [];
  for (const target of targets) {
    const limit = options.limit - pages.reduce((sum, { items }) => sum + items.length, 0);
    if (limit <= 0) break;
    const page = await readList({ api, options: { ...options, limit }, memory, maxRequests }, target).catch(
      (error: unknown) => (isAboutVideo(error) ? void missing.push(error) : Promise.reject(error)),
    );
    if (page) pages.push(page);
  }
  const gone = missing.find((error) => !isCommentsOff(error));
  if (pages.length === 0 && gone) throw gone;
  const room = options.limit - pages.reduce((sum, { items }) => sum + items.length, 0);
  const replies = await readReplies(api, memory, room);
  return {
    ...together(pages, replies, memory, options.limit),
    spent: { requests: api.asked() },
    more: memory.waiting.length > 0,
  };
}

function remember(cursor: Cursor): Memory {
  const { lists, replies, waiting } = (cursor ?? {}) as Partial<Memory>;
  return {
    lists: isObject(lists) ? { ...lists } : {},
    replies: isObject(replies) ? { ...replies } : {},
    waiting: Array.isArray(waiting) ? [...waiting] : [],
  };
}

async function readList(reading: Reading, { name, id }: { name: string; id: string }): Promise<Page> {
  const { api, memory, options, maxRequests } = reading;
  const page = await readNewestFirst<string>(memory.lists[id] ?? null, options, {
    overlapSeconds: OVERLAP_SECONDS,
    isFiltered: false,
    shifts: false,
    maxRequests,
    ask: (_from, next) =>
      askThreads(api, memory, { [name]: id, ...(next === null ? {} : { pageToken: next }) }),
  });
  const seen = (page.cursor?.seen as string[] | undefined)?.slice(0, MOST_SEEN) ?? [];
  memory.lists[id] = { ...page.cursor, seen };
  return page;
}

function together(pages: Page[], replies: Item[], memory: Memory, limit: number): Page {
  const floor = pages.map(({ cursor }) => text(cursor?.floor) ?? '').sort()[0] ?? '';
  const wanted = replies.filter(({ publishedAt }) => publishedAt === null || publishedAt >= floor);
  const listed = pages.flatMap((page) => page.items);
  const kept = newestOf(wanted, limit - listed.length);
  const items = new Map([...listed, ...kept].map((item) => [item.externalId, item]));
  const gaps = pages.flatMap(({ gap }) => gap ?? []);
  const oldest = kept.length < wanted.length ? kept.at(-1)?.publishedAt : null;
  if (oldest && floor < oldest) gaps.push({ from: floor, to: oldest, reason: TOO_MANY_REPLIES });
  const counted = Object.entries(memory.replies).slice(-MOST_THREADS);
  return {
    items: [...items.values()],
    cursor: { ...memory, replies: Object.fromEntries(counted) },
    gap: spanOf(gaps),
    isComplete: gaps.length === 0 && memory.waiting.length === 0 && pages.every((page) => page.isComplete),
  };
}

const TOO_MANY_REPLIES = 'There were more replies than one poll reads; the oldest of them were left out.';

function newestOf(items: Item[], most: number): Item[] {
  const newestFirst = items.toSorted((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''));
  return newestFirst.slice(0, Math.max(0, most));
}

type Gap = NonNullable<Page['gap']>;

/** One gap from the begin of the first to the end of the last. */
function spanOf(gaps: Gap[]): Gap | null {
  const [first] = gaps;
  if (!first) return null;
  const from = gaps.map((gap) => gap.from).sort()[0]!;
  const to = gaps
    .map((gap) => gap.to)
    .sort()
    .at(-1)!;
  return { from, to, reason: first.reason };
}
