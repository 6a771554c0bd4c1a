/** The report on themes: one function behind the page and the API. */
import type { Platform } from '../../platform/platform.ts';
import { type DayTotals, dailyAndTotals } from '../daily.ts';
import {
  addTones,
  FEW,
  type Interval,
  netInterval,
  netSentiment,
  shareInterval,
  type Tones,
} from '../figures.ts';
import { gapDays, gapsOf } from '../gaps.ts';
import { daysOf, type Period, type PeriodInput, previousPeriod, readPeriod } from '../period.ts';
import { type AboutWatched, aboutOf, type Question, type Subject, subjectOf } from '../subject.ts';
import { type ThemeDay, themeDays } from './days.ts';
import { type Emerging, emergingOn } from './find-emerging.ts';

/** One theme; its tones are what is said of it, not of whole mentions. */
export type ThemeLine = Tones & {
  theme: string;
  mentions: number;
  /** 0–1 of the period's mentions. */
  share: number | null;
  shareInterval: Interval | null;
  /** Points, −100 to 100. */
  net: number | null;
  netInterval: Interval | null;
  /** Fewer than 30 mentions: read it with care. */
  few: boolean;
  /** Null where the period before was not watched. */
  before: { mentions: number; share: number | null; net: number | null; few: boolean } | null;
  trend: ThemePoint[];
};

/** A point of a trend: its first day, and null where it is not known. */
export type ThemePoint = {
  day: string;
  mentions: number | null;
  negative: number;
  positive: number;
  all: number;
  /** A source was not read on one of its days. */
  gap: boolean;
};

export type ThemeReport = AboutWatched & {
  previous: Period;
  /** All mentions of the period, with or without a theme. */
  mentions: number;
  /** Most mentioned first. */
  themes: ThemeLine[];
  emerging: (Emerging & { brand: string })[];
  gaps: { source: string; from: Date; to: Date | null }[];
};

/** What the figures of one report rest on. */
export type ThemeGround = {
  subject: Subject;
  period: Period;
  previous: Period;
  days: Map<string, DayTotals>;
  /** Days on which a source was not read; of those without a mention nothing is known. */
  touched: Set<string>;
  wasWatched: boolean;
  gaps: ThemeReport['gaps'];
};

/** Throws Refusal for an impossible question. */
export async function themeReport(
  platform: Platform,
  question: Question & { period: PeriodInput },
): Promise<ThemeReport> {
  const ground = await groundOf(platform, question);
  const { subject, period, previous } = ground;
  const [days, emerging] = await Promise.all([
    themeDays(platform, subject, { from: previous.from, to: period.to }),
    emergingOn(platform, subject.brandIds, period),
  ]);
  return {
    ...aboutThemes(platform, ground),
    themes: linesOf(ground, days),
    emerging: emerging.map((one) => ({ ...one, brand: nameOf(subject, one.brandId) })),
  };
}

export async function groundOf(
  platform: Platform,
  question: Question & { period: PeriodInput },
): Promise<ThemeGround> {
  const subject = await subjectOf(platform, question);
  const period = readPeriod(question.period, platform.now(), subject.timeZone);
  const previous = previousPeriod(period);
  const [{ days }, gaps] = await Promise.all([
    dailyAndTotals(platform, subject, period, previous),
    gapsOf(platform, subject, period.from, period.to),
  ]);
  const touched = gapDays(gaps, subject.timeZone, platform.now());
  return {
    subject,
    period,
    previous,
    days,
    touched,
    wasWatched: subject.watchedSince <= previous.from,
    gaps: gaps.map(({ sourceName, from, to }) => ({ source: sourceName, from, to })),
  };
}

export function aboutThemes(platform: Platform, { subject, period, previous, gaps, days }: ThemeGround) {
  return { ...aboutOf(platform, subject, period), previous, mentions: sumOver(days, period), gaps };
}

/** One line per theme of the period. */
export function linesOf(ground: ThemeGround, days: ThemeDay[]): ThemeLine[] {
  const byTheme = new Map<string, ThemeDay[]>();
  for (const day of days) byTheme.set(day.theme, [...(byTheme.get(day.theme) ?? []), day]);
  return [...byTheme]
    .map(([theme, told]) => lineOf(ground, theme, told))
    .filter(({ mentions }) => mentions > 0)
    .sort((a, b) => b.mentions - a.mentions || (a.theme < b.theme ? -1 : 1));
}

function lineOf(ground: ThemeGround, theme: string, told: ThemeDay[]): ThemeLine {
  const { period, previous, days, wasWatched } = ground;
  const now = figuresOf(told, period, sumOver(days, period));
  const { mentions, share, net, few } = figuresOf(told, previous, sumOver(days, previous));
  return {
    theme,
    ...now,
    before: wasWatched ? { mentions, share, net, few } : null,
    trend: trendOf(ground, told),
  };
}

function figuresOf(told: ThemeDay[], { from, to }: Period, all: number) {
  const within = told.filter(({ day }) => day >= from && day <= to);
  const tones = addTones(within);
  const mentions = within.reduce((sum, day) => sum + day.mentions, 0);
  return {
    ...tones,
    mentions,
    share: all > 0 ? mentions / all : null,
    shareInterval: shareInterval(mentions, all),
    net: netSentiment(tones),
    netInterval: netInterval(tones),
    few: mentions < FEW,
  };
}

const DAILY_UP_TO = 31;
const WEEK = 7;

/** Days, or weeks counted back from the end; nothing before the first mention, and gaps stay gaps. */
function trendOf({ period, subject, days, touched }: ThemeGround, told: ThemeDay[]): ThemePoint[] {
  const size = period.days > DAILY_UP_TO ? WEEK : 1;
  const all = daysOf(period).filter((day) => subject.firstDay !== null && day >= subject.firstDay);
  const byDay = new Map(told.map((day) => [day.day, day]));
  const groups = Array.from({ length: Math.floor(all.length / size) }, (_, index) => {
    const end = all.length - index * size;
    return all.slice(end - size, end);
  }).reverse();
  return groups.map((group) => {
    const isKnown = group.some((day) => !touched.has(day) || mentionsOn(days, day) > 0);
    const found = group.flatMap((day) => byDay.get(day) ?? []);
    const sum = (of: 'mentions' | 'negative' | 'positive') =>
      found.reduce((total, day) => total + day[of], 0);
    return {
      day: group[0]!,
      mentions: isKnown ? sum('mentions') : null,
      negative: sum('negative'),
      positive: sum('positive'),
      all: group.reduce((total, day) => total + mentionsOn(days, day), 0),
      gap: group.some((day) => touched.has(day)),
    };
  });
}

const mentionsOn = (days: ReadonlyMap<string, DayTotals>, day: string) => days.get(day)?.mentions ?? 0;

const sumOver = (days: ReadonlyMap<string, DayTotals>, { from, to }: Period) =>
  [...days.values()].reduce((sum, { day, mentions }) => sum + (day >= from && day <= to ? mentions : 0), 0);

const nameOf = ({ brands }: Subject, id: number) => brands.find((brand) => brand.id === id)?.name ?? '';
