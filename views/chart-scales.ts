/** Where the points of a trend stand, and which of them are spoken of. */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { TrendPoint } from '../src/reports/points.ts';

/** Below this a ratio swings too much to be read alone. */
export const FEW = 30;

export const volume = (point: TrendPoint) => point.negative + point.neutral + point.positive + point.unscored;

/** Single days of few mentions say little: then every point of the line covers the seven days that end with it. */
export const isRolling = (points: TrendPoint[]) =>
  points[0]?.days === 1 && points.filter((point) => volume(point) < FEW).length > points.length / 2;

export type Read = (point: TrendPoint) => number | null;

/** What the lines show, now and before. */
export function lineOf(points: TrendPoint[]): { now: Read; before: Read } {
  return isRolling(points)
    ? { now: (point) => point.weekNet, before: (point) => point.previousWeekNet }
    : { now: (point) => point.net, before: (point) => point.previousNet };
}

/** Whether the line says little at such a point: it is drawn paler there. */
export const fewIn = (points: TrendPoint[]) =>
  isRolling(points)
    ? (point: TrendPoint) => point.weekScored < FEW
    : (point: TrendPoint) => volume(point) < FEW;

/** The days of a point: the first week of a period may be cut short. */
export function daysOfPoint(points: readonly { day: string }[], index: number, last: string) {
  const from = points[index]!.day;
  const next = points[index + 1];
  if (!next) return { from, to: last };
  const end = new Date(`${next.day}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() - 1);
  return { from, to: end.toISOString().slice(0, 10) };
}

export const HEIGHT = 326;
export const LINE = { top: 42, bottom: 220 };
export const BARS = { top: 240, bottom: 300, widest: 56 };
export const MARGIN = { left: 36, right: 14 };

export type Draw = ReturnType<typeof scales>;

export function scales(points: TrendPoint[], width: number) {
  const read = lineOf(points);
  const nets = points.flatMap((point) => [read.now(point), read.before(point)]).filter((net) => net !== null);
  const x = scaleBand<number>()
    .domain(points.map((_, index) => index))
    .range([MARGIN.left, width - MARGIN.right])
    .paddingInner(0.38);
  const net = scaleLinear()
    .domain([Math.min(-10, ...nets), Math.max(10, ...nets)])
    .nice(4)
    .range([LINE.bottom, LINE.top]);
  const bars = scaleLinear()
    .domain([0, Math.max(1, ...points.map(volume))])
    .range([0, BARS.bottom - BARS.top]);
  const middle = (index: number) => x(index)! + x.bandwidth() / 2;
  const [rolling, isFew] = [isRolling(points), fewIn(points)];
  return { x, net, bars, middle, width, points, read, isRolling: rolling, isFew };
}

/** Neighbouring points with a gap become one hatched field. */
export function gapRuns(points: TrendPoint[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  points.forEach((point, index) => {
    const last = runs.at(-1);
    if (!point.gap) return;
    if (last?.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index });
  });
  return runs;
}

/** The lowest point and the last one carry their value. */
export function spoken(points: TrendPoint[]): { index: number; net: number }[] {
  const read = lineOf(points).now;
  const known = points
    .map((point, index) => ({ index, net: read(point) }))
    .filter((entry): entry is { index: number; net: number } => entry.net !== null);
  const last = known.at(-1);
  if (!last) return [];
  // A week of three mentions is no low point of a year.
  const solid = isRolling(points) ? known : known.filter(({ index }) => volume(points[index]!) >= FEW);
  const lowest = (solid.length > 0 ? solid : known).reduce((low, entry) =>
    entry.net < low.net ? entry : low,
  );
  return lowest === last ? [last] : [lowest, last];
}

/** First, last and a few days between, never crowded. */
export function labelled(total: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((total - 1) / Math.max(1, most - 1)));
  const picked = Array.from({ length: total }, (_, index) => index).filter((index) => index % step === 0);
  const last = total - 1;
  return [...picked.filter((index) => last - index >= step * 0.6), last].filter((index) => index >= 0);
}

/** The point that a day belongs to; -1 before the first. */
export function placeOf(points: TrendPoint[], day: string): number {
  return points.findLastIndex((point) => point.day <= day);
}
