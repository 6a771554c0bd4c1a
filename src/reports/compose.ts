/** Puts a report together from what the queries gave. Pure. */
import type { Annotation, Proposal } from './annotations.ts';
import type { AskedCsat } from './asked.ts';
import type { Choices } from './choices.ts';
import { type DayTotals, sumOf, type Totals } from './daily.ts';
import { figuresOf, type Sides } from './figure-strip.ts';
import { addTones } from './figures.ts';
import { type Gap, gapDays } from './gaps.ts';
import type { Quote } from './loudest.ts';
import { nameOfAll } from './opening/not-watched.ts';
import { type OpeningFacts, opening } from './opening/opening.ts';
import type { Period } from './period.ts';
import { type TrendPoint, trendPoints } from './points.ts';
import { ratingsBySource } from './ratings.ts';
import type { Recovery } from './recovery/recovery.ts';
import type { Figures, Notes, Reputation } from './reputation-shape.ts';
import { type Responses, withinOf } from './response.ts';
import { shareOfVoice } from './share-of-voice.ts';
import type { Subject } from './subject.ts';
import type { Emerging } from './themes/find-emerging.ts';
import type { ThemeFigures } from './themes/themes.ts';
import { type DayFigures, dailySeries } from './trend.ts';
import type { Heard } from './voices-heard.ts';

export type Found = {
  subject: Subject;
  period: Period;
  previous: Period;
  now: Date;
  daily: { days: Map<string, DayTotals>; totals: Totals[] };
  gaps: Gap[];
  heard: Heard[];
  answers: { now: Responses; before: Responses };
  csat: { now: AskedCsat; before: AskedCsat };
  themes: ThemeFigures[];
  emerging: Emerging[];
  loud: { criticism: Quote[]; praise: Quote[] };
  annotations: Annotation[];
  proposals: Proposal[];
  critics: Recovery | null;
  choices: Omit<Choices, 'themes'>;
};

export type Series = { days: DayFigures[]; points: TrendPoint[] };

export function compose(all: Found, series: Series, dip: OpeningFacts['dip']): Reputation {
  const found = withinTheme(all);
  const { subject, period, previous, answers } = found;
  const own = ownTotals(found);
  const voice = shareOfVoice(subject, found.heard);
  const before = own.before && answers.before;
  const csat = { now: found.csat.now, before: own.before && found.csat.before };
  const figures = asFarAsKnown(found, figuresOf(own, { now: answers.now, before }, { voice, csat }));
  return {
    brand: subject.brand,
    timeZone: subject.timeZone,
    period,
    previous,
    generatedAt: found.now,
    opening: opening({ ...openingFacts(found, own, figures), days: series.days, dip }),
    figures,
    ...series,
    themes: wasWatched(found) ? found.themes : found.themes.map((theme) => ({ ...theme, before: null })),
    annotations: found.annotations,
    proposals: found.proposals,
    emerging: found.emerging,
    voices: voice.voices,
    voiceKinds: voice.only,
    voiceLanguages: voice.languages,
    ratings: ratingsBySource(own.now, own.before),
    responseTimes: { ...answers.now, within: withinOf(own.now), target: subject.responseMinutes },
    surveys: found.csat.now.asked,
    recovery: found.critics,
    ...found.loud,
    notes: notesOf(found, own.now),
    only: subject.only,
    choices: { ...found.choices, themes: all.themes.map(({ theme }) => theme).sort() },
  };
}

/** Other themes, and what rises among all mentions, say nothing of a report that is narrowed. */
const withinTheme = (found: Found): Found => ({
  ...found,
  themes: found.subject.only.theme === null ? found.themes : [],
  emerging: Object.values(found.subject.only).every((value) => value === null) ? found.emerging : [],
});

/** The days and points of a report; what an unwatched period before had is left out. */
export function seriesOf(found: Found): Series {
  const { subject, period, previous, now, daily, gaps } = found;
  const hatched = gapDays(gaps, subject.timeZone, now);
  const series = (days: Period) => dailySeries(days, subject.firstDay, daily.days, hatched);
  const days = series(period);
  return {
    days,
    points: trendPoints(period, previous, days, wasWatched(found) ? series(previous) : []),
  };
}

/** A brand that came later than the period before began has nothing that it can be compared with. */
const wasWatched = ({ subject, previous }: Found) => subject.watchedSince <= previous.from;

/** Of days before anything was watched, no mention is not none. */
const asFarAsKnown = ({ subject, period }: Found, figures: Figures): Figures =>
  period.to >= subject.watchedSince
    ? figures
    : { ...figures, mentions: { ...figures.mentions, value: null } };

function ownTotals(found: Found): Sides<Totals[]> {
  const own = found.daily.totals.filter(({ brandId }) => found.subject.brandIds.includes(brandId));
  return {
    now: own.filter((row) => !row.isPrevious),
    before: wasWatched(found) ? own.filter((row) => row.isPrevious) : null,
  };
}

function openingFacts({ subject, period, themes }: Found, own: Sides<Totals[]>, figures: Figures) {
  return {
    name: nameOfAll(subject.brands.map(({ name }) => name)),
    period,
    watchedSince: subject.watchedSince,
    isNarrowed: Object.values(subject.only).some((value) => value !== null),
    mentions: figures.mentions.n,
    tones: addTones(own.now),
    tonesBefore: addTones(own.before ?? []),
    themes,
    needing: figures.responseRate.n,
    answered: sumOf(own.now, 'answered'),
    rateBefore: figures.responseRate.previous,
    median: figures.firstResponse.value,
    medianBefore: figures.firstResponse.previous,
  };
}

function notesOf({ gaps, period, subject, now }: Found, totals: Totals[]): Notes {
  return {
    sources: new Set(totals.filter(({ mentions }) => mentions > 0).map(({ sourceKind }) => sourceKind)).size,
    unscored: sumOf(totals, 'unscored'),
    corrected: sumOf(totals, 'corrected'),
    dismissed: sumOf(totals, 'dismissed'),
    gaps: gaps
      .filter((gap) => touches(gap, period, subject.timeZone, now))
      .map((gap) => ({ source: gap.sourceName, from: gap.from, to: gap.to, reason: gap.reason })),
  };
}

const touches = (gap: Gap, period: Period, timeZone: string, now: Date) =>
  [...gapDays([gap], timeZone, now)].some((day) => day >= period.from && day <= period.to);
