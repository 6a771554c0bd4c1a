/** What the form for a Discourse forum asks for. */
import type { Setting } from '../../adapter.ts';

export const DISCOURSE_SETTINGS: Setting[] = [
  {
    name: 'forum',
    label: 'Forum',
    help: 'The address of the forum as your browser shows it.',
    required: true,
    example: 'https://forum.fernhill.example',
  },
  {
    name: 'query',
    label: 'Search for',
    help: 'A name or phrase. Posts that contain it are read whole; your match rules decide what counts.',
    required: true,
    example: 'Fernhill Bikes',
  },
  {
    name: 'key',
    label: 'API key',
    help: 'Only for a forum that shows its posts to members, and to answer from here. An administrator makes one under Admin, Advanced, API keys, for the user below.',
    required: false,
    secret: true,
  },
  {
    name: 'username',
    label: 'User of the key',
    help: 'Whose eyes the key sees with; the posts that this user may read are found. Answers from here are by this user.',
    required: false,
    example: 'earshot',
  },
];
