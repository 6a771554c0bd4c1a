/** The product's detector over simulated mentions: spikes in every series, silences, drops, and falling ratings. */
import type { Series } from '../../../src/alerts/incidents/limit.ts';
import { HOUR_MS, localCells } from '../../../src/alerts/incidents/local-hours.ts';
import type { Past } from '../../../src/alerts/incidents/past.ts';
import { quietAt } from '../../../src/alerts/incidents/quiet.ts';
import { ratingFall, ratingModelOf } from '../../../src/alerts/incidents/rating-fall.ts';
import { LAG_DAYS, replay, SHARES } from '../../../src/alerts/incidents/replay.ts';
import { keyOf, USUAL_A_YEAR, type Watched } from '../../../src/alerts/incidents/watch.ts';
import { THEMES, type Told } from './simulate.ts';

export type Span = { days: number; calmDays: number };

const DAY = 24;
const DAY_MS = DAY * HOUR_MS;
const DROP_MS = 3 * DAY_MS;
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
  const within = told.filter(({ at }) => at < days * DAY_MS);
  const seen = within.map((one) => ({ at: one.at, keys: keysOf(one) }));
  const counts = new Map(LINES.map(({ key }) => [key, new Float64Array(days * DAY)]));
  for (const { at, keys } of seen) for (const key of keys) counts.get(key)![Math.floor(at / HOUR_MS)]!++;
  const past: Past = {
    from: 0,
    cells: localCells(0, days * DAY, 'UTC'),
    exposure: new Float64Array(days * DAY).fill(1),
    lines: LINES.map((one) => ({ ...one, counts: counts.get(one.key)! })),
  };
  const quiet = quietWatch(within, alarmsAYear);
  const { opened } = replay(past, seen, { alarmsAYear, days, from: calmDays, onWeek: quiet.week });
  const falls = ratingFalls(within, { days, calmDays }, alarmsAYear);
  return [...opened.map(({ at }) => at), ...quiet.opened, ...falls].sort((a, b) => a - b);
}

/** Looks every hour; one that is open is over when it is no longer found. */
function quietWatch(told: Told[], alarmsAYear: number) {
  const opened: number[] = [];
  let [first, next, isOpen] = [0, 0, false];
  const week = ([volume]: Watched[], since: number, until: number) => {
    for (let at = since; at < until; at += HOUR_MS) {
      while (next < told.length && told[next]!.at <= at) next++;
      while (first < next - 1 && told[first]!.at < at - DROP_MS) first++;
      const times = told.slice(first, next).map((one) => one.at);
      const limit = isOpen ? USUAL_A_YEAR : alarmsAYear * SHARES.quiet;
      const found = quietAt(volume!, times, at, limit);
      if (found && !isOpen) opened.push(at);
      isOpen = found !== null;
    }
  };
  return { opened, week };
}

function ratingFalls(told: Told[], { days, calmDays }: Span, alarmsAYear: number): number[] {
  const byDay = Array.from({ length: days }, () => [0, 0, 0, 0, 0]);
  for (const { at, stars } of told) if (stars !== null) byDay[Math.floor(at / DAY_MS)]![stars - 1]!++;
  const opened: number[] = [];
  let last: { at: number; stars: number }[] = [];
  let [model, madeOn, isOpen] = [ratingModelOf([]), -1, false];
  for (const { at, stars } of told) {
    const day = Math.floor(at / DAY_MS);
    if (stars === null || day < calmDays) continue;
    if (day !== madeOn) [model, madeOn] = [ratingModelOf(byDay.slice(0, day - LAG_DAYS)), day];
    last = [...last.filter((one) => one.at > at - 30 * DAY_MS), { at, stars }].slice(-40);
    const fall =
      model &&
      ratingFall(
        model,
        last.map((one) => one.stars),
      );
    const rare = fall !== null && fall.alarmsAYear <= (isOpen ? USUAL_A_YEAR : alarmsAYear * SHARES.rating);
    if (rare && !isOpen) opened.push(at);
    if (!rare && isOpen) last = [];
    isOpen = rare;
  }
  return opened;
}
