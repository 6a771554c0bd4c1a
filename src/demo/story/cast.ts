/** Who and what the story is about. All names are invented. */

export type StoryBrand = {
  name: string;
  kind: 'own' | 'competitor';
  website: string;
  rule: string;
  models: string[];
  /** Posts on an ordinary day at the beginning and at the end of the story. */
  perDay: [first: number, last: number];
  /** How the brand is usually talked about: shares of negative and of neutral posts. */
  mood: { negative: number; neutral: number };
};

export const BRANDS: [own: StoryBrand, ...competitors: StoryBrand[]] = [
  {
    name: 'Fernhill Bikes',
    kind: 'own',
    website: 'https://fernhill.example',
    rule: 'Fernhill',
    models: ['Amble', 'Haul', 'Pocket'],
    perDay: [1, 5.8],
    mood: { negative: 0.22, neutral: 0.24 },
  },
  {
    name: 'Voltaro',
    kind: 'competitor',
    website: 'https://voltaro.example',
    rule: 'Voltaro',
    models: ['Uno', 'Metro', 'Carry'],
    perDay: [0.7, 2],
    mood: { negative: 0.34, neutral: 0.28 },
  },
  {
    name: 'Kestrel Cargo',
    kind: 'competitor',
    website: 'https://kestrel-cargo.example',
    rule: 'Kestrel',
    models: ['Nest', 'Wing'],
    perDay: [0.4, 1.3],
    mood: { negative: 0.27, neutral: 0.3 },
  },
  {
    name: 'Nordlys E',
    kind: 'competitor',
    website: 'https://nordlys-e.example',
    rule: 'Nordlys',
    models: ['Vinter', 'Dag'],
    perDay: [0.3, 0.9],
    mood: { negative: 0.24, neutral: 0.34 },
  },
];

/** How people shorten a brand's name. */
export const SHORT_NAMES: Record<string, string> = {
  'Fernhill Bikes': 'Fernhill',
  Voltaro: 'Voltaro',
  'Kestrel Cargo': 'Kestrel',
  'Nordlys E': 'Nordlys',
};

export const TIME_ZONE = 'Europe/Stockholm';

export const TEAM = {
  maya: { name: 'Maya Okafor', email: 'maya@fernhill.example', role: 'admin' },
  jonas: { name: 'Jonas Birch', email: 'jonas@fernhill.example', role: 'responder' },
  ines: { name: 'Ines Valdoro', email: 'ines@fernhill.example', role: 'responder' },
} as const;

export type TeamMember = keyof typeof TEAM;

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

export const FIRST_NAMES =
  `Ada Anouk Arvid Bela Bram Carla Cosimo Dagny Dario Edda Elin Emre Farah Finn Greta Hanne
Idris Ilka Jarek Juno Kaja Kofi Lena Levi Lotte Malik Marta Mika Nadia Nils Odile Olek Pia Quentin Rana Rosa Samir
Sanna Tarek Thea Tomas Ulla Vera Viggo Wanda Xenia Yara Zoltan`.split(/\s+/);

/** Plants, birds and kitchen things: nobody is called that. */
export const LAST_NAMES =
  `Applewood Bramble Candlewick Dandelion Eiderdown Feverfew Goldcrest Hawthorn Inkpot Juniper
Kettle Lantern Marigold Nutmeg Oatcake Pebble Quillfeather Rosehip Saltcellar Teacup Umbrella Vetch Wagtail Yarrow
Thimble Sorrel Bluebell Chaffinch Fennel Larkspur Mulberry Nightjar`.split(/\s+/);

export const CITIES = `Malmaro Utrechtia Gothenby Lyonelle Bremenau Aarhov Ghentia Portavia Tamperi Krakovia
Edinbrae Turinna Baselle Bilbona`.split(/\s+/);
