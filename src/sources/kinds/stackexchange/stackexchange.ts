/** Questions and answers on Stack Overflow and its sister sites. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { isObject, parse } from '../../reading/json.ts';
import { readNewestFirst, type Sheet } from '../../reading/newest-first.ts';
import { type Desk, openDesk } from './ask.ts';
import { readId, toItems } from './posts.ts';

const PAGE = 100;
const PER_POLL = { open: 8, key: 20 };

export const stackexchange: SourceAdapter = {
  kind: 'stackexchange',
  label: 'Stack Exchange',
  needs: 'Nothing: anyone may search it 300 times a day. A free key allows 10,000.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 24,
    exportable: true,
    note: 'Texts are under CC BY-SA: show the author and the link wherever you show a text.',
  },
  settings: [
    {
      name: 'query',
      label: 'Search for',
      help: 'A name or phrase. Questions and answers that contain it are read; your match rules decide what counts.',
      required: true,
      example: 'Fernhill Bikes',
    },
    {
      name: 'site',
      label: 'Site',
      help: 'The first part of the site’s address: stackoverflow, superuser, serverfault, askubuntu, or bicycles for bicycles.stackexchange.com.',
      required: true,
      example: 'stackoverflow',
    },
    {
      name: 'posts',
      label: 'Read',
      help: 'Answers cost one more request per poll.',
      required: false,
      options: [
        { value: 'all', label: 'Questions and answers' },
        { value: 'questions', label: 'Questions only' },
      ],
    },
    {
      name: 'key',
      label: 'API key',
      help: 'Optional. Register an app at stackapps.com/apps/oauth/register and paste its key; without one all sources on this server share 300 requests a day.',
      required: false,
      secret: true,
    },
  ],
  host: () => 'api.stackexchange.com',
  describe: ({ site = '', query = '' }) => `${site}: ${query}`,
  suggest: ({ name }) => (name.trim() ? [{ query: name.trim(), site: 'stackoverflow' }] : []),
  budgets: ({ key = '' }) => [
    { unit: 'requests', limit: key ? 10_000 : 300, per: 'day', perPoll: perPoll(key) },
  ],
  credential: ({ key = '' }) => key,
  poll,
  recheck: { batch: 100, run: recheck },
  recognises: (body) => {
    const value = parse(body);
    if (!isObject(value)) return false;
    return Array.isArray(value.items)
      ? 'quota_remaining' in value
      : 'error_id' in value && 'error_name' in value;
  },
};

const perPoll = (key: string) => (key ? PER_POLL.key : PER_POLL.open);

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const { key = '', site = '', posts } = settings;
  if (!site.trim() || !settings.query?.trim())
    throw new Refusal('invalid', 'Give the site and the name or phrase to search for.');
  const desk = openDesk(settings, http, options.now);
  const most = Math.min(options.maxRequests ?? perPoll(key), perPoll(key));
  const questions = await readQuestions(desk, settings, cursor, {
    ...options,
    maxRequests: posts === 'questions' ? most : Math.ceil(most / 2),
  });
  const left = { limit: options.limit - questions.items.length, maxRequests: most - desk.asked() };
  const wantsAnswers = posts !== 'questions' && left.maxRequests > 0;
  const canRead = wantsAnswers && left.limit > 0;
  const answers = canRead ? await readAnswers(desk, settings, cursor, { ...options, ...left }) : null;
  return {
    items: withoutTwins([...questions.items, ...(answers?.items ?? [])]),
    cursor: { questions: questions.cursor, answers: answers ? answers.cursor : (cursor?.answers ?? null) },
    more: wantsAnswers && !canRead,
    gap: widest(questions.gap, answers?.gap),
    isComplete: questions.isComplete === true && (answers?.isComplete ?? posts === 'questions'),
    minIntervalSeconds: desk.pause(),
    spent: { requests: desk.asked() },
  };
}

/** Indexes are late by some minutes. */
const WALK = { overlapSeconds: 900, isFiltered: true, shifts: true };

function readQuestions(desk: Desk, settings: Record<string, string>, cursor: Cursor, options: PollOptions) {
  const site = siteOf(settings);
  return readNewestFirst<number>(part(cursor, 'questions'), options, {
    ...WALK,
    maxRequests: options.maxRequests!,
    async ask(from, page) {
      const asked = { ...searchOf(settings, from, page), filter: 'withbody' };
      const { entries, hasMore, mustPause } = await desk.ask('/search/advanced', asked);
      return sheet(
        entries.flatMap((entry) => toItems(entry, site)),
        page,
        hasMore,
        mustPause,
      );
    },
  });
}

/**
 * A hit in an answer has neither its author nor its whole text: they are asked for at once, for a page of hits. Hits in
 * questions come again from the other search and only count for the walk.
 */
async function readAnswers(
  desk: Desk,
  settings: Record<string, string>,
  cursor: Cursor,
  options: PollOptions,
) {
  const site = siteOf(settings);
  const known = new Set((part(cursor, 'answers')?.seen as string[] | undefined) ?? []);
  const isFresh = ({ externalId }: Item) => readId(externalId)?.letter === 'a' && !known.has(externalId);
  const maxRequests = Math.max(1, Math.floor(options.maxRequests! / 2));
  const page = await readNewestFirst<number>(part(cursor, 'answers'), options, {
    ...WALK,
    maxRequests,
    async ask(from, next) {
      const { entries, hasMore, mustPause } = await desk.ask(
        '/search/excerpts',
        searchOf(settings, from, next),
      );
      const hits = entries.flatMap((entry) => toItems(entry, site));
      const whole = options.maxRequests === 1 ? [] : await readPosts(desk, 'a', hits.filter(isFresh), site);
      const byId = new Map(whole.map((item) => [item.externalId, item]));
      const items = hits.map((hit) => ({ ...hit, ...byId.get(hit.externalId), title: hit.title }));
      return sheet(items, next, hasMore, mustPause);
    },
  });
  return { ...page, items: page.items.filter(isFresh) };
}

/** At most 100 at a time. */
async function readPosts(
  desk: Desk,
  letter: string,
  known: { externalId: string }[],
  site: string,
): Promise<Item[]> {
  const ids = known
    .flatMap(({ externalId }) => readId(externalId) ?? [])
    .filter((id) => id.letter === letter);
  if (ids.length === 0) return [];
  const path = `/${letter === 'a' ? 'answers' : 'questions'}/${ids.map((id) => id.number).join(';')}`;
  const { entries } = await desk.ask(path, { filter: 'withbody', pagesize: String(PAGE) });
  return entries.flatMap((entry) => toItems(entry, site));
}

async function recheck(settings: Record<string, string>, known: Known[], http: Http, { now }: PollOptions) {
  const site = siteOf(settings);
  const desk = openDesk(settings, http, now);
  const asked = known.filter(({ externalId }) => {
    const id = readId(externalId);
    return id?.site === site && id.letter !== 'c';
  });
  const items = [...(await readPosts(desk, 'q', asked, site)), ...(await readPosts(desk, 'a', asked, site))];
  const shown = new Set(items.map(({ externalId }) => externalId));
  return { items, gone: asked.map(({ externalId }) => externalId).filter((id) => !shown.has(id)) };
}

function searchOf(
  { query = '' }: Record<string, string>,
  from: Date,
  page: number | null,
): Record<string, string> {
  return {
    q: asPhrase(query.trim()),
    sort: 'creation',
    order: 'desc',
    fromdate: String(Math.floor(from.getTime() / 1000)),
    pagesize: String(PAGE),
    page: String(page ?? 1),
  };
}

function sheet(items: Item[], page: number | null, hasMore: boolean, mustPause: boolean): Sheet<number> {
  return { items, next: hasMore ? (page ?? 1) + 1 : null, isCut: hasMore && mustPause };
}

/** Words that are not quoted may stand anywhere. */
const asPhrase = (query: string) => (/\s/.test(query) && !query.includes('"') ? `"${query}"` : query);

const siteOf = ({ site = '' }: Record<string, string>) => site.trim();

const part = (cursor: Cursor, name: string) => (isObject(cursor?.[name]) ? cursor[name] : null);

function withoutTwins(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [item.externalId, item])).values()];
}

function widest(...gaps: (Page['gap'] | undefined)[]): Page['gap'] {
  const found = gaps.filter((gap) => gap != null);
  if (found.length === 0) return null;
  const from = found.map((gap) => gap.from).sort()[0]!;
  const to = found
    .map((gap) => gap.to)
    .sort()
    .at(-1)!;
  return { from, to, reason: found[0]!.reason };
}
