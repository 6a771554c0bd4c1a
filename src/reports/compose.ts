/** Puts a report together from what the queries gave; pure. */
import { type DayTotals, sumOf, type Totals } from './daily.ts';
import {
  addTones,
  FEW,
  type Interval,
  netInterval,
  netSentiment,
  shareInterval,
  type Tones,
} from './figures.ts';
import { type Gap, gapDays } from './gaps.ts';
import type { Quote } from './loudest.ts';
import { opening } from './opening.ts';
import type { Period } from './period.ts';
import { trendPoints } from './points.ts';
import { averageRating, ratingsBySource } from './ratings.ts';
import type { Figure, Figures, Notes, Reputation } from './reputation.ts';
import type { Responses } from './response.ts';
import { type ShareOfVoice, shareOfVoice } from './share-of-voice.ts';
import type { Subject } from './subject.ts';
import type { ThemeFigures } from './themes.ts';
import { dailySeries } from './trend.ts';

type Found = {
  subject: Subject;
  period: Period;
  previous: Period;
  now: Date;
  daily: { days: Map<string, DayTotals>; totals: Totals[] };
  gaps: Gap[];
  answers: { now: Responses; before: Responses };
  themes: ThemeFigures[];
  loud: { criticism: Quote[]; praise: Quote[] };
};

type Sides = { now: Totals[]; before: Totals[] };

export function compose(found: Found): Reputation {
  const { subject, period, previous, answers } = found;
  const own = found.daily.totals.filter(({ brandId }) => subject.brandIds.includes(brandId));
  const sides = { now: own.filter((row) => !row.isPrevious), before: own.filter((row) => row.isPrevious) };
  const voice = shareOfVoice(subject, found.daily.totals);
  const figures = figuresOf(sides, own, answers, voice);
  const series = seriesOf(found);
  return {
    brand: subject.brand,
    timeZone: subject.timeZone,
    period,
    previous,
    generatedAt: found.now,
    opening: openingOf(found, sides, figures, series.days),
    figures,
    ...series,
    themes: found.themes,
    voices: voice.voices,
    ratings: ratingsBySource(own),
    responseTimes: { ...timesOf(answers.now), target: subject.responseMinutes },
    ...found.loud,
    notes: notesOf(found, sides.now),
  };
}

function seriesOf({ subject, period, previous, now, daily, gaps }: Found) {
  const hatched = gapDays(gaps, subject.timeZone, now);
  const days = dailySeries(period, subject.firstDay, daily.days, hatched);
  const previousDays = dailySeries(previous, subject.firstDay, daily.days, hatched);
  return { days, points: trendPoints(period, previous, days, previousDays) };
}

function figuresOf(sides: Sides, own: Totals[], answers: Found['answers'], voice: ShareOfVoice): Figures {
  const [tones, before] = [addTones(sides.now), addTones(sides.before)];
  const rating = averageRating(own);
  const needing = sumOf(sides.now, 'needingResponse');
  const answered = sumOf(sides.now, 'answered');
  return {
    net: figure(netSentiment(tones), netSentiment(before), scored(tones), netInterval(tones)),
    mentions: figure(
      sumOf(sides.now, 'mentions'),
      sumOf(sides.before, 'mentions'),
      sumOf(sides.now, 'mentions'),
    ),
    rating: figure(rating.mean, rating.previousMean, rating.n),
    responseRate: figure(
      share(answered, needing),
      share(sumOf(sides.before, 'answered'), sumOf(sides.before, 'needingResponse')),
      needing,
      shareInterval(answered, needing),
    ),
    firstResponse: figure(answers.now.median, answers.before.median, answers.now.answered),
    firstResponseP90: figure(answers.now.p90, answers.before.p90, answers.now.answered),
    shareOfVoice: figure(voice.share, voice.before, voice.mentions, voice.interval),
  };
}

const figure = (
  value: number | null,
  previous: number | null,
  n: number,
  interval: Interval | null = null,
): Figure => ({ value, previous, n, interval, few: n < FEW });

const scored = ({ positive, neutral, negative }: Tones) => positive + neutral + negative;
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

function openingOf(found: Found, sides: Sides, figures: Figures, days: Reputation['days']) {
  const names = found.subject.brands.map(({ name }) => name);
  return opening({
    name: names.length === 1 ? names[0]! : 'your brands',
    period: found.period,
    mentions: figures.mentions.n,
    tones: addTones(sides.now),
    tonesBefore: addTones(sides.before),
    days,
    themes: found.themes,
    needing: figures.responseRate.n,
    answered: sumOf(sides.now, 'answered'),
    rateBefore: figures.responseRate.previous,
    median: figures.firstResponse.value,
    medianBefore: figures.firstResponse.previous,
  });
}

const timesOf = ({ answered, median, p90, within }: Responses) => ({ answered, median, p90, within });

function notesOf({ gaps, period, subject, now, answers }: Found, totals: Totals[]): Notes {
  return {
    sources: new Set(totals.map(({ sourceKind }) => sourceKind)).size,
    unscored: sumOf(totals, 'unscored'),
    corrected: answers.now.corrected,
    dismissed: answers.now.dismissed,
    gaps: gaps
      .filter((gap) => touches(gap, period, subject.timeZone, now))
      .map((gap) => ({ source: gap.sourceName, from: gap.from, to: gap.to, reason: gap.reason })),
  };
}

const touches = (gap: Gap, period: Period, timeZone: string, now: Date) =>
  [...gapDays([gap], timeZone, now)].some((day) => day >= period.from && day <= period.to);
