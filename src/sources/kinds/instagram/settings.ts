/** What a user enters for Instagram, and how one signs in for it. */
import type { Setting } from '../../adapter.ts';
import { metaSettings, metaSignIn } from '../../reading/meta-sign-in.ts';
import { NAME } from './media.ts';

/** https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/get-started */
const PERMISSIONS = [
  'instagram_basic',
  'instagram_manage_comments',
  'pages_show_list',
  'pages_read_engagement',
];

export const INSTAGRAM_ACCOUNT = { name: NAME, signIn: metaSignIn(NAME, PERMISSIONS) };

export const INSTAGRAM_SETTINGS: Setting[] = [
  {
    name: 'mode',
    label: 'Read',
    help: 'Each of these is a source of its own.',
    required: true,
    options: [
      { value: 'tags', label: 'Posts that tag the account' },
      { value: 'hashtag', label: 'Posts with a hashtag' },
      { value: 'mentioned', label: 'Posts that mention the account, by their ids' },
    ],
  },
  {
    name: 'account',
    label: 'Account ID',
    help: 'The number of the professional account, as the Graph API gives it for your page (instagram_business_account).',
    required: true,
    example: '17841400000000001',
  },
  ...metaSettings(
    {
      label: 'Access token',
      help: 'Of a person who manages the page; a long-lived one ends after 60 days.',
    },
    PERMISSIONS.join(', '),
  ),
  {
    name: 'hashtag',
    label: 'Hashtag',
    help: 'One word; an account may ask for 30 different ones in 7 days. Posts come without the names of their authors.',
    required: true,
    example: 'fernhill',
    when: { name: 'mode', is: ['hashtag'] },
  },
  {
    name: 'media',
    label: 'Media IDs',
    help: 'Up to 20, with blanks between them. Instagram names them only in the webhook “mentions”.',
    required: true,
    example: '17900000000000001',
    when: { name: 'mode', is: ['mentioned'] },
  },
];
