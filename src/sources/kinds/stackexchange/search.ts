/** The two searches of Stack Exchange: questions come whole, answers as hits to be read whole. */
import type { Cursor, Item, PollOptions } from '../../adapter.ts';
import { isObject } from '../../reading/json.ts';
import { readNewestFirst, type Sheet } from '../../reading/newest-first.ts';
import type { Desk } from './ask.ts';
import { readId, toItems } from './posts.ts';

const PAGE = 100;

/** Indexes are late by some minutes. */
const WALK = { overlapSeconds: 900, isFiltered: true, shifts: true };

export function readQuestions(
  desk: Desk,
  settings: Record<string, string>,
  cursor: Cursor,
  options: PollOptions,
) {
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
export async function readAnswers(
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
export async function readPosts(
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

export const siteOf = ({ site = '' }: Record<string, string>) => site.trim();

const part = (cursor: Cursor, name: string) => (isObject(cursor?.[name]) ? cursor[name] : null);
