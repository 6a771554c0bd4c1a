/** What a user enters for X, and what that asks for. */
import { Refusal } from '../../../failure.ts';
import type { Setting } from '../../adapter.ts';
import { BY_ACCOUNT, BY_TOKEN, signInChoice } from '../../reading/by-account.ts';

type Settings = Record<string, string>;

export const X_SETTINGS: Setting[] = [
  {
    name: 'mode',
    label: 'Read',
    help: 'A search finds posts of the last seven days. Mentions of your own account cost a fifth of that.',
    required: true,
    options: [
      { value: 'search', label: 'Posts found by a search' },
      { value: 'mentions', label: 'Mentions of your own account' },
    ],
    example: 'search',
  },
  signInChoice(
    { value: 'token', label: 'A bearer token' },
    {
      account: 'An account on X',
      help: 'A bearer token is the app’s own and needs no page of X. With an account you sign in there, and Earshot reads as that account. Either way the app pays.',
    },
  ),
  {
    name: 'token',
    label: 'Bearer token',
    help: 'Of an app at console.x.com. Buy credits there first: X charges for every post that is read.',
    required: true,
    secret: true,
    when: BY_TOKEN,
  },
  {
    name: 'clientId',
    label: 'Client ID',
    help: 'OAuth 2.0, of an app at console.x.com of the type “Web App”. Buy credits there first: X charges for every post that is read.',
    required: true,
    example: 'ZmVybmhpbGw6MTpjaQ',
    when: BY_ACCOUNT,
  },
  {
    name: 'clientSecret',
    label: 'Client secret',
    help: 'It stands beside the client ID.',
    required: true,
    secret: true,
    when: BY_ACCOUNT,
  },
  {
    name: 'dollars',
    label: 'Most dollars per month',
    help: 'Earshot stops reading when this much is spent, and goes on next month. A post costs half a cent, a mention of your own account a tenth. X may charge for the profiles of authors too; the console shows it.',
    required: true,
    example: '20',
  },
  {
    name: 'query',
    label: 'Search for',
    help: 'A name or phrase, or operators of X such as "Fernhill Bikes" OR @fernhill. Posts that only repeat others are left out.',
    required: true,
    example: 'Fernhill Bikes',
    when: { name: 'mode', is: ['search'] },
  },
  {
    name: 'user',
    label: 'Number of your account',
    help: 'The user id, digits only, of the account that owns the app. The console shows it.',
    required: true,
    example: '2244994945',
    when: { name: 'mode', is: ['mentions'] },
  },
];

export const isMentions = ({ mode }: Settings): boolean => mode === 'mentions';

const LONGEST_QUERY = 512;
const OPERATORS = /["():@#$]|\bOR\b|(?:^|\s)-\S/;

/** Throws Refusal. */
export function queryOf({ query = '' }: Settings): string {
  const words = query.trim();
  if (!words) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  const asked = OPERATORS.test(words) ? `(${words})` : `"${words}"`;
  const full = /\bis:retweet\b/.test(words) ? words : `${asked} -is:retweet`;
  if (full.length <= LONGEST_QUERY) return full;
  throw new Refusal(
    'invalid',
    `X takes ${LONGEST_QUERY} characters at most; this search has ${full.length}.`,
  );
}

/** Throws Refusal. */
export function userOf({ user = '' }: Settings): string {
  if (/^\d{1,20}$/.test(user.trim())) return user.trim();
  throw new Refusal('invalid', 'Give the number of the account, digits only.');
}
