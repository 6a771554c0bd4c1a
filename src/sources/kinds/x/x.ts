/** Posts on X, which charges for every one that is read. */
import type { Http } from '../../../platform/platform.ts';
import type { Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { fields, isObject, objects, parse, readJson, text } from '../../reading/json.ts';
import { pollPosts } from './poll.ts';
import { readPosts, X } from './post.ts';
import { AT_ONCE, recheckPosts } from './recheck.ts';
import { refusal } from './refusal.ts';
import { budgetsOf, isMentions, planOf, queryOf, userOf, X_SETTINGS } from './settings.ts';

export const x: SourceAdapter = {
  kind: 'x',
  label: 'X',
  needs: 'A bearer token and credits from console.x.com: X charges half a cent for every post that is read.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 24,
    // A month of daily questions would cost thirty times what reading did.
    recheckDays: 7,
    exportable: false,
    note: 'X wants deletions followed within a day, and posts kept out of public exports. Asking again costs as much as reading, so it ends after a week for what nobody works on.',
  },
  settings: X_SETTINGS,
  host: (settings) => {
    planOf(settings);
    if (isMentions(settings)) userOf(settings);
    else queryOf(settings);
    return 'api.x.com';
  },
  describe: (settings) =>
    isMentions(settings) ? `X: mentions of ${settings.user ?? ''}` : `X: ${settings.query ?? ''}`,
  budgets: budgetsOf,
  credential: ({ token = '' }) => token.trim(),
  poll: (settings, cursor, http, options) =>
    options.maxRequests === 1 ? readRecording(http, options) : pollPosts(settings, cursor, http, options),
  recheck: { batch: AT_ONCE, run: recheckPosts },
  recognises: (body) => isAnswer(parse(body)),
};

/** Posts of others have ids and texts too; only X counts its results, and says which of them it leaves out. */
function isAnswer(value: unknown): boolean {
  if (!isObject(value)) return false;
  const posts = objects(value.data).filter((one) => text(one.id) && typeof one.text === 'string');
  const isCounted = 'result_count' in fields(value.meta);
  const isInPart = objects(value.errors).some((error) => 'resource_id' in error);
  const isVersioned = posts.some((post) => 'edit_history_tweet_ids' in post);
  return isCounted || isVersioned || (posts.length > 0 && isInPart);
}

async function readRecording(http: Http, { now }: PollOptions): Promise<Page> {
  const reply = await http({ url: 'https://api.x.com/2/tweets/search/recent' });
  const { items, deleted } = readPosts(readJson(reply, { name: X, now, refusal: refusal(now) }));
  return { items, deleted, cursor: null };
}
