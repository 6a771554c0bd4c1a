/** What makes a comparison of brands fair: the same sources and the same days for all of them. Pure. */
import { FEW, netDiffers, netSentiment, type Tones } from './figures.ts';
import type { Period } from './period.ts';
import { daysBetween } from './period.ts';

/** Which kinds of sources brought how many mentions of a side, and since when that side is watched. */
export type Known = {
  name: string;
  /** A day. */
  watchedSince: string;
  kinds: { sourceKind: string; mentions: number }[];
};

export type Fairness = {
  /** Kinds that every side has; the others are left out. */
  sourceKinds: string[];
  leftOut: { sourceKind: string; missing: string[] }[];
  /** The days on which all were watched; null where there are none. */
  window: Period | null;
  /** Whose watch began last, where that cut the days. */
  shortenedBy: string | null;
};

/** `known` are all sides that are compared. */
export function fairness(known: Known[], period: Period): Fairness {
  const kinds = [...new Set(known.flatMap((side) => side.kinds.map(({ sourceKind }) => sourceKind)))].sort();
  const missing = (kind: string) =>
    known.filter((side) => !side.kinds.some(({ sourceKind }) => sourceKind === kind)).map(({ name }) => name);
  const latest = known.reduce((last, side) => (side.watchedSince > last.watchedSince ? side : last));
  const isShorter = latest.watchedSince > period.from;
  return {
    sourceKinds: kinds.filter((kind) => missing(kind).length === 0),
    leftOut: kinds
      .map((sourceKind) => ({ sourceKind, missing: missing(sourceKind) }))
      .filter((kind) => kind.missing.length > 0),
    window: isShorter ? since(latest.watchedSince, period) : period,
    shortenedBy: isShorter ? latest.name : null,
  };
}

function since(from: string, period: Period): Period | null {
  if (from > period.to) return null;
  return { name: 'custom', from, to: period.to, days: daysBetween(from, period.to) + 1 };
}

/** What is said of a theme, by side: `brandId` null is us. */
export type ThemeTones = Tones & { brandId: number | null; theme: string };

export type ThemeGap = {
  brandId: number;
  theme: string;
  ours: Tones & { net: number };
  theirs: Tones & { net: number };
};

/** Themes in which one of two loses, the other does not, and chance does not explain it. */
export type Gaps = {
  /** Their net sentiment is below zero and surely below ours; most complaints first. */
  opportunities: ThemeGap[];
  /** The other way round. */
  threats: ThemeGap[];
};

/** Compares what is said of us with what is said of each competitor; themes with fewer than 30 on a side say nothing. */
export function themeGaps(told: ThemeTones[]): Gaps {
  const ours = new Map(told.filter(({ brandId }) => brandId === null).map((one) => [one.theme, one]));
  const gaps = told.flatMap((theirs) => {
    const own = ours.get(theirs.theme);
    if (theirs.brandId === null || !own || !isEnough(own) || !isEnough(theirs) || !netDiffers(own, theirs))
      return [];
    return [{ brandId: theirs.brandId, theme: theirs.theme, ours: withNet(own), theirs: withNet(theirs) }];
  });
  const of = (loser: 'ours' | 'theirs', winner: 'ours' | 'theirs') =>
    gaps
      .filter((gap) => gap[loser].net < 0 && gap[loser].net < gap[winner].net)
      .sort(
        (a, b) =>
          b[loser].negative - a[loser].negative || a.brandId - b.brandId || a.theme.localeCompare(b.theme),
      );
  return { opportunities: of('theirs', 'ours'), threats: of('ours', 'theirs') };
}

const isEnough = ({ positive, neutral, negative }: Tones) => positive + neutral + negative >= FEW;

const withNet = ({ positive, neutral, negative }: Tones) => {
  const tones = { positive, neutral, negative };
  return { ...tones, net: netSentiment(tones)! };
};
