/** What the form for Stack Exchange asks for. */
import type { Setting } from '../../adapter.ts';

export const STACKEXCHANGE_SETTINGS: Setting[] = [
  {
    name: 'query',
    label: 'Search for',
    help: 'A name or phrase. Questions and answers that contain it are read; your match rules decide what counts.',
    required: true,
    example: 'Fernhill Bikes',
  },
  {
    name: 'site',
    label: 'Site',
    help: 'The first part of the site’s address: stackoverflow, superuser, serverfault, askubuntu, or bicycles for bicycles.stackexchange.com.',
    required: true,
    example: 'stackoverflow',
  },
  {
    name: 'posts',
    label: 'Read',
    help: 'Answers cost one more request per poll.',
    required: false,
    options: [
      { value: 'all', label: 'Questions and answers' },
      { value: 'questions', label: 'Questions only' },
    ],
  },
  {
    name: 'key',
    label: 'API key',
    help: 'Optional. Register an app at stackapps.com/apps/oauth/register and paste its key; without one all sources on this server share 300 requests a day.',
    required: false,
    secret: true,
  },
];
