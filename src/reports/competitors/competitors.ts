/** Us and our competitors side by side, on the same sources, languages and days: behind the page and the API. */
import type { Platform } from '../../platform/platform.ts';
import { type Fairness, fairness, type Known, type ThemeGap, themeGaps } from '../fair.ts';
import { FEW, type Interval, netDiffers, netInterval, netSentiment, shareInterval } from '../figures.ts';
import { type PeriodInput, readPeriod } from '../period.ts';
import {
  type AboutWatched,
  aboutOf,
  type Question,
  type ReportBrand,
  type Subject,
  subjectOf,
} from '../subject.ts';
import { knownOf, type Side, sidesOn } from './counted.ts';
import { type Complaint, complaintsOf, themeTonesOn } from './themes.ts';

export type Compared = {
  /** Null: all of one's own brands together. */
  brandId: number | null;
  name: string;
  kind: 'own' | 'competitor';
  /** Whose days are compared. */
  timeZone: string;
  mentions: number;
  positive: number;
  neutral: number;
  negative: number;
  unscored: number;
  /** Of all that are compared, 0 to 1; a mention of two brands counts for both. */
  share: number | null;
  shareInterval: Interval | null;
  net: number | null;
  netInterval: Interval | null;
  /** Against us; null for us, and where chance may explain it. */
  stands: 'better' | 'worse' | null;
  rating: number | null;
  ratings: number;
  few: boolean;
};

/** A theme in which they and we differ; `complaint` is the loudest one about it. */
export type Opportunity = ThemeGap & { name: string; complaint: Complaint | null };

export type CompetitorReport = AboutWatched & {
  /** To choose from, and those that were chosen. */
  competitors: ReportBrand[];
  chosen: number[];
  fair: Fairness;
  /** Which kinds of sources each side has in these days, us first. */
  known: (Pick<Compared, 'brandId' | 'name' | 'timeZone'> & Pick<Known, 'kinds'>)[];
  sides: Compared[];
  opportunities: Opportunity[];
  threats: Opportunity[];
};

export type CompetitorQuestion = Question & {
  period: PeriodInput;
  /** Ids of competitors; empty: all of them. */
  chosen: number[];
};

/** At most so many are told of with a complaint. */
const TOLD = 6;

/** Throws Refusal for an impossible question. */
export async function competitors(
  platform: Platform,
  question: CompetitorQuestion,
): Promise<CompetitorReport> {
  const subject = await subjectOf(platform, question);
  const period = readPeriod(question.period, platform.now(), subject.timeZone);
  const wanted = subject.others.filter(({ id }) => question.chosen.includes(id));
  const others = wanted.length > 0 ? wanted : subject.others;
  const sides = [usOf(subject), ...others.map(sideOf)];
  const known = await knownOf(platform, sides, period);
  const fair = fairness(known, period);
  const about = {
    ...aboutOf(platform, subject, period),
    competitors: subject.others,
    chosen: wanted.map(({ id }) => id),
    fair,
    known: known.map(({ name, kinds }, place) => {
      const { brandId, timeZone } = sides[place]!;
      return { brandId, name, timeZone, kinds };
    }),
  };
  const { window, sourceKinds } = fair;
  if (others.length === 0 || window === null || sourceKinds.length === 0 || fair.languages.length === 0)
    return { ...about, sides: [], opportunities: [], threats: [] };
  const languages = fair.leftOutLanguages.length === 0 ? null : fair.languages;
  const ground = { sides, window, sourceKinds, isEveryKind: fair.leftOut.length === 0, languages };
  const [counted, told] = await Promise.all([sidesOn(platform, ground), themeTonesOn(platform, ground)]);
  const gaps = themeGaps(told);
  const named = (list: ThemeGap[]) => list.slice(0, TOLD);
  const [lost, ours] = [named(gaps.opportunities), named(gaps.threats)];
  const complaints = await complaintsOf(platform, ground, [
    ...lost.map(({ brandId, theme }) => ({ brandIds: [brandId], theme })),
    ...ours.map(({ theme }) => ({ brandIds: subject.brandIds, theme })),
  ]);
  const withComplaint = (gap: ThemeGap, place: number) => ({
    ...gap,
    name: others.find(({ id }) => id === gap.brandId)!.name,
    complaint: complaints.get(place) ?? null,
  });
  return {
    ...about,
    sides: comparedOf(counted),
    opportunities: lost.map(withComplaint),
    threats: ours.map((gap, place) => withComplaint(gap, lost.length + place)),
  };
}

const usOf = ({ brand, brands, brandIds, timeZone }: Subject): Side => ({
  brandId: brand?.id ?? null,
  name: brands.length === 1 ? brands[0]!.name : 'Your brands',
  kind: brand?.kind ?? 'own',
  brandIds,
  timeZone,
});

const sideOf = ({ id, name, kind, timeZone }: ReportBrand): Side => ({
  brandId: id,
  name,
  kind,
  brandIds: [id],
  timeZone,
});

type Counted = Awaited<ReturnType<typeof sidesOn>>;

function comparedOf(counted: Counted): Compared[] {
  const all = counted.reduce((sum, { mentions }) => sum + mentions, 0);
  const [us] = counted;
  return counted.map(({ ratingSum, ...side }) => {
    const { mentions, ratings } = side;
    const net = netSentiment(side);
    const differs = side !== us && us !== undefined && netDiffers(side, us);
    return {
      ...side,
      share: all === 0 ? null : mentions / all,
      shareInterval: shareInterval(mentions, all),
      net,
      netInterval: netInterval(side),
      stands: isFew(side) || !differs ? null : net! > netSentiment(us!)! ? 'better' : 'worse',
      rating: ratings === 0 ? null : ratingSum / ratings,
      few: isFew(side),
    };
  });
}

const isFew = ({ positive, neutral, negative }: Pick<Compared, 'positive' | 'neutral' | 'negative'>) =>
  positive + neutral + negative < FEW;
