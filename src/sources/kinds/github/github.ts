/** Issues, pull requests and what is written under them, on all of GitHub. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askAgain } from '../../reading/ask-again.ts';
import { isObject, parse, unknownShape } from '../../reading/json.ts';
import { secondsUntil } from '../../reading/one-by-one.ts';
import { NAME, openDesk } from './ask.ts';
import { pathOf, toComment, toIssue } from './entries.ts';
import { githubReply } from './reply.ts';
import { search } from './search.ts';
import { GITHUB_SETTINGS } from './settings.ts';
import { readTalks, talksOf, together } from './talks.ts';

/** Searches a minute: https://docs.github.com/rest/search/search#rate-limit */
const PER_MINUTE = { open: 10, token: 30 };
const SEARCHES = { open: 6, token: 10 };

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
  reply: githubReply,
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

function recheck(settings: Record<string, string>, known: Known[], http: Http, { now }: PollOptions) {
  const desk = openDesk(settings, http, now);
  return askAgain(known, async ({ url, externalId, parent }) => {
    const place = pathOf(url);
    if (!place) return null;
    const entry = (await desk.ask(place.path))?.value;
    if (!isObject(entry)) throw unknownShape(NAME);
    const item = place.isComment ? toComment(entry, parent) : toIssue(entry);
    return item?.externalId === externalId ? item : null;
  });
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
