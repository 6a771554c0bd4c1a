/** Reads a brand's past from the hourly counts. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { KEPT_DAYS, type SeriesName } from '../../reports/hourly.ts';
import { exposureOf, type Gap, type Kind } from './exposure.ts';
import { HOUR_MS, hourOf, localCells } from './local-hours.ts';
import type { Line, Past } from './past.ts';
import type { Rating } from './rating-watch.ts';
import { keyOf } from './watch.ts';

export type Watching = { id: number; timeZone: string };

/** A kind of source that came later than this before now brings its own level, not news. */
const SETTLED_HOURS = 14 * 24;
/** Kinds that began this soon after the first are as old as the brand. */
const TOGETHER_HOURS = 3 * 24;
const MOST_THEMES = 40;
const DAY = 24;

type Counted = { series: SeriesName; part: string; kind: string; hour: number; count: number };

/** `ratings`: oldest first, as far as hours tell. */
export type BrandPast = { past: Past; kinds: Kind[]; ratings: Rating[] };

/** Null while nothing was counted. */
export async function pastOf(platform: Platform, brand: Watching): Promise<BrandPast | null> {
  const end = hourOf(platform.now());
  const counted = await rows<Counted>(
    platform.db,
    sql`select series, part, source_kind as kind, (extract(epoch from hour) / 3600)::int as hour, count
      from hourly_counts
      where brand_id = ${brand.id} and hour >= ${timeOf(end - KEPT_DAYS * DAY)}::timestamptz
        and hour < ${timeOf(end)}::timestamptz`,
  );
  const kinds = settledKinds(counted, end);
  const from = Math.min(...kinds.map(({ since }) => since));
  if (kinds.length === 0 || end - from < DAY) return null;
  const gaps = await gapsSince(platform, from);
  const settled = new Set(kinds.map(({ kind }) => kind));
  const known = counted.filter(({ kind }) => settled.has(kind));
  const length = end - from;
  return {
    kinds,
    ratings: ratingsIn(known),
    past: {
      from,
      cells: localCells(from, length, brand.timeZone),
      exposure: exposureOf(kinds, gaps, from, length),
      lines: linesOf(known, from, length),
    },
  };
}

export const timeOf = (hour: number) => new Date(hour * HOUR_MS).toISOString();

/** Times that no later poll has made up for. */
export async function gapsSince(platform: Platform, hour: number): Promise<Gap[]> {
  return rows<Gap>(
    platform.db,
    sql`select s.kind, s.id::int as "sourceId", (extract(epoch from g.from_at) / 3600)::float8 as "from",
        (extract(epoch from g.to_at) / 3600)::float8 as "to",
        (select count(*) from sources o where o.kind = s.kind)::int as among
      from source_gaps g join sources s on s.id = g.source_id
      where g.filled_at is null and (g.to_at is null or g.to_at > ${timeOf(hour)}::timestamptz)`,
  );
}

function settledKinds(counted: Counted[], end: number): Kind[] {
  const known = new Map<string, { since: number; count: number }>();
  for (const { series, kind, hour, count } of counted) {
    if (series !== 'volume') continue;
    const one = known.get(kind) ?? { since: hour, count: 0 };
    known.set(kind, { since: Math.min(one.since, hour), count: one.count + count });
  }
  const first = Math.min(...[...known.values()].map(({ since }) => since));
  const settled = [...known].filter(
    ([, { since }]) => since <= end - SETTLED_HOURS || since <= first + TOGETHER_HOURS,
  );
  const rates = settled.map(([, { since, count }]) => count / Math.max(1, end - since));
  const all = rates.reduce((sum, rate) => sum + rate, 0);
  return settled.map(([kind, { since }], index) => ({
    kind,
    since: since <= first + TOGETHER_HOURS ? first : since,
    share: rates[index]! / all,
  }));
}

function linesOf(counted: Counted[], from: number, length: number): Line[] {
  const lines = new Map<string, Line>();
  for (const series of ['volume', 'negatives'] as const) lines.set(series, emptyLine(series, '', length));
  for (const { series, part, hour, count } of counted) {
    if (series === 'rating') continue;
    const key = keyOf(series, part);
    if (!lines.has(key)) lines.set(key, emptyLine(series, part, length));
    lines.get(key)!.counts[hour - from]! += count;
  }
  const [volume, negatives, ...themes] = [...lines.values()];
  const total = ({ counts }: Line) => counts.reduce((sum, count) => sum + count, 0);
  return [volume!, negatives!, ...themes.sort((a, b) => total(b) - total(a)).slice(0, MOST_THEMES)];
}

const emptyLine = (series: SeriesName, theme: string, length: number): Line => ({
  key: keyOf(series, theme),
  series,
  theme,
  counts: new Float64Array(length),
});

function ratingsIn(counted: Counted[]): Rating[] {
  return counted
    .filter(({ series }) => series === 'rating')
    .sort((a, b) => a.hour - b.hour || Number(a.part) - Number(b.part))
    .flatMap(({ hour, part, count }) =>
      Array.from({ length: count }, () => ({ at: hour * HOUR_MS, stars: Number(part) })),
    );
}
