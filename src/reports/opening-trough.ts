/** Finds a dip that is deeper than chance in the seven-day curve of a report. Pure. */
import { netInterval } from './figures.ts';
import type { Phrase } from './opening.ts';
import { dayWords, partOfMonth, signed } from './opening-words.ts';
import type { DayFigures } from './trend.ts';

export type Trough = {
  headline: Phrase[];
  /** `net sentiment fell to −9 in the seven days to 7 November`. */
  fell: string;
  /** Points of the last seven days; null when the trough is there. */
  now: number | null;
};

const SHORTEST = 21;
const LEAST_SCORED = 10;
const DEEP = 15;
const RECOVERED = 10;

type Known = DayFigures & { weekNet: number };

/** A dip lies 15 points or more below both what was before it and the rest, whose range it does not touch. */
export function troughOf(days: DayFigures[]): Trough | null {
  if (days.length < SHORTEST) return null;
  const known = days.filter((day): day is Known => day.weekNet !== null && day.weekScored >= LEAST_SCORED);
  const lowest = known.reduce<Known | null>(
    (low, day) => (low && low.weekNet <= day.weekNet ? low : day),
    null,
  );
  if (!lowest) return null;
  const before = medianOf(known.filter((day) => day.day < lowest.day));
  if (before === null || before - lowest.weekNet < DEEP || !isBeyondChance(days, lowest, before)) return null;
  return told(lowest, known.at(-1)!, before);
}

function told(lowest: Known, last: Known, before: number): Trough {
  const when = partOfMonth(lowest.day);
  const back = last.weekNet >= before - RECOVERED;
  const rising = last.weekNet - lowest.weekNet >= DEEP;
  const words = back
    ? `dipped in ${when} and has recovered`
    : rising
      ? `fell in ${when} and is recovering`
      : `fell in ${when} and has not recovered`;
  return {
    headline: [{ text: 'Reputation ' }, { text: words, strong: true }, { text: '.' }],
    fell: `net sentiment fell to ${signed(lowest.weekNet)} in the seven days to ${dayWords(lowest.day)}`,
    now: last.day === lowest.day ? null : last.weekNet,
  };
}

/** The week's own interval must end below the level from before. */
function isBeyondChance(days: DayFigures[], lowest: Known, before: number): boolean {
  const end = days.indexOf(lowest);
  const week = days.slice(Math.max(0, end - 6), end + 1);
  const interval = netInterval({
    positive: sum(week, 'positive'),
    neutral: sum(week, 'neutral'),
    negative: sum(week, 'negative'),
  });
  return interval !== null && interval.high < before;
}

const sum = (days: DayFigures[], tone: 'positive' | 'neutral' | 'negative') =>
  days.reduce((total, day) => total + day[tone], 0);

function medianOf(days: Known[]): number | null {
  const nets = days.map((day) => day.weekNet).sort((a, b) => a - b);
  return nets[Math.floor(nets.length / 2)] ?? null;
}
