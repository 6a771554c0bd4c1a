/** The days of a period as a series; pure. */
import type { DayTotals } from './daily.ts';
import { addTones, netSentiment, type Tones } from './figures.ts';
import { addDays, daysOf, type Period } from './period.ts';

export type DayFigures = Tones & {
  day: string;
  /** Found, but not scored; part of the volume, never of net sentiment. */
  unscored: number;
  /** Points from the day's own mentions; null when none is scored. */
  net: number | null;
  /** The seven days that end with this one: points, and how many scored mentions they have. */
  weekNet: number | null;
  weekScored: number;
  /** A source was not read on this day: what is here may be incomplete, and nothing is not zero. */
  gap: boolean;
};

type Counts = ReadonlyMap<string, Pick<DayTotals, 'positive' | 'neutral' | 'negative' | 'unscored'>>;

/** Oldest first, from the day of the first mention on; empty without one. */
export function dailySeries(
  period: Period,
  firstDay: string | null,
  counts: Counts,
  gapDays: ReadonlySet<string>,
): DayFigures[] {
  if (firstDay === null) return [];
  return daysOf(period)
    .filter((day) => day >= firstDay)
    .map((day) => dayFigures(day, counts, gapDays.has(day)));
}

/** True where nothing was found while a source was not read: unknown, not zero. */
export const isUnknown = (day: DayFigures) =>
  day.gap && day.positive + day.neutral + day.negative + day.unscored === 0;

function dayFigures(day: string, counts: Counts, gap: boolean): DayFigures {
  const { positive, neutral, negative, unscored } = counts.get(day) ?? NOTHING;
  const week = addTones(Array.from({ length: 7 }, (_, back) => counts.get(addDays(day, -back)) ?? NOTHING));
  return {
    day,
    positive,
    neutral,
    negative,
    unscored,
    net: netSentiment({ positive, neutral, negative }),
    weekNet: netSentiment(week),
    weekScored: week.positive + week.neutral + week.negative,
    gap,
  };
}

const NOTHING = { positive: 0, neutral: 0, negative: 0, unscored: 0 };
