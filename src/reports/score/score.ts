/** The reputation score and the standard measures beside it: behind the page and the API. */
import type { Platform } from '../../platform/platform.ts';
import { type AskedCsat, askedCsat } from '../asked.ts';
import { dailyAndTotals, sumOf, type Totals } from '../daily.ts';
import { addTones, FEW, netInterval, netSentiment, shareInterval } from '../figures.ts';
import { type Period, type PeriodInput, previousPeriod, readPeriod } from '../period.ts';
import { type Responses, responses } from '../response.ts';
import { impliedCsat, impliedNps, type Measure, type Stars, starsOf } from '../stars.ts';
import { type AboutWatched, aboutOf, type Question, subjectOf } from '../subject.ts';
import { meanInterval, movesBetween, type Score, type ScoreFacts, scoreOf } from './parts.ts';
import { SCORE_WEIGHTS, type ScorePart, type ScoreWeights } from './weights.ts';
import { readWhatIf, supposed, type WhatIfField, type WhatIfInput } from './what-if.ts';

export type Moves = { part: ScorePart; points: number }[];

export type ScoreReport = AboutWatched & {
  previous: Period;
  weights: ScoreWeights;
  score: Score;
  facts: ScoreFacts;
  /** Null where the period before was not watched as a whole. */
  before: { score: Score; moves: Moves } | null;
  stars: Stars;
  /** Net sentiment and implied NPS in points, rating 1–5, shares 0–1, the first response in minutes. */
  measures: {
    net: Measure;
    rating: Measure;
    impliedCsat: Measure;
    impliedNps: Measure;
    /** Of those who were asked in a reply. */
    askedCsat: Measure;
    responseRate: Measure;
    firstResponse: Measure;
  };
  /** Null when nothing was supposed, or it could not be read. */
  whatIf: { score: Score; moves: Moves; facts: ScoreFacts; weights: ScoreWeights } | null;
  typed: WhatIfInput;
  /** Field → what to write instead. */
  errors: Partial<Record<WhatIfField, string>>;
};

/** Throws Refusal for an impossible question; what cannot be supposed is said in `errors`. */
export async function reputationScore(
  platform: Platform,
  question: Question & { period: PeriodInput; whatIf?: WhatIfInput },
): Promise<ScoreReport> {
  const subject = await subjectOf(platform, question);
  const period = readPeriod(question.period, platform.now(), subject.timeZone);
  const previous = previousPeriod(period);
  const [{ totals }, stars, answers, csat] = await Promise.all([
    dailyAndTotals(platform, { ...subject, others: [] }, period, previous),
    starsOf(platform, subject, period, previous),
    responses(platform, subject, period, previous),
    askedCsat(platform, subject, period, previous),
  ]);
  const facts = factsOf(
    totals.filter((row) => !row.isPrevious),
    stars.now,
  );
  const earlier = factsOf(
    totals.filter((row) => row.isPrevious),
    stars.before,
  );
  const score = scoreOf(facts, SCORE_WEIGHTS);
  const wasWatched = subject.watchedSince <= previous.from;
  return {
    ...aboutOf(platform, subject, period),
    previous,
    weights: SCORE_WEIGHTS,
    score,
    facts,
    before: wasWatched ? comparedWith(scoreOf(earlier, SCORE_WEIGHTS), score) : null,
    stars: stars.now,
    measures: { ...measuresOf(facts, stars.now, answers.now), askedCsat: askedIn(csat.now) },
    ...supposedIn(question.whatIf ?? {}, facts, score),
  };
}

function factsOf(totals: Totals[], { squares }: Stars): ScoreFacts {
  return {
    ...addTones(totals),
    ratings: sumOf(totals, 'ratings'),
    ratingSum: sumOf(totals, 'ratingSum'),
    ratingSquares: squares,
    needing: sumOf(totals, 'needingResponse'),
    answered: sumOf(totals, 'answered'),
  };
}

function comparedWith(before: Score, now: Score): ScoreReport['before'] {
  return before.value === null || now.value === null
    ? null
    : { score: before, moves: movesBetween(before, now) };
}

const askedIn = ({ share, answered, interval, few }: AskedCsat): Measure => ({
  value: share,
  n: answered,
  interval,
  few,
});

function measuresOf(
  facts: ScoreFacts,
  stars: Stars,
  answers: Responses,
): Omit<ScoreReport['measures'], 'askedCsat'> {
  const { positive, neutral, negative, ratings, ratingSum, needing, answered } = facts;
  const share = (part: number, n: number) => (n === 0 ? null : part / n);
  const measure = (value: Measure['value'], n: number, interval: Measure['interval']) => ({
    value,
    n,
    interval,
    few: n < FEW,
  });
  return {
    net: measure(netSentiment(facts), positive + neutral + negative, netInterval(facts)),
    rating: measure(share(ratingSum, ratings), ratings, meanInterval(facts)),
    impliedCsat: impliedCsat(stars),
    impliedNps: impliedNps(stars),
    responseRate: measure(share(answered, needing), needing, shareInterval(answered, needing)),
    firstResponse: measure(answers.median, answers.answered, null),
  };
}

function supposedIn(typed: WhatIfInput, facts: ScoreFacts, score: Score) {
  const { suppositions, errors } = readWhatIf(typed);
  if (!suppositions) return { whatIf: null, typed, errors };
  const ground = supposed({ facts, weights: SCORE_WEIGHTS }, suppositions);
  const other = scoreOf(ground.facts, ground.weights);
  return { whatIf: { score: other, moves: movesBetween(score, other), ...ground }, typed, errors };
}
