/** What a user enters for Bluesky. */
import { Refusal } from '../../../failure.ts';
import { safeUrl } from '../../../text.ts';
import type { Setting } from '../../adapter.ts';

const STREAMING = { name: 'mode', is: ['jetstream'] };
const SEARCHING = { name: 'mode', is: ['search'] };

export const BLUESKY_SETTINGS: Setting[] = [
  {
    name: 'mode',
    label: 'Read',
    help: 'Without an account Earshot hears every public post as it is written. With one it searches, which costs less traffic.',
    required: true,
    options: [
      { value: 'jetstream', label: 'Every post, without an account' },
      { value: 'search', label: 'A search, with an account' },
    ],
    example: 'jetstream',
  },
  {
    name: 'words',
    label: 'Listen for',
    help: 'Names or phrases, separated by commas. Only posts with one of them are kept; your match rules decide what counts. A star at the end stands for any ending.',
    required: true,
    example: 'Fernhill Bikes, fernhill.example',
    when: STREAMING,
  },
  {
    name: 'stream',
    label: 'Stream',
    help: 'Bluesky sends the same posts from four places; take another one when this is down.',
    required: false,
    options: [
      { value: 'jetstream2.us-east.bsky.network', label: 'US East 2' },
      { value: 'jetstream1.us-east.bsky.network', label: 'US East 1' },
      { value: 'jetstream2.us-west.bsky.network', label: 'US West 2' },
      { value: 'jetstream1.us-west.bsky.network', label: 'US West 1' },
    ],
    when: STREAMING,
  },
  {
    name: 'query',
    label: 'Search for',
    help: 'A name or phrase; your match rules decide what counts.',
    required: true,
    example: 'Fernhill Bikes',
    when: SEARCHING,
  },
  {
    name: 'handle',
    label: 'Handle',
    help: 'Of the account that searches, such as fernhill.bsky.social.',
    required: true,
    example: 'fernhill.bsky.social',
    when: SEARCHING,
  },
  {
    name: 'appPassword',
    label: 'App password',
    help: 'Make one in Bluesky under Settings, Privacy and security, App passwords. Never enter the account’s own password.',
    required: true,
    secret: true,
    when: SEARCHING,
  },
  {
    name: 'pds',
    label: 'Server of the account',
    help: 'Only for accounts that live somewhere else than at Bluesky itself.',
    required: false,
    example: 'https://bsky.social',
    when: SEARCHING,
  },
];

export const isSearch = ({ mode }: Record<string, string>): boolean => mode === 'search';

/** The host of the stream; the first one when none, or none of theirs, is given. */
export function streamHost({ stream = '' }: Record<string, string>): string {
  const { options = [] } = BLUESKY_SETTINGS.find(({ name }) => name === 'stream')!;
  return (options.find(({ value }) => value === stream) ?? options[0]!).value;
}

/** https://host of the account's server. Throws Refusal. */
export function serverOf({ pds = '' }: Record<string, string>): string {
  const url = safeUrl(/^[a-z]+:/i.test(pds.trim()) ? pds : `https://${pds.trim() || 'bsky.social'}`);
  if (url?.startsWith('https:')) return new URL(url).origin;
  throw new Refusal('invalid', 'Give the address of the account’s server, such as https://bsky.social.');
}
