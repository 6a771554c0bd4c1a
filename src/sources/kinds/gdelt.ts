/** News of the world that GDELT has seen: titles only, and only for as long as it is not too busy. */
import { Failure, Refusal } from '../../failure.ts';
import type { Http, HttpReply } from '../../platform/platform.ts';
import { statusFailure } from '../../retry-after.ts';
import { cleanText } from '../../text.ts';
import type { Cursor, Item, Page, PollOptions, SourceAdapter } from '../adapter.ts';
import { canonicalUrl } from '../reading/canonical-url.ts';
import { itemOf } from '../reading/item.ts';
import { type Fields, isObject, objects, parse, readJson, text, unknownShape } from '../reading/json.ts';
import { languageCode } from '../reading/language-code.ts';
import { asPhrase } from '../reading/phrase.ts';

const NAME = 'GDELT';
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

type Article = { item: Item; seenAt: string };

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

/** No articles at all is an empty object. */
function isReply(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { articles } = value;
  if (articles === undefined) return Object.keys(value).length === 0;
  const [first] = objects(articles);
  return Array.isArray(articles) && (first === undefined || 'seendate' in first);
}

/** It refuses in plain sentences, mostly with 200; its JSON may hold raw control characters and stray backslashes. */
function readValue(reply: HttpReply, now: Date): unknown {
  const said = new TextDecoder().decode(reply.body);
  const words = /^[A-Z][\x20-\x7E\s]{8,500}$/.test(said.trim()) ? said.trim().replace(/\s+/g, ' ') : null;
  if (words !== null) throw spoken(words, reply, now);
  return readJson({ ...reply, body: new TextEncoder().encode(repaired(said)) }, { name: NAME, now });
}

function repaired(json: string): string {
  return json.replace(/[\u0000-\u001F]+/g, ' ').replace(/\\(?:["\\/bfnrt]|u[\da-f]{4})|\\/gi, keepEscape);
}

function keepEscape(match: string): string {
  return match === '\\' ? '\\\\' : match;
}

function spoken(words: string, reply: HttpReply, now: Date): Failure {
  const { retryAt = null } = statusFailure({ ...reply, status: 429 }, NAME, now) ?? {};
  const quoted = `It said: “${words.slice(0, 300)}”`;
  if (reply.status === 429 || /limit requests|too many|overload|high traffic/i.test(words))
    return new Failure(
      'rate',
      `${NAME} is asked too often or too busy; Earshot waits and asks again. ${quoted}`,
      {
        retryAt,
        status: reply.status,
      },
    );
  const failure = statusFailure(reply, NAME, now);
  if (failure)
    return new Failure(failure.class, `${failure.message} ${quoted}`, {
      status: reply.status,
      retryAt: failure.retryAt,
    });
  return new Failure('bad-query', `${NAME} does not take this search. Check the settings. ${quoted}`);
}

/** Null without an address: whatever else it says leads nowhere. */
function toArticle(article: Fields, now: Date): Article | null {
  const externalId = canonicalUrl(text(article.url));
  const seenAt = seenAtOf(text(article.seendate));
  if (externalId === null) return null;
  const item = itemOf('gdelt', externalId, {
    url: text(article.url),
    author: { name: line(article.domain) },
    title: line(article.title),
    language: languageCode(text(article.language)),
    location: line(article.sourcecountry),
  });
  return { item, seenAt: seenAt ?? now.toISOString() };
}

/** "20260923T070000Z" is when it was crawled, which says little about when it was published. */
function seenAtOf(value: string | null): string | null {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value ?? '') ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function compact(time: Date): string {
  return time.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '');
}

function line(value: unknown): string | null {
  return cleanText(text(value) ?? '', 1000).replaceAll('\n', ' ') || null;
}

function queryOf({ query = '', language = '' }: Record<string, string>): string {
  const words = query.trim();
  if (!words) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  const tongue = language.trim().toLowerCase();
  if (tongue && !/^[a-z]+$/.test(tongue))
    throw new Refusal('invalid', 'Give the language in English, such as german.');
  return tongue ? `${asPhrase(words)} sourcelang:${tongue}` : asPhrase(words);
}
