/** What the form for GitHub asks for. */
import type { Setting } from '../../adapter.ts';

export const GITHUB_SETTINGS: Setting[] = [
  {
    name: 'query',
    label: 'Search for',
    help: 'A name or phrase. What has quotes or qualifiers, such as "fernhill bikes" language:go, is sent as it stands. Your match rules decide what counts.',
    required: true,
    example: 'Fernhill Bikes',
  },
  {
    name: 'without',
    label: 'Leave out accounts',
    help: 'Your own organisations and users, separated by commas: what is written in their repositories is not read.',
    required: false,
    example: 'fernhill-bikes',
  },
  {
    name: 'posts',
    label: 'Read',
    help: 'Some tokens may search only one of the two at a time; GitHub says so when that is the case.',
    required: false,
    options: [
      { value: 'all', label: 'Issues and pull requests' },
      { value: 'issues', label: 'Issues' },
      { value: 'pulls', label: 'Pull requests' },
    ],
  },
  {
    name: 'comments',
    label: 'Comments',
    help: 'A search does not say which comment it found, so new comments are read issue by issue.',
    required: false,
    options: [
      { value: 'yes', label: 'Read new comments too' },
      { value: 'no', label: 'Leave comments out' },
    ],
  },
  {
    name: 'token',
    label: 'Access token',
    help: 'Optional. A fine-grained token with public read access is enough: github.com/settings/personal-access-tokens. To answer from here it must be allowed to write issues.',
    required: false,
    secret: true,
  },
];
