/** Whether complaints that a fix took away are back: a sequential test, day by day. Pure. */
import { rateRatio } from '../reports/exact.ts';
import { logGamma } from '../reports/gamma.ts';

/** One day of a theme: its complaints among so many mentions. */
export type FixDay = { day: string; complaints: number; mentions: number };

export type Watch = {
  /** The first day on which complaints were surely fewer than before; null: not yet. */
  heldOn: string | null;
  /** Null while they stay away. */
  relapse: Relapse | null;
};

export type Relapse = {
  /** The day since which complaints are as before, and the day on which that was sure. */
  since: string;
  foundOn: string;
  /** Since then, and how many there would be if the fix still held. */
  complaints: number;
  expected: number;
};

/**
 * Where the sum of evidence rings. The mean time to a false alarm is at least e^limit observations (Lorden 1971,
 * Annals of Mathematical Statistics 42, 1897–1908): with a day each, ten years.
 */
export const LIMIT = Math.log(3650);

/** A week of the new time at least, so that every weekday is in it. */
const LEAST_DAYS = 7;
/** How much a rate varies from day to day beyond chance, until the days tell: variance = mean + 0.05 mean². */
export const USUAL_VARIATION = 0.05;
const USUAL_WEIGHT = 500;
const MOST_VARIATION = 1;
/** Jeffreys' prior of a Poisson rate. */
const PRIOR = 0.5;

type Sums = { complaints: number; mentions: number };

/**
 * Walks through the days since the fix, oldest first. Once complaints are surely fewer than before (the exact 95 %
 * interval of the rate ratio lies below 1), a CUSUM (Page 1954; for Poisson counts Lucas 1985, Technometrics 27,
 * 129–144) adds up each day's log likelihood ratio of the rate before against the rate since, both with what is not
 * known of them (negative binomial), and rings at LIMIT. It is back at 0 when a day speaks for the fix.
 */
export function watchFix(before: readonly FixDay[], since: readonly FixDay[]): Watch {
  const old = sumsOf(before);
  const variation = variationOf(before, old);
  const watch: Watch = { heldOn: null, relapse: null };
  let calm: Sums = { complaints: 0, mentions: 0 };
  let doubtful: FixDay[] = [];
  let evidence = 0;
  for (const [index, day] of since.entries()) {
    if (watch.heldOn === null) {
      calm = sumsOf([calm, day]);
      if (index + 1 >= LEAST_DAYS && isLess(calm, old)) watch.heldOn = day.day;
      continue;
    }
    evidence = Math.max(0, evidence + evidenceOf(day, { old, calm, variation }));
    doubtful.push(day);
    if (evidence >= LIMIT) return { ...watch, relapse: relapseIn(doubtful, calm) };
    if (evidence > 0) continue;
    calm = sumsOf([calm, ...doubtful]);
    doubtful = [];
  }
  return watch;
}

function relapseIn(days: readonly FixDay[], calm: Sums): Relapse {
  const { complaints, mentions } = sumsOf(days);
  const expected = (mentions * (calm.complaints + PRIOR)) / calm.mentions;
  return { since: days[0]!.day, foundOn: days.at(-1)!.day, complaints, expected };
}

export const sumsOf = (days: readonly Sums[]): Sums => ({
  complaints: days.reduce((sum, day) => sum + day.complaints, 0),
  mentions: days.reduce((sum, day) => sum + day.mentions, 0),
});

function isLess(now: Sums, before: Sums): boolean {
  const ratio = rateRatio(
    { events: now.complaints, exposure: now.mentions },
    { events: before.complaints, exposure: before.mentions },
  );
  return ratio !== null && ratio.interval.high < 1;
}

type Rates = { old: Sums; calm: Sums; variation: number };

/** ln of how much likelier this day is at the rate before than at the rate since. */
function evidenceOf({ complaints, mentions }: FixDay, { old, calm, variation }: Rates): number {
  if (mentions === 0) return 0;
  const chance = (known: Sums) => {
    const mean = (mentions * (known.complaints + PRIOR)) / known.mentions;
    const size = 1 / (variation + 1 / (known.complaints + PRIOR));
    return (
      logGamma(complaints + size) -
      logGamma(size) +
      size * Math.log(size / (size + mean)) +
      complaints * Math.log(mean / (size + mean))
    );
  };
  return chance(old) - chance(calm);
}

/** What days vary beyond chance, drawn to what is usual while they are few; by the method of moments. */
function variationOf(days: readonly FixDay[], { complaints, mentions }: Sums): number {
  let [excess, squared] = [USUAL_VARIATION * USUAL_WEIGHT, USUAL_WEIGHT];
  for (const day of days) {
    const mean = mentions > 0 ? (day.mentions * complaints) / mentions : 0;
    excess += (day.complaints - mean) ** 2 - mean;
    squared += mean ** 2;
  }
  return Math.min(MOST_VARIATION, Math.max(0, excess / squared));
}
