/** What each theme costs: net sentiment and stars without its mentions, for all themes at once. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { FEW, type Interval, netSentiment, type Tones } from '../figures.ts';
import type { Period } from '../period.ts';
import { summedFigures, themeFigures } from '../rolled.ts';
import type { Subject } from '../subject.ts';
import { type Moments, momentsOf, type Without, withoutPart } from './without.ts';

export type ThemeImpact = Tones & {
  theme: string;
  /** Its mentions, unscored ones included. */
  mentions: number;
  /** In points, −100 to 100: without the theme, and what the theme does; null where nothing else is left. */
  net: { without: number; impact: number; interval: Interval } | null;
  /** Mentions of it with stars, and the same in stars. */
  ratings: number;
  stars: { without: number; impact: number; interval: Interval } | null;
  /** Fewer than 30 scored mentions, or ratings: read it with care. */
  few: boolean;
  fewRatings: boolean;
};

export type Impact = {
  mentions: number;
  /** Of all mentions, in points; null without scored ones. */
  net: number | null;
  ratings: number;
  stars: number | null;
  /** What costs most first, those with few mentions behind the others. */
  themes: ThemeImpact[];
};

type Row = Tones & {
  theme: string | null;
  mentions: number;
  ratings: number;
  stars: number;
  squares: number;
};

/** One statement. */
export async function themeImpact(platform: Platform, subject: Subject, period: Period): Promise<Impact> {
  const found = await rows<Row>(platform.db, query(subject, period));
  const whole = found.find(({ theme }) => theme === null)!;
  const themes = found.flatMap((row) =>
    row.theme === null ? [] : impactOf(whole, { ...row, theme: row.theme }),
  );
  return {
    mentions: whole.mentions,
    net: netSentiment(whole),
    ratings: whole.ratings,
    stars: whole.ratings > 0 ? whole.stars / whole.ratings : null,
    themes: themes.sort(costliestFirst),
  };
}

const SUMS = sql`coalesce(sum(mentions), 0)::int as mentions, coalesce(sum(positive), 0)::int as positive,
  coalesce(sum(neutral), 0)::int as neutral, coalesce(sum(negative), 0)::int as negative,
  coalesce(sum(ratings), 0)::int as ratings, coalesce(sum(rating_sum), 0)::float8 as stars,
  coalesce(sum(rating_squares), 0)::float8 as squares`;

const query = ({ brandIds, only }: Subject, period: Period) => sql`
  select null as theme, ${SUMS} from (${summedFigures(brandIds, period, only)}) f
  union all
  select theme, ${SUMS} from (${themeFigures(brandIds, period, only)}) f group by theme having sum(mentions) > 0`;

const POINTS = 100;

/** Pure: one theme against the whole. */
export function impactOf(whole: Omit<Row, 'theme'>, part: Row & { theme: string }): ThemeImpact {
  const { theme, mentions, positive, neutral, negative, ratings } = part;
  return {
    theme,
    mentions,
    positive,
    neutral,
    negative,
    net: shown(withoutPart(momentsOf(whole), momentsOf(part)), POINTS),
    ratings,
    stars: shown(withoutPart(starsOf(whole), starsOf(part)), 1),
    few: positive + neutral + negative < FEW,
    fewRatings: ratings < FEW,
  };
}

const starsOf = ({ ratings, stars, squares }: Omit<Row, 'theme'>): Moments => ({
  n: ratings,
  sum: stars,
  squares,
});

const shown = (found: Without | null, scale: number) =>
  found && {
    without: found.without * scale,
    impact: found.impact * scale,
    interval: { low: found.interval.low * scale, high: found.interval.high * scale },
  };

const costliestFirst = (a: ThemeImpact, b: ThemeImpact) =>
  Number(a.few) - Number(b.few) ||
  (a.net?.impact ?? 0) - (b.net?.impact ?? 0) ||
  (a.theme < b.theme ? -1 : 1);
