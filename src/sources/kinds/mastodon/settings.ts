/** What the form for Mastodon asks for, by mode. */
import type { Setting } from '../../adapter.ts';
import { BY_ACCOUNT, BY_TOKEN, signInChoice } from '../../reading/by-account.ts';

const ON_SERVER = { name: 'mode', is: ['hashtag', 'search'] };

export const MASTODON_SETTINGS: Setting[] = [
  {
    name: 'mode',
    label: 'Read',
    help: 'Hashtags and accounts need no account of yours. A search needs an account on that server.',
    required: true,
    options: [
      { value: 'hashtag', label: 'A hashtag' },
      { value: 'search', label: 'A search' },
      { value: 'account', label: 'One account' },
    ],
  },
  {
    name: 'instance',
    label: 'Server',
    help: 'The address of a Mastodon server. A large one sees most posts of the others.',
    required: true,
    example: 'https://mastodon.social',
    when: ON_SERVER,
  },
  {
    name: 'tag',
    label: 'Hashtag',
    help: 'One hashtag, with or without #.',
    required: true,
    example: 'fernhillbikes',
    when: { name: 'mode', is: ['hashtag'] },
  },
  {
    name: 'query',
    label: 'Search for',
    help: 'A name or phrase. Only posts whose authors let them be searched are found.',
    required: true,
    example: 'Fernhill Bikes',
    when: { name: 'mode', is: ['search'] },
  },
  {
    name: 'account',
    label: 'Account',
    help: 'Written as name@server.',
    required: true,
    example: 'fernhill@mastodon.social',
    when: { name: 'mode', is: ['account'] },
  },
  signInChoice(
    { value: 'token', label: 'An access token, or nothing' },
    {
      account: 'An account on that server',
      help: 'A search needs one of them; a hashtag only where the server shows hashtags to nobody else. Without a token you sign in on the server’s own page.',
    },
    ON_SERVER,
  ),
  {
    name: 'token',
    label: 'Access token',
    help: 'Under Preferences, Development, New application, with the permissions read:search and read:statuses; to answer from here also read:accounts, write:statuses and, for pictures, write:media. A search needs it; a hashtag only where the server shows hashtags to nobody else.',
    required: false,
    secret: true,
    when: BY_TOKEN,
  },
  {
    name: 'clientId',
    label: 'Client key',
    help: 'Under Preferences, Development, New application: enter the redirect address shown here, and allow read:search, read:statuses, read:accounts, write:statuses and write:media.',
    required: true,
    example: 'Xy-fernhill-01',
    when: BY_ACCOUNT,
  },
  {
    name: 'clientSecret',
    label: 'Client secret',
    help: 'It stands below the client key.',
    required: true,
    secret: true,
    when: BY_ACCOUNT,
  },
];
