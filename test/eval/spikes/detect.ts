/** The product's detector over simulated mentions: spikes in every series, silences, drops, and falling ratings. */
import type { Series } from '../../../src/alerts/incidents/limit.ts';
import { HOUR_MS, localCells } from '../../../src/alerts/incidents/local-hours.ts';
import type { Past } from '../../../src/alerts/incidents/past.ts';
import { keyOf } from '../../../src/alerts/incidents/watch.ts';
import { wouldOpen } from '../../../src/alerts/incidents/would-open.ts';
import { THEMES, type Told } from './simulate.ts';

export type Span = { days: number; calmDays: number };

const DAY = 24;
const line = (series: Series, theme = '') => ({ series, theme, key: keyOf(series, theme) });
const LINES = [
  line('volume'),
  line('negatives'),
  ...Array.from({ length: THEMES }, (_, theme) => line('theme', String(theme))),
];

const keysOf = ({ negative, theme }: Told): string[] =>
  (negative ? [LINES[0]!, LINES[1]!, LINES[2 + theme]!] : [LINES[0]!]).map(({ key }) => key);

/** When incidents opened from `calmDays` on, in milliseconds and in order. */
export function detect(told: Told[], { days, calmDays }: Span, alarmsAYear: number): number[] {
  const within = told.filter(({ at }) => at < days * DAY * HOUR_MS);
  const seen = within.map((one) => ({ at: one.at, keys: keysOf(one) }));
  const counts = new Map(LINES.map(({ key }) => [key, new Float64Array(days * DAY)]));
  for (const { at, keys } of seen) for (const key of keys) counts.get(key)![Math.floor(at / HOUR_MS)]!++;
  const past: Past = {
    from: 0,
    cells: localCells(0, days * DAY, 'UTC'),
    exposure: new Float64Array(days * DAY).fill(1),
    lines: LINES.map((one) => ({ ...one, counts: counts.get(one.key)! })),
  };
  const ratings = within.flatMap(({ at, stars }) => (stars === null ? [] : { at, stars }));
  return wouldOpen({ past, seen, ratings }, { alarmsAYear, days, from: calmDays }).map(({ at }) => at);
}
