/** Articles of many papers through newsapi.org, with a key. */
import { Failure, type FailureClass, Refusal } from '../../failure.ts';
import type { Http, HttpReply } from '../../platform/platform.ts';
import { retryAt } from '../../retry-after.ts';
import { cleanText, htmlToText } from '../../text.ts';
import type { Cursor, Item, Page, PollOptions, SourceAdapter } from '../adapter.ts';
import { canonicalUrl } from '../reading/canonical-url.ts';
import { itemOf } from '../reading/item.ts';
import {
  askJson,
  type Fields,
  fields,
  isObject,
  objects,
  parse,
  text,
  time,
  unknownShape,
} from '../reading/json.ts';
import { readNewestFirst, type Sheet } from '../reading/newest-first.ts';
import { asPhrase } from '../reading/phrase.ts';

const NAME = 'NewsAPI';
const PER_PAGE = 100;
/** Articles come into the index late. */
const OVERLAP_SECONDS = 86_400;
/** The developer plan looks a month back; a day is left for the difference of the clocks. */
const MONTH_MS = 29 * 86_400_000;

const PLANS: Record<string, { requests: number; perPoll: number }> = {
  developer: { requests: 100, perPoll: 2 },
  business: { requests: 8_000, perPoll: 10 },
};

export const newsapi: SourceAdapter = {
  kind: 'newsapi',
  label: 'NewsAPI',
  needs:
    'A key from newsapi.org. The free developer plan is for trying it out only, and shows articles a day late.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'The developer plan may not be used in production; articles belong to their publishers.',
  },
  settings: [
    {
      name: 'key',
      label: 'Key',
      help: 'From newsapi.org, after signing up there.',
      required: true,
      secret: true,
      example: '0123456789abcdef0123456789abcdef',
    },
    {
      name: 'query',
      label: 'Search for',
      help: 'A name or phrase. Quotes, AND, OR, NOT and brackets work as NewsAPI describes them.',
      required: true,
      example: 'Fernhill Bikes',
    },
    {
      name: 'language',
      label: 'Language',
      help: 'Two letters, such as en or de; every language when left empty.',
      required: false,
      example: 'en',
    },
    {
      name: 'plan',
      label: 'Plan',
      help: 'The developer plan has 100 requests a day, articles that are a day old, and a month of history.',
      required: false,
      options: [
        { value: 'developer', label: 'Developer' },
        { value: 'business', label: 'Business' },
      ],
      example: 'developer',
    },
  ],
  host: () => 'newsapi.org',
  describe: ({ query = '', language = '' }) =>
    `NewsAPI: ${query.trim()}${language.trim() ? ` (${language.trim()})` : ''}`,
  budgets: (settings) => {
    const { requests, perPoll } = planOf(settings);
    return [{ unit: 'requests', limit: requests, per: 'day', perPoll }];
  },
  credential: ({ key = '' }) => key,
  poll,
  recognises: (body) => isReply(parse(body)),
};

function planOf({ plan = '' }: Record<string, string>) {
  return PLANS[plan.trim()] ?? PLANS.developer!;
}

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  if (!settings.query?.trim()) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  const oldest = new Date(options.now.getTime() - MONTH_MS);
  const isDeveloper = planOf(settings) === PLANS.developer;
  let requests = 0;
  let missed: Page['gap'] = null;
  const page = await readNewestFirst<string>(cursor, options, {
    ask: async (from, before) => {
      requests++;
      const isTooOld = isDeveloper && from < oldest;
      if (isTooOld && cursor !== null)
        missed = { from: from.toISOString(), to: oldest.toISOString(), reason: TOO_OLD };
      return askSheet(settings, isTooOld ? oldest : from, before, http, options.now);
    },
    overlapSeconds: OVERLAP_SECONDS,
    isFiltered: true,
    shifts: false,
    maxRequests: planOf(settings).perPoll,
  });
  return { ...page, gap: page.gap ?? missed, spent: { requests } };
}

const TOO_OLD = 'The developer plan shows one month; what is older was left out.';

/** Older articles are asked for by their time, which plans with 100 results allow as well. */
async function askSheet(
  settings: Record<string, string>,
  from: Date,
  before: string | null,
  http: Http,
  now: Date,
): Promise<Sheet<string>> {
  const parameters = new URLSearchParams({
    q: asPhrase(settings.query?.trim() ?? ''),
    from: seconds(from),
    ...(before === null ? {} : { to: before }),
    sortBy: 'publishedAt',
    ...(settings.language?.trim() ? { language: settings.language.trim() } : {}),
    pageSize: String(PER_PAGE),
    page: '1',
  });
  const url = `https://newsapi.org/v2/everything?${parameters}`;
  const headers = { 'x-api-key': settings.key ?? '' };
  const { value } = await askJson(http, { url, headers }, { name: NAME, now, refusal: refusalAt(now) });
  if (!isReply(value)) throw unknownShape(NAME);
  const articles = objects(fields(value).articles);
  const items = [...new Map(articles.flatMap(toEntry)).values()];
  return { items, ...rest(articles, before) };
}

/** The second of the oldest is asked for again: others may share it. */
function rest(articles: Fields[], before: string | null): { next: string | null; isCut?: boolean } {
  if (articles.length < PER_PAGE) return { next: null };
  const oldest = articles.flatMap(({ publishedAt }) => time(publishedAt) ?? []).sort()[0];
  const next = oldest === undefined ? null : seconds(new Date(oldest));
  return next === null || next === before ? { next: null, isCut: true } : { next };
}

function seconds(date: Date): string {
  return date.toISOString().slice(0, 19);
}

function isReply(value: unknown): boolean {
  if (!isObject(value) || value.status !== 'ok' || !Array.isArray(value.articles)) return false;
  const [first] = objects(value.articles);
  return first === undefined || ('source' in first && 'url' in first);
}

const CLASSES: Record<string, FailureClass> = {
  apiKeyInvalid: 'auth',
  apiKeyMissing: 'auth',
  apiKeyDisabled: 'auth',
  apiKeyExhausted: 'rate',
  rateLimited: 'rate',
  corsNotAllowed: 'forbidden',
  upgradeRequired: 'forbidden',
  maximumResultsReached: 'bad-query',
  parameterInvalid: 'bad-query',
  parametersMissing: 'bad-query',
  sourcesTooMany: 'bad-query',
  sourceDoesNotExist: 'bad-query',
  unexpectedError: 'transient',
};

const MEANINGS: Partial<Record<FailureClass, string>> = {
  auth: 'It does not accept the key; enter it again.',
  rate: 'The key’s requests are used up for now; Earshot waits and asks again.',
  forbidden: 'The key’s plan does not allow this.',
  'bad-query': 'It does not take this search; check the settings.',
  transient: 'The fault is on its side; Earshot asks again at the next poll.',
};

const refusalAt = (now: Date) => (reply: HttpReply, value: unknown) => {
  const { status, code, message } = fields(value);
  const failureClass = status === 'error' ? CLASSES[text(code) ?? ''] : undefined;
  if (failureClass === undefined) return null;
  const said = text(message) === null ? '' : ` It said: “${cleanText(text(message)!, 300)}”`;
  return new Failure(failureClass, `${NAME} answered ${reply.status}. ${MEANINGS[failureClass]}${said}`, {
    retryAt: failureClass === 'rate' ? retryAt(reply.headers, now) : null,
    status: reply.status,
  });
};

/** Nothing for articles that were taken back: all that is left of them is "[Removed]". */
function toEntry(article: Fields): [string, Item][] {
  const externalId = canonicalUrl(text(article.url));
  const title = line(article.title);
  if (externalId === null || title === '[Removed]') return [];
  const item = itemOf('newsapi', externalId, {
    url: text(article.url),
    author: { name: line(article.author) ?? line(fields(article.source).name) },
    title,
    text: textOf(article),
    publishedAt: time(article.publishedAt),
  });
  return [[externalId, item]];
}

/** The content is cut after 200 characters, and often begins with the description. */
function textOf({ description, content }: Fields): string {
  const summary = plain(description);
  const start = plain(content).replace(/\s*\[\+\d+ chars\]$/, '');
  const opening = summary.replace(/…$/, '').slice(0, 60);
  return start.startsWith(opening) ? longer(summary, start) : `${summary}\n\n${start}`.trim();
}

function longer(one: string, other: string): string {
  return one.length >= other.length ? one : other;
}

function plain(value: unknown): string {
  return cleanText(htmlToText(text(value) ?? ''));
}

function line(value: unknown): string | null {
  return cleanText(text(value) ?? '', 1000).replaceAll('\n', ' ') || null;
}
