/** Years of mentions of an invented brand, with and without crises, from a seed. */
export type Told = { at: number; negative: boolean; theme: number; stars: number | null };

export type Crisis = { from: number; to: number; size: (typeof SIZES)[number]['name']; shape: Shape };

export type Regime = {
  name: string;
  /** Mentions a day. */
  rate: number;
  /** Factors by hour of the day and by weekday, Monday first. */
  hours: (hour: number) => number;
  weekdays: readonly number[];
  /** Spread of the logarithm of a level that wanders within half a day, and of each day's own. */
  wander: { hour: number; day: number };
  /** Share of mentions that call forth others within the hour, by other people. */
  echo: number;
  /** Growth a year, as a factor. */
  growth: number;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const THEMES = 8;

const EVEN = [1.05, 1.05, 1.05, 1.05, 1.05, 0.9, 0.85];
const evening = (hour: number) => 1 + 0.7 * Math.sin(((hour - 11) / 24) * 2 * Math.PI);
const office = (hour: number) => (hour >= 8 && hour < 18 ? 2.1 : 0.22);
const still = { hour: 0, day: 0 };
const plain = { hours: evening, weekdays: EVEN, wander: still, echo: 0, growth: 1 };

export const REGIMES: Regime[] = [
  { ...plain, name: '0.3 a day', rate: 0.3 },
  { ...plain, name: '3 a day', rate: 3 },
  { ...plain, name: '20 a day', rate: 20 },
  { ...plain, name: '200 a day', rate: 200 },
  { ...plain, name: 'overdispersed', rate: 20, wander: { hour: 0.45, day: 0.4 }, echo: 0.12 },
  {
    ...plain,
    name: 'weekly season',
    rate: 40,
    hours: office,
    weekdays: [1.5, 1.35, 1.3, 1.25, 1.1, 0.3, 0.2],
    growth: 1.5,
  },
];

/** Mentions that a crisis adds, as a multiple of 1 + √(mentions a day). */
export const SIZES = [
  { name: 'small', of: 1.5 },
  { name: 'medium', of: 3 },
  { name: 'large', of: 6 },
] as const;
export const SHAPES = ['sharp', 'a day', 'slow'] as const;
type Shape = (typeof SHAPES)[number];

/** Days between crises: at least, and at most so many more. */
const APART = { least: 21, most: 28 };

/** Mulberry32: 0 to 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function poisson(random: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let [count, chance] = [0, random()];
  const least = Math.exp(-mean);
  while (chance > least) {
    count++;
    chance *= random();
  }
  return count;
}

/** A year and what goes before; crises only after `calmDays`. */
export function simulate(
  regime: Regime,
  seed: number,
  span: { days: number; calmDays: number; crises: boolean },
) {
  const random = randomOf(seed);
  const told = ordinary(regime, random, span.days);
  const crises = span.crises ? plant(regime, random, span, told) : [];
  told.sort((a, b) => a.at - b.at);
  return { told, crises };
}

function ordinary(regime: Regime, random: Random, days: number): Told[] {
  const told: Told[] = [];
  const { wander, echo } = regime;
  let mood = 0;
  const keep = Math.exp(-1 / 12);
  for (let day = 0; day < days; day++) {
    const own = Math.exp(wander.day * normal(random) - wander.day ** 2 / 2);
    const weekday = regime.weekdays[(day + 3) % 7]! * regime.growth ** ((day - 182) / 365);
    for (let hour = 0; hour < 24; hour++) {
      mood = keep * mood + Math.sqrt(1 - keep ** 2) * normal(random);
      const level = own * Math.exp(wander.hour * mood - wander.hour ** 2 / 2);
      const mean = (regime.rate / 24 / (1 + echo * 2)) * regime.hours(hour) * weekday * level;
      for (let left = poisson(random, mean); left > 0; left--) {
        const at = day * DAY + hour * HOUR + random() * HOUR;
        const first = aMention(random, at);
        told.push(first);
        if (random() < echo)
          for (let more = poisson(random, 2); more > 0; more--)
            told.push({
              ...aMention(random, at + random() * HOUR),
              negative: first.negative,
              theme: first.theme,
            });
      }
    }
  }
  return told;
}

const aMention = (random: Random, at: number): Told => {
  const negative = random() < 0.3;
  return { at, negative, theme: Math.floor(THEMES * random() ** 2), stars: starsOf(random, negative) };
};

const starsOf = (random: Random, negative: boolean) =>
  random() > 0.25 ? null : negative ? (random() < 0.7 ? 1 : 2) : random() < 0.15 ? 3 : random() < 0.4 ? 4 : 5;

function plant(
  { rate }: Regime,
  random: Random,
  { days, calmDays }: { days: number; calmDays: number },
  told: Told[],
): Crisis[] {
  const crises: Crisis[] = [];
  for (let day = calmDays + 2; day < days - 6; day += APART.least + random() * APART.most) {
    const size = SIZES[crises.length % SIZES.length]!;
    const shape = SHAPES[Math.floor(crises.length / SIZES.length) % SHAPES.length]!;
    const from = day * DAY + random() * DAY;
    const theme = Math.floor(THEMES * random() ** 2);
    const n = Math.max(3, poisson(random, size.of * (1 + Math.sqrt(rate))));
    for (let left = n; left > 0; left--) {
      const mention = { ...aMention(random, from + lasting(shape, random)), negative: random() < 0.9 };
      told.push({
        ...mention,
        theme: random() < 0.7 ? theme : mention.theme,
        stars: starsOf(random, mention.negative),
      });
    }
    crises.push({ from, to: from + LENGTHS[shape] * HOUR, size: size.name, shape });
  }
  return crises;
}

const LENGTHS: Record<Shape, number> = { sharp: 24, 'a day': 24, slow: 72 };

/** How long after its begin, in milliseconds. */
function lasting(shape: Shape, random: Random): number {
  if (shape === 'sharp') return Math.min(23, -5 * Math.log(1 - random())) * HOUR;
  if (shape === 'a day') return 24 * HOUR * random();
  return 72 * HOUR * Math.sqrt(random());
}
