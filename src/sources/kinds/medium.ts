/** Stories on Medium: the newest of a tag, a writer or a publication. */
import { Refusal } from '../../failure.ts';
import type { Item, SourceAdapter } from '../adapter.ts';
import { isMediumFeed } from '../feed/looks.ts';
import { pollFeed } from '../feed/poll.ts';

export const medium: SourceAdapter = {
  kind: 'medium',
  label: 'Medium',
  needs: 'Nothing: its feeds are public.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'Stories belong to their writers; ask before you republish whole texts.',
  },
  settings: [
    {
      name: 'mode',
      label: 'Read',
      help: 'Medium cannot be searched: its newest stories are read, and your match rules decide what counts.',
      required: false,
      options: [
        { value: 'tag', label: 'Stories with a tag' },
        { value: 'user', label: 'Stories of a writer' },
        { value: 'publication', label: 'Stories of a publication' },
      ],
      example: 'tag',
    },
    {
      name: 'tag',
      label: 'Tag',
      help: 'As in the address of the tag’s page: medium.com/tag/bike-touring is "bike-touring".',
      required: false,
      example: 'cycling',
      when: { name: 'mode', is: ['tag'] },
    },
    {
      name: 'user',
      label: 'Writer',
      help: 'The name after the @ in the address of the writer’s page.',
      required: false,
      example: 'tildatesting',
      when: { name: 'mode', is: ['user'] },
    },
    {
      name: 'publication',
      label: 'Publication',
      help: 'As in its address: medium.com/wobbly-wheel is "wobbly-wheel". One with a domain of its own is read as RSS.',
      required: false,
      example: 'wobbly-wheel',
      when: { name: 'mode', is: ['publication'] },
    },
  ],
  host: (settings) => new URL(addressOf(settings)).host,
  describe: (settings) => `Medium: ${decodeURIComponent(pathOf(settings)).replace(/^tag\//, '#')}`,
  poll: async (settings, cursor, http, options) =>
    pollFeed(addressOf(settings), cursor, http, options, { service: 'Medium', shape: toStory }),
  recognises: isMediumFeed,
};

function addressOf(settings: Record<string, string>): string {
  return `https://medium.com/feed/${pathOf(settings)}`;
}

function pathOf(settings: Record<string, string>): string {
  const mode = settings.mode?.trim() || 'tag';
  const name = (settings[mode] ?? '').trim().replace(/^[@#]/, '');
  if (!/^[^\s/?#@]+$/.test(name)) throw new Refusal('invalid', WANTED[mode] ?? WANTED.tag!);
  if (mode === 'user') return `@${encodeURIComponent(name)}`;
  return mode === 'tag' ? `tag/${encodeURIComponent(name.toLowerCase())}` : encodeURIComponent(name);
}

const WANTED: Record<string, string> = {
  tag: 'Give the tag as it stands in the address of its page, such as bike-touring.',
  user: 'Give the writer’s name as it stands after the @ in the address.',
  publication: 'Give the publication as it stands in its address, such as wobbly-wheel.',
};

/** Tag feeds end each excerpt with a link to the rest, and every link says which feed it came from. */
function toStory(item: Item): Item {
  const url = item.url === null ? null : new URL(item.url);
  url?.searchParams.delete('source');
  return {
    ...item,
    source: 'medium',
    url: url?.href ?? null,
    text: item.text.replace(/\s*Continue reading on [^\n]{1,200} »\s*$/, ''),
  };
}
