/** What the form for Lemmy asks for. */
import type { Setting } from '../../adapter.ts';

export const LEMMY_SETTINGS: Setting[] = [
  {
    name: 'query',
    label: 'Search for',
    help: 'A name or phrase. Posts and comments that contain it are read; your match rules decide what counts.',
    required: true,
    example: 'Fernhill Bikes',
  },
  {
    name: 'instance',
    label: 'Server',
    help: 'The address of a Lemmy server. A large one knows most communities of the others.',
    required: true,
    example: 'https://lemmy.world',
  },
  {
    name: 'username',
    label: 'User name',
    help: 'Only to answer from here: of an account on that server, without two-factor sign-in. Reading needs none.',
    required: false,
    example: 'fernhill',
  },
  {
    name: 'password',
    label: 'Password',
    help: 'Of that account. Lemmy has no access tokens for programs.',
    required: false,
    secret: true,
  },
];
