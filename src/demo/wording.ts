/** Puts a post's words together from the authored lines. Pure. */
import type { Random } from './seeded.ts';
import { BRANDS, CITIES, FIRST_NAMES, SHORT_NAMES, type StoryBrand } from './story/cast.ts';
import { ENDINGS, type Tone, type Topic } from './story/lines.ts';

/** What the words in braces stand for in one post. */
export type Slots = (name: string) => string;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Fixed for brand, model and city within a post; everything else is drawn anew. */
export function slotsFor(random: Random, brand: StoryBrand): Slots {
  const short = SHORT_NAMES[brand.name]!;
  const model = random.pick(brand.models);
  const rivals = BRANDS.filter((other) => other !== brand);
  const rival = random.pick(rivals);
  const fixed: Record<string, string> = {
    brand: short,
    model,
    bike: `${short} ${model}`,
    rival: `${SHORT_NAMES[rival.name]} ${random.pick(rival.models)}`,
    city: random.pick(CITIES),
    person: random.pick(FIRST_NAMES),
  };
  const drawn: Record<string, () => string> = {
    weekday: () => random.pick(WEEKDAYS),
    days: () => String(random.whole(6, 25)),
    weeks: () => String(random.whole(3, 9)),
    few: () => String(random.whole(2, 5)),
    km: () => (random.whole(3, 94) * 100).toLocaleString('en'),
    percent: () => String(random.whole(2, 7) * 5),
    price: () => `${(random.whole(22, 59) * 100 - 1).toLocaleString('en')} euros`,
    fee: () => `${random.whole(6, 32) * 10 - 1} euros`,
    hour: () => random.pick(['four', 'five', 'half past three', 'noon']),
  };
  return (name) => fixed[name] ?? drawn[name]?.() ?? `{${name}}`;
}

export const fill = (line: string, slots: Slots) =>
  line.replace(/\{(\w+)\}/g, (_, name: string) => slots(name));

/** The first sentence, up to `sentences` − 2 that follow from it, and often a last word. */
export function toldBy(random: Random, topic: Topic, tone: Tone, sentences: number, slots: Slots): string {
  const { first, after } = topic[tone];
  const following = Math.min(sentences - 1, random.whole(0, 2));
  const start = random.whole(0, after.length - 1);
  const middle = Array.from({ length: following }, (_, step) => after[(start + step * 3) % after.length]!);
  const room = sentences - 1 - following;
  const ending = room > 0 && random.chance(0.45) ? [random.pick(ENDINGS[tone])] : [];
  return [random.pick(first), ...middle, ...ending].map((line) => fill(line, slots)).join(' ');
}
