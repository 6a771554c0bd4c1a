/** Who posts about what on which day. Pure. */
import type { Random } from './seeded.ts';
import { BRANDS, type StoryBrand } from './story/cast.ts';
import { EVERYDAY, HAPPENINGS, STORY_DAYS, type TopicName } from './story/happenings.ts';
import type { Tone } from './story/lines.ts';

/** `talk`, `news` and `other-language` are neither praise nor complaint. */
export type Plan = {
  brand: StoryBrand;
  topic: TopicName | 'question' | 'sighting' | 'news' | 'other-language';
  tone: Tone | 'neutral';
};

const DAY = 86_400_000;

/** People post less on weekends; Sunday first. */
const WEEKDAYS = [0.75, 1.15, 1.1, 1.05, 1.05, 1, 0.85];

/** Hours of the day, UTC: before work, at lunch, in the evening. */
const HOURS = [0, 0, 0, 0, 1, 3, 6, 7, 5, 4, 5, 7, 5, 4, 4, 5, 7, 8, 8, 7, 5, 3, 1, 0.5];

/** The ordinary talk about all brands, more of it the later it is. */
export function ordinaryOn(random: Random, daysAgo: number, end: Date): Plan[] {
  const part = 1 - daysAgo / STORY_DAYS;
  const weekday = WEEKDAYS[new Date(end.getTime() - daysAgo * DAY).getUTCDay()]!;
  return BRANDS.flatMap((brand) => {
    const [first, last] = brand.perDay;
    const count = random.count((first + (last - first) * part ** 2) * weekday);
    return Array.from({ length: count }, () => ordinary(random, brand));
  });
}

function ordinary(random: Random, brand: StoryBrand): Plan {
  const { negative, neutral } = brand.mood;
  const tone = random.weighted([
    ['negative', negative],
    ['neutral', neutral],
    ['positive', 1 - negative - neutral],
  ] as const);
  if (tone !== 'neutral') {
    const topics = Object.entries(EVERYDAY[tone]) as [TopicName, number][];
    return { brand, tone, topic: random.weighted(topics) };
  }
  const topic = random.weighted([
    ['question', 4],
    ['sighting', 4],
    ['news', 2],
    ['other-language', 1],
  ] as const);
  return { brand, tone, topic };
}

/** What the day's happenings add to it. */
export function happeningsOn(random: Random, daysAgo: number): Plan[] {
  return HAPPENINGS.flatMap(({ topic, tone, from, peak, to, most }) => {
    if (daysAgo > from || daysAgo < to) return [];
    const height =
      daysAgo > peak ? (from - daysAgo + 1) / (from - peak + 1) : (daysAgo - to + 1) / (peak - to + 1);
    return Array.from({ length: random.count(most * height) }, () => ({ brand: BRANDS[0], topic, tone }));
  });
}

/** A moment of that day when people post. */
export function momentOn(random: Random, end: Date, daysAgo: number): Date {
  const midnight = Math.floor(end.getTime() / DAY) * DAY - daysAgo * DAY;
  const hour = random.weighted(HOURS.map((weight, index) => [index, weight] as const));
  return new Date(midnight + hour * 3_600_000 + random.whole(0, 3599) * 1000);
}
