/** Issues, pull requests and what is written under them, on all of GitHub. */
import { Failure, Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { isObject, objects, parse, unknownShape } from '../../reading/json.ts';
import { readOneByOne, secondsUntil } from '../../reading/one-by-one.ts';
import { type Desk, NAME, openDesk } from './ask.ts';
import { pathOf, toComment, toIssue } from './entries.ts';
import { search, type Talk } from './search.ts';
import { GITHUB_SETTINGS } from './settings.ts';

/** Searches a minute: https://docs.github.com/rest/search/search#rate-limit */
const PER_MINUTE = { open: 10, token: 30 };
const SEARCHES = { open: 6, token: 10 };
const PAGE = 100;
const MOST_TALKS = 500;

export const github: SourceAdapter = {
  kind: 'github',
  label: 'GitHub',
  needs: 'Nothing: anyone may search it slowly. A token without any permission makes it three times as fast.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 48,
    exportable: true,
    note: 'Texts belong to their authors. What is deleted there is forgotten here.',
  },
  settings: GITHUB_SETTINGS,
  host: () => 'api.github.com',
  describe: ({ query = '' }) => `GitHub: ${query}`,
  suggest: ({ name }) => (name.trim() ? [{ query: name.trim() }] : []),
  budgets: (settings) => {
    const limit = PER_MINUTE[tierOf(settings)];
    return [{ unit: 'requests', limit, per: 'minute', perPoll: limit }];
  },
  credential: ({ token = '' }) => token.trim(),
  poll,
  recheck: { batch: 10, run: recheck },
  recognises: (body) => {
    const value = parse(body);
    if (!isObject(value)) return false;
    if (Array.isArray(value.items))
      return (
        ('total_count' in value && 'incomplete_results' in value) ||
        /"html_url":\s?"https:\/\/github\.com\//.test(body)
      );
    return typeof value.documentation_url === 'string' && /github\.com/.test(value.documentation_url);
  },
};

const tierOf = ({ token = '' }: Record<string, string>) => (token.trim() ? 'token' : 'open');

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const tier = tierOf(settings);
  const most = Math.min(options.maxRequests ?? PER_MINUTE[tier], PER_MINUTE[tier]);
  const desk = openDesk(settings, http, options.now);
  const maxRequests = Math.min(most, SEARCHES[tier]);
  const { page, talks } = await search(desk, queryOf(settings), cursor, { ...options, maxRequests });
  const waiting = settings.comments === 'no' ? [] : together(talksOf(cursor), talks);
  const room = { limit: options.limit - page.items.length, requests: most - desk.asked() };
  const { items, left, failure } = await readTalks(desk, waiting, room);
  return {
    ...page,
    items: withoutTwins([...page.items, ...items]),
    cursor: { ...page.cursor, talks: left },
    unchanged: page.unchanged === true && items.length === 0,
    more: left.length > 0 && failure === null,
    minIntervalSeconds: secondsUntil(failure, options.now),
    spent: { requests: desk.asked() },
    credentialExpiresAt: desk.expiresAt(),
  };
}

/** Comments page by page; what does not fit into this poll waits for the next. */
async function readTalks(desk: Desk, waiting: Talk[], room: { limit: number; requests: number }) {
  const items: Item[] = [];
  const going: Talk[] = [];
  const isFull = () => items.length > 0 && items.length + PAGE > room.limit;
  const most = room.limit <= 0 ? 0 : room.requests;
  const { left, failure } = await readOneByOne(waiting, most, async (talk) => {
    if (isFull()) return void going.push(talk);
    const { entries, hasMore } = await readComments(desk, talk);
    items.push(...entries.slice(0, room.limit));
    if (hasMore) going.push({ ...talk, page: talk.page + 1 });
  });
  return { items, left: [...going, ...left].slice(0, MOST_TALKS), failure };
}

async function readComments(desk: Desk, { path, since, page, issue }: Talk) {
  const answer = await desk.ask(path, { since, per_page: String(PAGE), page: String(page) });
  if (!Array.isArray(answer?.value)) throw unknownShape(NAME);
  const comments = objects(answer.value);
  const entries = comments.flatMap((entry) => toComment(entry, issue) ?? []);
  return {
    entries: entries.filter(({ publishedAt }) => (publishedAt ?? since) >= since),
    hasMore: comments.length === PAGE,
  };
}

/** An issue that still waits keeps its place and the earlier time. */
function together(waiting: Talk[], found: Talk[]): Talk[] {
  const known = new Set(waiting.map(({ issue }) => issue));
  return [...waiting, ...found.filter(({ issue }) => !known.has(issue))];
}

function talksOf(cursor: Cursor): Talk[] {
  return Array.isArray(cursor?.talks) ? (cursor.talks as Talk[]) : [];
}

async function recheck(settings: Record<string, string>, known: Known[], http: Http, { now }: PollOptions) {
  const desk = openDesk(settings, http, now);
  const items: Item[] = [];
  const gone: string[] = [];
  for (const one of known) {
    const place = pathOf(one.url);
    if (!place) continue;
    try {
      const entry = (await desk.ask(place.path))?.value;
      if (!isObject(entry)) throw unknownShape(NAME);
      const item = place.isComment ? toComment(entry, one.parent) : toIssue(entry);
      if (item?.externalId === one.externalId) items.push(item);
    } catch (error) {
      if (!(error instanceof Failure) || error.class !== 'gone') throw error;
      gone.push(one.externalId);
    }
  }
  return { items, gone };
}

/** Words are searched as a phrase, in titles, texts and comments; own accounts are left out. */
function queryOf({ query = '', posts, without = '' }: Record<string, string>): string {
  const words = query.trim();
  if (!words) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  const phrase = /["\s]\S*:|"/.test(words) ? words : `"${words}"`;
  const kind = posts === 'issues' ? 'is:issue' : posts === 'pulls' ? 'is:pull-request' : '';
  const own = without
    .split(/[\s,]+/)
    .filter((name) => /^[\w-]+$/.test(name))
    .map((name) => `-user:${name}`);
  return [phrase, 'in:title,body,comments', kind, ...own].filter((part) => part !== '').join(' ');
}

function withoutTwins(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [item.externalId, item])).values()];
}
