/** The rules that others use, on the negative mentions of each day, looked at with every mention that comes. */
import type { Span } from './detect.ts';
import type { Told } from './simulate.ts';

/** `strictness` is σ, or per cent: as it is commonly set, or as set to ring as seldom as another. */
export type UsualRule = {
  name: string;
  usual: number;
  /** From the days before, oldest first: a day with more than this rings. */
  most: (before: number[], strictness: number) => number;
};

const DAY_MS = 86_400_000;
const LONGEST = 14;

function meanAndSigmas(days: number) {
  return (before: number[], sigmas: number) => {
    const last = before.slice(-days);
    const mean = last.reduce((sum, count) => sum + count, 0) / days;
    const variance = last.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (days - 1);
    return mean + sigmas * Math.sqrt(variance);
  };
}

export const USUAL_RULES: UsualRule[] = [
  { name: 'mean + 3σ, 14 days', usual: 3, most: meanAndSigmas(14) },
  { name: '+50 % day on day', usual: 50, most: (before, percent) => before.at(-1)! * (1 + percent / 100) },
  { name: 'mean + 2σ, 7 days', usual: 2, most: meanAndSigmas(7) },
];

/** When it rang; days that follow one another ring once. */
export function rings(rule: UsualRule, told: Told[], { days, calmDays }: Span, strictness: number): number[] {
  const counts = new Array<number>(days).fill(0);
  for (const { at, negative } of told) if (negative && at < days * DAY_MS) counts[Math.floor(at / DAY_MS)]!++;
  const limits = counts.map((_, day) => rule.most(counts.slice(Math.max(0, day - LONGEST), day), strictness));
  const sofar = new Array<number>(days).fill(0);
  const rung: number[] = [];
  let lastDay = -2;
  for (const { at, negative } of told) {
    const day = Math.floor(at / DAY_MS);
    if (!negative || day < calmDays || day >= days) continue;
    sofar[day]!++;
    if (day === lastDay || sofar[day]! <= limits[day]!) continue;
    if (day > lastDay + 1) rung.push(at);
    lastDay = day;
  }
  return rung;
}

/** The least strictness at which it rings no more than `most` times in all of these years. */
export function matched(rule: UsualRule, years: Told[][], span: Span, most: number): number {
  let [low, high] = [0, rule.usual];
  const rung = (strictness: number) =>
    years.reduce((sum, told) => sum + rings(rule, told, span, strictness).length, 0);
  while (rung(high) > most && high < 1e6) [low, high] = [high, high * 2];
  for (let round = 0; round < 14; round++) {
    const middle = (low + high) / 2;
    if (rung(middle) > most) low = middle;
    else high = middle;
  }
  return high;
}
