/** Where people post, and what a post there carries. Every address ends in .example. */

/** Where posts come from, with its share, and what a post there carries. */
export type Place = {
  source: string;
  share: number;
  host: string;
  /** Stars go with the tone. */
  rated: boolean;
  /** A store of apps: what is said there is about the app. */
  apps?: boolean;
  titled: boolean;
  /** At most so many sentences. */
  sentences: number;
  /** Medians; absent where the place does not tell. */
  followers?: number;
  likes?: number;
  comments?: number;
};

export const PLACES: Place[] = [
  { source: 'trustpilot', share: 22, host: 'stars.example', rated: true, titled: true, sentences: 4 },
  { source: 'googlebusiness', share: 16, host: 'maps.example', rated: true, titled: false, sentences: 3 },
  {
    source: 'googleplay',
    share: 8,
    host: 'apps.example',
    rated: true,
    apps: true,
    titled: false,
    sentences: 2,
  },
  {
    source: 'appstore',
    share: 8,
    host: 'phones.example',
    rated: true,
    apps: true,
    titled: true,
    sentences: 3,
  },
  {
    source: 'reddit',
    share: 16,
    host: 'threads.example',
    rated: false,
    titled: true,
    sentences: 4,
    likes: 9,
    comments: 5,
  },
  {
    source: 'mastodon',
    share: 12,
    host: 'mammoth.example',
    rated: false,
    titled: false,
    sentences: 3,
    followers: 220,
    likes: 3,
    comments: 1,
  },
  {
    source: 'bluesky',
    share: 11,
    host: 'sky.example',
    rated: false,
    titled: false,
    sentences: 2,
    followers: 310,
    likes: 4,
    comments: 1,
  },
  {
    source: 'hackernews',
    share: 3,
    host: 'orange.example',
    rated: false,
    titled: false,
    sentences: 3,
    likes: 4,
    comments: 2,
  },
];

/** Articles arrive through these feeds, which the product polls. */
export const FEEDS = [
  { name: 'Velo Weekly', host: 'velo-weekly.example' },
  { name: 'City Pedal', host: 'city-pedal.example' },
  { name: 'Second Wheel', host: 'second-wheel.example' },
  { name: 'The Harbour Gazette', host: 'harbour-gazette.example' },
] as const;

export const NEWS_PLACE: Place = {
  source: 'rss',
  share: 0,
  host: 'velo-weekly.example',
  rated: false,
  titled: true,
  sentences: 2,
};

/** What else the feeds tell; no rule looks for it. */
export const OTHER_NEWS = [
  'Tyre pressure for beginners',
  'A bridge for two wheels',
  'Why the rain is never as bad as it looks',
  'The art of the bell',
  'Ten routes for a slow Sunday',
  'Night trains take bikes again',
  'What a helmet test measures',
  'The ferry that waits for cyclists',
  'Gloves, compared',
];
