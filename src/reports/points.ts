/** A chart's points from daily figures: days, or weeks where days would be too many to read. Pure. */
import { addTones, netSentiment, type Tones } from './figures.ts';
import { daysBetween } from './period.ts';
import type { DayFigures } from './trend.ts';

export type TrendPoint = Tones & {
  /** The first day of the point. */
  day: string;
  /** 1 for days, 7 for weeks; the first week of a period may be cut short by its beginning. */
  days: 1 | 7;
  unscored: number;
  /** Points, −100 to 100; null without a scored mention. */
  net: number | null;
  /** The seven days that end with this point's last one, steadier than a single day. */
  weekNet: number | null;
  weekScored: number;
  /** The same of the period before. */
  previousNet: number | null;
  previousWeekNet: number | null;
  gap: boolean;
};

const DAILY_UP_TO = 60;

type Days = { from: string; days: number };

/** Points of both periods are compared by their place; weeks are counted back from the end, so the last is whole. */
export function trendPoints(
  period: Days,
  previous: Days,
  days: DayFigures[],
  previousDays: DayFigures[],
): TrendPoint[] {
  const size = period.days > DAILY_UP_TO ? 7 : 1;
  const now = byPlace(period, size, days);
  const before = byPlace(previous, size, previousDays);
  return [...now].map(([place, group]) => pointOf(size, group, before.get(place) ?? []));
}

function byPlace({ from, days }: Days, size: number, series: DayFigures[]): Map<number, DayFigures[]> {
  const cutShort = (size - (days % size)) % size;
  const groups = new Map<number, DayFigures[]>();
  for (const day of series) {
    const place = Math.floor((daysBetween(from, day.day) + cutShort) / size);
    groups.set(place, [...(groups.get(place) ?? []), day]);
  }
  return groups;
}

function pointOf(days: 1 | 7, now: DayFigures[], before: DayFigures[]): TrendPoint {
  const tones = addTones(now);
  const last = now.at(-1)!;
  return {
    ...tones,
    day: now[0]!.day,
    days,
    unscored: now.reduce((sum, day) => sum + day.unscored, 0),
    net: netSentiment(tones),
    weekNet: last.weekNet,
    weekScored: last.weekScored,
    previousNet: netSentiment(addTones(before)),
    previousWeekNet: before.at(-1)?.weekNet ?? null,
    gap: now.some((day) => day.gap),
  };
}
