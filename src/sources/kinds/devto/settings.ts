/** What the form for DEV asks for, by mode. */
import type { Setting } from '../../adapter.ts';

export const DEVTO_SETTINGS: Setting[] = [
  {
    name: 'mode',
    label: 'Read',
    help: 'DEV has no search: articles are read, and your match rules decide what counts.',
    required: true,
    options: [
      { value: 'tag', label: 'A tag' },
      { value: 'user', label: 'One user or organisation' },
      { value: 'latest', label: 'All new articles' },
    ],
  },
  {
    name: 'tag',
    label: 'Tag',
    help: 'One tag, as it stands in the address dev.to/t/….',
    required: true,
    example: 'cycling',
    when: { name: 'mode', is: ['tag'] },
  },
  {
    name: 'user',
    label: 'User',
    help: 'The name in the address of the profile, dev.to/….',
    required: true,
    example: 'fernhill',
    when: { name: 'mode', is: ['user'] },
  },
  {
    name: 'comments',
    label: 'Comments',
    help: 'New comments under the articles that were read cost one more request for each article that is talked about.',
    required: false,
    options: [
      { value: 'yes', label: 'Read new comments too' },
      { value: 'no', label: 'Leave comments out' },
    ],
  },
];
