/** Articles of many papers through newsapi.org, with a key. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askJson, type Fields, fields, objects, parse, time, unknownShape } from '../../reading/json.ts';
import { readNewestFirst, type Sheet } from '../../reading/newest-first.ts';
import { asPhrase } from '../../reading/phrase.ts';
import { NAME, refusalAt } from './refusal.ts';
import { isReply, toEntry } from './reply.ts';

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
