/** The reputation report: one function behind the page, the CSV file and the API. */
import type { Platform } from '../platform/platform.ts';
import { annotationsOf, proposalsOf } from './annotations.ts';
import { askedCsat } from './asked.ts';
import { choicesOf } from './choices.ts';
import { compose, seriesOf } from './compose.ts';
import { dailyAndTotals, sumOf, type Totals } from './daily.ts';
import { gapsOf } from './gaps.ts';
import { loudest } from './loudest.ts';
import { troughOf } from './opening/trough.ts';
import { type Period, type PeriodInput, previousPeriod, readPeriod } from './period.ts';
import { recovery } from './recovery/recovery.ts';
import type { Reputation } from './reputation-shape.ts';
import { responses } from './response.ts';
import { type Question, type Subject, subjectOf } from './subject.ts';
import { emergingOn } from './themes/find-emerging.ts';
import { themesOf, themesOn } from './themes/themes.ts';
import { voicesHeard } from './voices-heard.ts';

/** The report of a brand, or of all own brands, for a period. Throws Refusal for an impossible question. */
export async function reputation(
  platform: Platform,
  question: Question & { period: PeriodInput },
): Promise<Reputation> {
  const subject = await subjectOf(platform, question);
  const period = readPeriod(question.period, platform.now(), subject.timeZone);
  const previous = previousPeriod(period);
  const [daily, heard, gaps, answers, csat, themes, loud, emerging, annotations, proposals, choices] =
    await Promise.all([
      dailyAndTotals(platform, subject, period, previous),
      voicesHeard(platform, subject, period, previous),
      gapsOf(platform, subject, previous.from, period.to),
      responses(platform, subject, period, previous),
      askedCsat(platform, subject, period, previous),
      themesOf(platform, subject, period, previous),
      loudest(platform, subject, period),
      emergingOn(platform, subject.brandIds, period),
      annotationsOf(platform, subject, period),
      proposalsOf(platform, subject, period),
      choicesOf(platform, subject, { from: previous.from, to: period.to }),
    ]);
  const found = {
    subject,
    period,
    previous,
    now: platform.now(),
    daily,
    heard,
    gaps,
    answers,
    csat,
    themes,
    loud,
    emerging,
    annotations,
    proposals,
    critics: await criticsOn(platform, subject, period, daily.totals),
    choices,
  };
  const series = seriesOf(found);
  const trough = troughOf(series.days);
  // A report of one theme is not told that this theme is behind all of it.
  const causes = trough && subject.only.theme === null ? await themesOn(platform, subject, trough) : [];
  const dip = trough && { trough, themes: causes };
  return compose(found, series, dip);
}

/** More negative mentions than this are not followed while a page is waited for; the page on recovery does. */
const FOLLOWED_UP_TO = 2_000;

async function criticsOn(platform: Platform, subject: Subject, period: Period, totals: Totals[]) {
  const own = totals.filter((row) => !row.isPrevious && subject.brandIds.includes(row.brandId));
  return sumOf(own, 'negative') > FOLLOWED_UP_TO ? null : recovery(platform, subject, period);
}
