/** What a user enters for Reddit, and what that asks for. */
import { Refusal } from '../../../failure.ts';
import { safeUrl } from '../../../text.ts';
import type { Setting } from '../../adapter.ts';
import { signInChoice } from '../../reading/by-account.ts';

const WITH_KEYS = { name: 'mode', is: ['api'] };

export const REDDIT_SETTINGS: Setting[] = [
  {
    name: 'mode',
    label: 'Read',
    help: 'Reddit gives new keys only to those whom it approves. Without any, its feeds are read once in ten minutes.',
    required: true,
    options: [
      { value: 'feed', label: 'Its feeds, without keys' },
      { value: 'api', label: 'Its interface, with keys that you hold' },
    ],
    example: 'feed',
  },
  {
    name: 'query',
    label: 'Search for',
    help: 'A name or phrase in posts. Left empty, everything new in the communities below is read: posts from a feed, comments with keys.',
    required: false,
    example: 'Fernhill Bikes',
  },
  {
    name: 'subreddits',
    label: 'Communities',
    help: 'Their names, separated by commas, such as bicycling, bikewrench. Left empty, all of Reddit is searched.',
    required: false,
    example: 'bicycling, bikewrench',
  },
  {
    name: 'address',
    label: 'Private feed',
    help: 'Instead of the above: an address from reddit.com/prefs/feeds. It works where public feeds are blocked. Treat it like a password.',
    required: false,
    secret: true,
    when: { name: 'mode', is: ['feed'] },
  },
  signInChoice(
    { value: 'keys', label: 'The keys alone' },
    {
      account: 'An account on Reddit',
      help: 'The keys alone are enough for most apps. With an account you sign in on Reddit’s page, and Earshot reads and answers as that account; it asks for leave to read, to know its name and to comment.',
    },
    WITH_KEYS,
  ),
  {
    name: 'clientId',
    label: 'Client id',
    help: 'Of an app that Reddit has approved.',
    required: true,
    example: 'Xy_fernhill_01',
    when: WITH_KEYS,
  },
  {
    name: 'clientSecret',
    label: 'Client secret',
    help: 'It stands beside the client id.',
    required: true,
    secret: true,
    when: WITH_KEYS,
  },
  {
    name: 'username',
    label: 'Your name on Reddit',
    help: 'Reddit asks every app to say who runs it.',
    required: false,
    example: 'fernhill_bikes',
    when: WITH_KEYS,
  },
];

export const isInterface = ({ mode }: Record<string, string>): boolean => mode === 'api';

export type Wanted = { query: string; communities: string };

/** `communities` joined as Reddit does. Throws Refusal when nothing is asked for. */
export function wantedOf({ query = '', subreddits = '' }: Record<string, string>): Wanted {
  const names = subreddits.split(/[\s,+]+/).map((name) => name.replace(/^\/?r\//i, ''));
  const communities = names.filter((name) => /^[\w-]{1,50}$/.test(name)).join('+');
  if (query.trim() || communities) return { query: query.trim(), communities };
  throw new Refusal('invalid', 'Give what to search for, or at least one community.');
}

/** The address of the feed. Throws Refusal. */
export function feedOf(settings: Record<string, string>): string {
  if (settings.address?.trim()) return privateFeed(settings.address);
  const { query, communities } = wantedOf(settings);
  if (!query) return `https://www.reddit.com/r/${communities}/new/.rss`;
  const parameters = new URLSearchParams({
    q: asPhrase(query),
    ...(communities ? { restrict_sr: 'on' } : {}),
    sort: 'new',
  });
  return `https://www.reddit.com/${communities ? `r/${communities}/` : ''}search.rss?${parameters}`;
}

function privateFeed(address: string): string {
  const url = safeUrl(address);
  const { protocol, hostname, pathname } = new URL(url ?? 'http://nowhere.invalid');
  if (url && protocol === 'https:' && /(^|\.)reddit\.com$/.test(hostname) && /\.rss$/.test(pathname))
    return url;
  throw new Refusal(
    'invalid',
    'Give the private feed as reddit.com/prefs/feeds shows it: it begins with https:// and has .rss in it.',
  );
}

export function asPhrase(query: string): string {
  return /["():]|\b(?:AND|OR|NOT)\b/.test(query) ? query : `"${query}"`;
}
