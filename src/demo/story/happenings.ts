/** What happened in these thirteen months; days count back from today. */
import type { Tone } from './lines.ts';

export type TopicName =
  | 'delivery'
  | 'price'
  | 'availability'
  | 'battery'
  | 'quality'
  | 'comfort'
  | 'support'
  | 'staff'
  | 'warranty'
  | 'app'
  | 'firmware'
  | 'tracking';

export const STORY_DAYS = 395;

/** How much of the ordinary talk each topic has, by tone. */
export const EVERYDAY: Record<Tone, Partial<Record<TopicName, number>>> = {
  negative: {
    delivery: 3,
    price: 3,
    availability: 2,
    battery: 2,
    quality: 3,
    comfort: 2,
    support: 3,
    staff: 1,
    warranty: 2,
    app: 3,
  },
  positive: {
    delivery: 3,
    price: 2,
    availability: 1,
    battery: 3,
    quality: 5,
    comfort: 7,
    support: 3,
    staff: 3,
    warranty: 2,
    app: 2,
  },
};

/** More posts of one topic and tone than usual, rising to a peak and falling again; own brand only. */
export type Happening = {
  name: string;
  topic: TopicName;
  tone: Tone;
  from: number;
  peak: number;
  to: number;
  /** Extra posts a day at the peak. */
  most: number;
};

export const HAPPENINGS: Happening[] = [
  {
    name: 'The Haul is launched',
    topic: 'quality',
    tone: 'positive',
    from: 318,
    peak: 310,
    to: 285,
    most: 4,
  },
  {
    name: 'The Haul is sold out',
    topic: 'availability',
    tone: 'negative',
    from: 300,
    peak: 292,
    to: 262,
    most: 2.5,
  },
  { name: 'Spring rides', topic: 'comfort', tone: 'positive', from: 232, peak: 205, to: 170, most: 2.2 },
  {
    name: 'Firmware 3.2 drains batteries',
    topic: 'firmware',
    tone: 'negative',
    from: 166,
    peak: 156,
    to: 138,
    most: 6,
  },
  {
    name: 'Firmware 3.2.1 fixes it',
    topic: 'firmware',
    tone: 'positive',
    from: 142,
    peak: 134,
    to: 112,
    most: 3,
  },
  { name: 'The price goes up', topic: 'price', tone: 'negative', from: 97, peak: 93, to: 80, most: 2.2 },
  {
    name: 'A second workshop opens',
    topic: 'warranty',
    tone: 'positive',
    from: 74,
    peak: 66,
    to: 48,
    most: 2,
  },
  { name: 'Couriers strike', topic: 'delivery', tone: 'negative', from: 22, peak: 15, to: 8, most: 6.5 },
  { name: 'Nobody reaches support', topic: 'support', tone: 'negative', from: 19, peak: 14, to: 9, most: 3 },
  { name: 'Bikes arrive after all', topic: 'delivery', tone: 'positive', from: 9, peak: 4, to: 0, most: 5 },
  {
    name: 'Version 4.0 asks where people are',
    topic: 'tracking',
    tone: 'negative',
    from: 3,
    peak: 0,
    to: 0,
    most: 5,
  },
  { name: 'Thanks to the team', topic: 'support', tone: 'positive', from: 8, peak: 3, to: 0, most: 3 },
];

/** How fast and how often the team answers, and between which hours (UTC). It grows, and the strike slows it. */
export type Pace = {
  sinceDaysAgo: number;
  median: number;
  answered: number;
  hours: [from: number, to: number];
};

export const PACES: Pace[] = [
  { sinceDaysAgo: 395, median: 240, answered: 0.66, hours: [7, 16] },
  { sinceDaysAgo: 300, median: 180, answered: 0.74, hours: [7, 16] },
  { sinceDaysAgo: 166, median: 260, answered: 0.7, hours: [7, 16] },
  { sinceDaysAgo: 138, median: 150, answered: 0.8, hours: [6, 19] },
  { sinceDaysAgo: 60, median: 120, answered: 0.84, hours: [6, 20] },
  { sinceDaysAgo: 22, median: 130, answered: 0.78, hours: [6, 21] },
  { sinceDaysAgo: 13, median: 45, answered: 0.95, hours: [6, 22] },
];

/** A feed that could not be read for a while, hours ago. */
export const OUTAGES = [
  { source: 'Velo Weekly', fromHours: 20.4 * 24, toHours: 18.9 * 24, status: 503 },
  { source: 'City Pedal', fromHours: 208 * 24, toHours: 205.5 * 24, status: 503 },
  { source: 'The Harbour Gazette', fromHours: 2.2, toHours: -1e6, status: 401 },
] as const;
