/** News of the world that GDELT has seen: titles only, and only for as long as it is not too busy. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { type Fields, objects, parse, unknownShape } from '../../reading/json.ts';
import { asPhrase } from '../../reading/phrase.ts';
import { type Article, isReply, NAME, readValue, repaired, toArticle } from './reply.ts';

const MOST_ARTICLES = 250;
/** It crawls every quarter of an hour. */
const INTERVAL_SECONDS = 900;
const OVERLAP_MS = 6 * 3_600_000;
/** So much of its history can be searched. */
const HISTORY_MS = 90 * 86_400_000;

export const gdelt: SourceAdapter = {
  kind: 'gdelt',
  label: 'GDELT',
  needs: 'Nothing, but it is often too busy to answer: use it beside other sources of news.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'Its data may be used freely when GDELT is named; the articles belong to their publishers.',
  },
  settings: [
    {
      name: 'query',
      label: 'Search for',
      help: 'A name or phrase of more than three letters. GDELT’s own operators, such as domain: or near10:, work too.',
      required: true,
      example: 'Fernhill Bikes',
    },
    {
      name: 'language',
      label: 'Language',
      help: 'In English, such as german; every language when left empty.',
      required: false,
      example: 'english',
    },
  ],
  host: () => 'api.gdeltproject.org',
  describe: (settings) => `GDELT: ${queryOf(settings)}`,
  budgets: () => [{ unit: 'requests', limit: 10, per: 'minute', perPoll: 1 }],
  poll,
  recognises: (body) => isReply(parse(repaired(body))),
};

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const { now, since, limit } = options;
  const mark = typeof cursor?.mark === 'string' ? cursor.mark : null;
  const from = mark === null ? since : new Date(Date.parse(mark) - OVERLAP_MS);
  const earliest = new Date(Math.max(from.getTime(), now.getTime() - HISTORY_MS));
  const articles = await ask(queryOf(settings), earliest, http, now);
  const newestFirst = articles.toSorted((a, b) => b.seenAt.localeCompare(a.seenAt));
  const taken = newestFirst.slice(0, limit);
  const isCut = articles.length >= MOST_ARTICLES || taken.length < articles.length;
  const oldest = taken.at(-1)?.seenAt ?? '';
  const unread = isCut ? oldest : earliest.toISOString();
  const start = mark ?? earliest.toISOString();
  return {
    items: [...new Map(taken.map(({ item }) => [item.externalId, item])).values()],
    cursor: { mark: [mark ?? earliest.toISOString(), taken[0]?.seenAt ?? ''].sort().at(-1) },
    gap: unread > start ? { from: start, to: unread, reason: CUT } : null,
    isComplete: unread <= start,
    minIntervalSeconds: INTERVAL_SECONDS,
  };
}

const CUT =
  'GDELT shows at most 250 articles at once and three months back; what lies before those was left out.';

async function ask(query: string, from: Date, http: Http, now: Date): Promise<Article[]> {
  const parameters = new URLSearchParams({
    query,
    mode: 'ArtList',
    format: 'json',
    maxrecords: String(MOST_ARTICLES),
    sort: 'DateDesc',
    startdatetime: compact(from),
    enddatetime: compact(now),
  });
  const url = `https://api.gdeltproject.org/api/v2/doc/doc?${parameters}`;
  const value = readValue(await http({ url, headers: { accept: 'application/json' } }), now);
  if (!isReply(value)) throw unknownShape(NAME);
  const given = objects((value as Fields).articles);
  const articles = given.flatMap((article) => toArticle(article, now) ?? []);
  if (given.length > 0 && articles.length === 0) throw unknownShape(NAME);
  return articles;
}

function compact(time: Date): string {
  return time.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '');
}

function queryOf({ query = '', language = '' }: Record<string, string>): string {
  const words = query.trim();
  if (!words) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  const tongue = language.trim().toLowerCase();
  if (tongue && !/^[a-z]+$/.test(tongue))
    throw new Refusal('invalid', 'Give the language in English, such as german.');
  return tongue ? `${asPhrase(words)} sourcelang:${tongue}` : asPhrase(words);
}
