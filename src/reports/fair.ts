/** What makes a comparison of brands fair: the same sources, languages and days for all of them. Pure. */
import { FEW, netDiffers, netSentiment, type Tones } from './figures.ts';
import type { Period } from './period.ts';
import { daysBetween } from './period.ts';

/** Which kinds of sources and languages brought mentions of a side, and since when that side is watched. */
export type Known = {
  name: string;
  /** A day. */
  watchedSince: string;
  kinds: { sourceKind: string; mentions: number }[];
  /** Empty stands for one that is not known. */
  languages: string[];
};

export type Fairness = {
  /** Kinds that every side has; the others are left out. */
  sourceKinds: string[];
  leftOut: { sourceKind: string; missing: string[] }[];
  /** Languages that every side has, and the others. */
  languages: string[];
  leftOutLanguages: { language: string; missing: string[] }[];
  /** The days on which all were watched; null where there are none. */
  window: Period | null;
  /** Whose watch began last, where that cut the days. */
  shortenedBy: string | null;
};

/** `known` are all sides that are compared. */
export function fairness(known: Known[], period: Period): Fairness {
  const kinds = sharedOf(known, (side) => side.kinds.map(({ sourceKind }) => sourceKind));
  const languages = sharedOf(known, (side) => side.languages);
  const latest = known.reduce((last, side) => (side.watchedSince > last.watchedSince ? side : last));
  const isShorter = latest.watchedSince > period.from;
  return {
    sourceKinds: kinds.shared,
    leftOut: kinds.others.map(({ value, missing }) => ({ sourceKind: value, missing })),
    languages: languages.shared,
    leftOutLanguages: languages.others.map(({ value, missing }) => ({ language: value, missing })),
    window: isShorter ? since(latest.watchedSince, period) : period,
    shortenedBy: isShorter ? latest.name : null,
  };
}

/** What every side has, and what some do not, with whom it is missing from; in the order of the alphabet. */
function sharedOf(known: Known[], read: (side: Known) => string[]) {
  const values = [...new Set(known.flatMap(read))].sort();
  const missing = (value: string) =>
    known.filter((side) => !read(side).includes(value)).map(({ name }) => name);
  const told = values.map((value) => ({ value, missing: missing(value) }));
  return {
    shared: values.filter((value) => missing(value).length === 0),
    others: told.filter((each) => each.missing.length > 0),
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
