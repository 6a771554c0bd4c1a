/** Posts on X, which charges for every one that is read. */
import type { Http } from '../../../platform/platform.ts';
import type { Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { entered, isByAccount } from '../../reading/by-account.ts';
import { fields, isObject, objects, parse, readJson, text } from '../../reading/json.ts';
import { budgetsOf, planOf } from './money.ts';
import { pollPosts } from './poll.ts';
import { readPosts, X } from './post.ts';
import { AT_ONCE, recheckPosts } from './recheck.ts';
import { refusal } from './refusal.ts';
import { isMentions, queryOf, userOf, X_SETTINGS } from './settings.ts';
import { X_ACCOUNT } from './sign-in.ts';

export const x: SourceAdapter = {
  kind: 'x',
  label: 'X',
  needs:
    'An app with credits at console.x.com, and its bearer token or a sign-in with it: X charges half a cent for every post that is read.',
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
  credential: (settings) => ((isByAccount(settings) ? settings.clientId : settings.token) ?? '').trim(),
  signIn: X_ACCOUNT.signIn,
  poll: (settings, cursor, http, options) =>
    options.maxRequests === 1
      ? readRecording(http, options)
      : entered(X_ACCOUNT, settings, http, options, (open) => pollPosts(open, cursor, http, options)),
  recheck: {
    batch: AT_ONCE,
    run: (settings, known, http, options) =>
      entered(X_ACCOUNT, settings, http, options, (open) => recheckPosts(open, known, http, options)),
  },
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
