/** What a user enters for YouTube. */
import { Refusal } from '../../../failure.ts';
import type { Setting, SignIn } from '../../adapter.ts';
import { BY_ACCOUNT, signInChoice } from '../../reading/by-account.ts';
import { googleSignIn } from '../../reading/google.ts';

export type Mode = 'channel' | 'search' | 'comments';

export const YOUTUBE_SETTINGS: Setting[] = [
  {
    name: 'mode',
    label: 'Read',
    help: 'A channel’s newest videos need no key. Searching and reading comments need one; a key searches a hundred times a day.',
    required: true,
    options: [
      { value: 'channel', label: 'New videos of a channel' },
      { value: 'search', label: 'Videos found by a search' },
      { value: 'comments', label: 'Comments under videos' },
    ],
    example: 'channel',
  },
  {
    name: 'key',
    label: 'API key',
    help: 'Made in the Google Cloud console, under APIs and services, Credentials, with the YouTube Data API switched on.',
    required: true,
    secret: true,
    when: { name: 'mode', is: ['search', 'comments'] },
  },
  {
    name: 'query',
    label: 'Search for',
    help: 'A name or phrase; your match rules decide what counts.',
    required: true,
    example: 'Fernhill Bikes',
    when: { name: 'mode', is: ['search'] },
  },
  {
    name: 'videos',
    label: 'Videos',
    help: 'Up to ten addresses or ids, separated by commas. Left empty, the comments on a whole channel are read.',
    required: false,
    example: 'F1UP7wRCPH8',
    when: { name: 'mode', is: ['comments'] },
  },
  {
    name: 'channel',
    label: 'Channel',
    help: 'Its id, which begins with UC, or its address with that id. It stands in the channel’s description under Share, Copy channel id.',
    required: false,
    example: 'UC_x5XG1OV2P6uZZ5FSM9Ttw',
    when: { name: 'mode', is: ['channel', 'comments'] },
  },
  signInChoice(
    { value: 'key', label: 'The key alone' },
    {
      account: 'The key, and an account to answer with',
      help: 'A key can only read. To answer comments from here you also sign in on Google’s page; answers are then by the channel of that account.',
    },
    { name: 'mode', is: ['comments'] },
  ),
  {
    name: 'clientId',
    label: 'Client ID',
    help: 'Of an OAuth client for a web application in the same Google Cloud project. Enter the redirect address shown here.',
    required: true,
    example: '1234567890-fernhill.apps.googleusercontent.com',
    when: BY_ACCOUNT,
  },
  {
    name: 'clientSecret',
    label: 'Client secret',
    help: 'It belongs to the client ID.',
    required: true,
    secret: true,
    when: BY_ACCOUNT,
  },
];

const SIGN_IN: SignIn = {
  ...googleSignIn('https://www.googleapis.com/auth/youtube.force-ssl'),
  when: BY_ACCOUNT,
};

export const YOUTUBE_ACCOUNT = { name: 'YouTube', signIn: SIGN_IN };

export function modeOf({ mode }: Record<string, string>): Mode {
  return mode === 'search' || mode === 'comments' ? mode : 'channel';
}

/** Throws Refusal. */
export function channelOf({ channel = '' }: Record<string, string>): string {
  const id = /(?:^|\/channel\/|channel_id=)(UC[\w-]{22})(?![\w-])/.exec(channel.trim())?.[1];
  if (id) return id;
  throw new Refusal('invalid', 'Give the id of the channel. It begins with UC and has 24 characters.');
}

/** What the comments are asked for by: videos, else a channel. Throws Refusal. */
export function targetsOf(settings: Record<string, string>): { name: string; id: string }[] {
  const written = (settings.videos ?? '').split(/[\s,]+/).filter(Boolean);
  const videos = written.map((video) => {
    const id = /(?:^|[?&]v=|youtu\.be\/|\/(?:shorts|live|embed)\/)([\w-]{11})(?![\w-])/.exec(video)?.[1];
    if (!id) throw new Refusal('invalid', `“${video.slice(0, 100)}” is not the address or id of a video.`);
    return { name: 'videoId', id };
  });
  if (videos.length > 10)
    throw new Refusal('invalid', 'Give ten videos at most; add another source for more.');
  return videos.length > 0 ? videos : [{ name: 'allThreadsRelatedToChannelId', id: channelOf(settings) }];
}
