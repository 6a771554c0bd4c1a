/** What a brand's hours held, series by series, and what of it was listened for. Pure. */
import type { Expectation } from './expectation.ts';
import type { Series } from './limit.ts';
import { HOUR_MS } from './local-hours.ts';
import type { Watched } from './watch.ts';

export type Line = { key: string; series: Series; theme: string; counts: Float64Array };

/** `from` is the first hour since 1970; every list has an entry for each hour after it. */
export type Past = { from: number; cells: Uint8Array; exposure: Float64Array; lines: Line[] };

/** The hours from one to another, as a view. */
export function between({ from, cells, exposure }: Past, { counts }: Line, first: number, last: number) {
  const [a, b] = [Math.max(0, first - from), last - from];
  return { counts: counts.subarray(a, b), exposure: exposure.subarray(a, b), cells: cells.subarray(a, b) };
}

/** In hours since 1970. */
export type Span = { from: number; until: number };

/** The same past, of which what lies within `spans` was not listened for: it says nothing of what is usual. */
export function leavingOut(past: Past, spans: readonly Span[]): Past {
  if (spans.length === 0) return past;
  const silenced = (values: Float64Array) => {
    const left = values.slice();
    for (const { from, until } of spans)
      left.fill(0, Math.max(0, Math.floor(from) - past.from), Math.max(0, Math.ceil(until) - past.from));
    return left;
  };
  const lines = past.lines.map((line) => ({ ...line, counts: silenced(line.counts) }));
  return { ...past, exposure: silenced(past.exposure), lines };
}

type Hours = Pick<Past, 'from' | 'cells' | 'exposure'>;

/** A series to watch from hour `first` on; `hours` must reach as far as anybody asks. */
export function watchedFrom(
  { key, series }: Pick<Line, 'key' | 'series'>,
  expectation: Expectation,
  hours: Hours,
  first: number,
): Watched {
  const start = Math.max(0, first - hours.from);
  const { level, shape } = expectation;
  const sums = new Float64Array(hours.cells.length - start + 1);
  for (let at = start; at < hours.cells.length; at++)
    sums[at - start + 1] = sums[at - start]! + level * shape[hours.cells[at]!]! * hours.exposure[at]!;
  const upTo = (at: number) => {
    const place = Math.min(sums.length - 1, Math.max(0, at / HOUR_MS - hours.from - start));
    const hour = Math.min(sums.length - 2, Math.floor(place));
    return sums[hour]! + (sums[hour + 1]! - sums[hour]!) * (place - hour);
  };
  return { key, series, expectation, expected: (since, until) => upTo(until) - upTo(since) };
}

export type SeenInPast = { at: number; keys: string[] };

/** Mentions as the hourly counts tell of them: spread over their hour, a theme's among the negative ones. */
export function seenIn({ from, lines }: Past): SeenInPast[] {
  const [volume, negatives, ...themes] = lines;
  const seen: SeenInPast[] = [];
  for (let hour = 0; hour < volume!.counts.length; hour++) {
    const all = volume!.counts[hour]!;
    const negative = negatives!.counts[hour]!;
    const told = themes.filter(({ counts }) => counts[hour]! > 0);
    for (let nth = 0; nth < all; nth++) {
      const keys = nth < negative ? [volume!.key, negatives!.key] : [volume!.key];
      for (const theme of told) if (nth < theme.counts[hour]!) keys.push(theme.key);
      seen.push({ at: (from + hour + (nth + 0.5) / all) * HOUR_MS, keys });
    }
  }
  return seen;
}
