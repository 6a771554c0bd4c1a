/** Hashtag timelines: the newest at first, then forward from what is known, page after page without holes. */
import { Failure, Refusal } from '../../../failure.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { fields, isObject, text } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import type { Desk } from './ask.ts';
import { isLater, type Status } from './statuses.ts';

const PAGE = '40';

/** `openAt`: when the server was last seen to show hashtags to anyone. ISO 8601. */
type Memory = { minId: string | null; start: Cursor; openAt: string | null };

export async function pollHashtag(
  desk: Desk,
  tag: string | undefined,
  cursor: Cursor,
  options: PollOptions & { maxRequests: number },
): Promise<Page> {
  const memory = remember(cursor);
  const path = `/api/v1/timelines/tag/${encodeURIComponent(bareTag(tag))}`;
  const reading =
    memory.minId === null
      ? await readBack(desk, path, memory, options)
      : await readOn(desk, path, memory.minId, options);
  const { statuses, page, minId } = reading;
  const mustLook =
    statuses.length === 0 && desk.asked() < options.maxRequests && isStale(memory, options.now);
  const isOpen = mustLook ? await expectOpen(desk) : statuses.length > 0;
  const openAt = isOpen ? options.now.toISOString() : memory.openAt;
  return { ...page, cursor: { minId: minId ?? memory.minId, start: page.cursor, openAt } };
}

function remember(cursor: Cursor): Memory {
  return {
    minId: text(cursor?.minId),
    start: isObject(cursor?.start) ? cursor.start : null,
    openAt: text(cursor?.openAt),
  };
}

function bareTag(tag = ''): string {
  const bare = tag.trim().replace(/^#/, '');
  if (!bare || /\s/.test(bare)) throw new Refusal('invalid', 'Give one hashtag, without spaces.');
  return bare;
}

type Reading = { statuses: Status[]; page: Page; minId: string | null };

/** The first run: down from the newest. */
async function readBack(
  desk: Desk,
  path: string,
  { start }: Memory,
  options: PollOptions & { maxRequests: number },
): Promise<Reading> {
  const statuses: Status[] = [];
  const page = await readNewestFirst<string>(start, options, {
    overlapSeconds: 0,
    isFiltered: false,
    shifts: false,
    maxRequests: options.maxRequests,
    async ask(_from, next) {
      const sheet = await desk.askSheet(path, { limit: PAGE, ...(next ? { max_id: next } : {}) });
      statuses.push(...sheet.statuses);
      return { items: itemsOf(sheet.statuses), next: sheet.statuses.length > 0 ? sheet.next : null };
    },
  });
  const oldest = statuses
    .map(({ id }) => id)
    .reduce<string | null>((a, b) => (a && isLater(b, a) ? a : b), null);
  return { statuses, page, minId: settledId(statuses, options.now) ?? oldest };
}

/** From `minId` up, until a page is empty. What does not fit waits: nothing is left out. */
async function readOn(
  desk: Desk,
  path: string,
  minId: string,
  options: PollOptions & { maxRequests: number },
): Promise<Reading> {
  const statuses: Status[] = [];
  let newest = minId;
  let isCut = false;
  for (;;) {
    const sheet = await desk.askSheet(path, { limit: PAGE, min_id: newest });
    if (sheet.statuses.length === 0) break;
    statuses.push(...sheet.statuses);
    await options.onRead?.(statuses.length);
    const next = sheet.prev ?? newestId(sheet.statuses);
    if (next === null || !isLater(next, newest)) break;
    newest = next;
    isCut = desk.asked() >= options.maxRequests || statuses.length + Number(PAGE) > options.limit;
    if (isCut) break;
  }
  const page = { items: itemsOf(statuses), cursor: null, more: isCut, isComplete: !isCut };
  return { statuses, page, minId: isCut ? newest : settledId(statuses, options.now) };
}

function itemsOf(statuses: Status[]): Item[] {
  const own = statuses.filter(({ isBoost }) => !isBoost);
  return [...new Map(own.map(({ item }) => [item.externalId, item])).values()];
}

/** Posts of other servers arrive late and get an id of the time when they were written. */
const SETTLED_MS = 600_000;

/** The newest id below which nothing is expected any more. */
export function settledId(statuses: Status[], now: Date, settledMs = SETTLED_MS): string | null {
  const until = new Date(now.getTime() - settledMs).toISOString();
  return newestId(statuses.filter(({ at }) => at !== null && at <= until));
}

function newestId(statuses: Status[]): string | null {
  return statuses.map(({ id }) => id).reduce<string | null>((a, b) => (a && !isLater(b, a) ? a : b), null);
}

const DAY_MS = 86_400_000;

function isStale({ openAt }: Memory, now: Date): boolean {
  return openAt === null || now.getTime() - Date.parse(openAt) > DAY_MS;
}

/** An empty answer is silence only where the timeline is open. Throws Failure 'auth' where it is not. */
async function expectOpen(desk: Desk): Promise<boolean> {
  const access = await hashtagAccess(desk);
  if (access.includes('public') || access.length === 0) return true;
  const isOff = access.every((level) => level === 'disabled');
  if (!isOff && desk.isSignedIn) return true;
  const how = isOff
    ? 'has switched its hashtag timelines off'
    : 'shows its hashtag timelines only to people who are signed in';
  const what = isOff
    ? 'Choose another server.'
    : 'Give an access token of an account there, or choose another server.';
  throw new Failure('auth', `${desk.host} ${how}, so its empty answer says nothing. ${what}`);
}

/** "public", "authenticated", "disabled" for local and remote posts; nothing where the server does not say. */
async function hashtagAccess(desk: Desk): Promise<string[]> {
  try {
    const { configuration } = fields(await desk.ask('/api/v2/instance'));
    const access = fields(fields(configuration).timelines_access).hashtag_feeds;
    const levels = isObject(access) ? Object.values(access) : [access];
    return levels.filter((level) => typeof level === 'string');
  } catch (error) {
    // Servers before 4.0 have no such page.
    if (error instanceof Failure && error.class === 'gone') return [];
    throw error;
  }
}
