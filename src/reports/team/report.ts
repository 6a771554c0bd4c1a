/** How the team answers: rates, times and promises kept, in all and by person, team and source. */
import { responseClocks } from '../../mentions/clock/clocks.ts';
import { startOfDay } from '../../mentions/clock/zone.ts';
import type { Platform } from '../../platform/platform.ts';
import { type AskedCsat, askedCsat } from '../asked.ts';
import { FEW, type Interval, shareInterval } from '../figures.ts';
import { type Period, type PeriodInput, previousPeriod, readPeriod } from '../period.ts';
import { type AboutWatched, aboutOf, type Question, subjectOf } from '../subject.ts';
import type { Counted, Row, Timed } from './counted.ts';
import { promising } from './measured.ts';
import { worked, workedInAll } from './worked.ts';

/** Minutes; null where nothing was timed. */
export type Times = { n: number; median: number | null; p90: number | null };

export type Resolving = {
  met: number;
  missed: number;
  /** Met ÷ (met + missed), 0 to 1. */
  attainment: number | null;
  interval: Interval | null;
  /** Not settled, and not late yet. */
  waiting: number;
};

export type Work = {
  /** Mentions that need a response. */
  needing: number;
  answered: number;
  /** Answered ÷ needing, 0 to 1. */
  rate: number | null;
  rateInterval: Interval | null;
  /** From publication to the first public answer by a person. */
  first: Times;
  firstBusiness: Times;
  /** From when we saw it. */
  firstSeen: Times;
  resolve: Times;
  /** Without the time in which its author had the next word. */
  resolveBusiness: Times;
  promised: {
    met: number;
    missed: number;
    /** Met ÷ (met + missed), 0 to 1. */
    attainment: number | null;
    interval: Interval | null;
    /** Not due yet. */
    waiting: number;
    /** Settled in time without an answer. */
    closed: number;
    /** Never due. */
    unpromised: number;
  };
  /** The same for resolving; null where no brand has promised how long that may take. */
  resolving: Resolving | null;
  /** Fewer than 30 mentions: too few to say anything about anybody. */
  few: boolean;
};

/** `id` null: nobody, no team. */
export type WorkOf = Work & { id: number | null; name: string };

export type WorkFrom = Work & { sourceKind: string };

export type TeamReport = AboutWatched & {
  previous: Period;
  sourceKind: string | null;
  all: Work;
  /** Null where the period before was not watched as a whole. */
  before: Work | null;
  /** In the order of the alphabet, nobody last: nobody is ranked. */
  people: WorkOf[];
  teams: WorkOf[];
  sources: WorkFrom[];
  csat: AskedCsat;
};

/** Throws Refusal for an impossible question. */
export async function teamReport(
  platform: Platform,
  question: Question & { period: PeriodInput; sourceKind: string | null },
): Promise<TeamReport> {
  const subject = await subjectOf(platform, question);
  const period = readPeriod(question.period, platform.now(), subject.timeZone);
  const previous = previousPeriod(period);
  const { sourceKind } = question;
  const from = new Date(startOfDay(previous.from, subject.timeZone).getTime() - 2 * 86_400_000);
  const clocks = await responseClocks(platform, subject.brandIds);
  const asked = { subject, period, sourceKind, clocks, from, now: platform.now() };
  const wasWatched = subject.watchedSince <= previous.from;
  const earlier = { ...asked, period: previous };
  const [found, before, csat] = await Promise.all([
    worked(platform, asked),
    wasWatched ? workedInAll(platform, earlier) : null,
    askedCsat(platform, { ...subject, only: { ...subject.only, sourceKind } }, period, previous),
  ]);
  const work = (row: Counted) => workOf(row, promising(clocks).length > 0);
  const named = (which: Row['by'], nobody: string): WorkOf[] =>
    found
      .filter(({ by }) => by === which)
      .map((row) => ({ id: row.id, name: row.name ?? nobody, ...work(row) }));
  return {
    ...aboutOf(platform, subject, period),
    previous,
    sourceKind,
    all: work(found.find(({ by }) => by === 'all')!),
    before: before && work(before),
    people: named('person', 'Nobody'),
    teams: named('team', 'No team'),
    sources: found
      .filter(({ by }) => by === 'source')
      .map((row) => ({ sourceKind: row.sourceKind!, ...work(row) }))
      .sort((a, b) => a.sourceKind.localeCompare(b.sourceKind)),
    csat: csat.now,
  };
}

function workOf(row: Counted, promisesToResolve: boolean): Work {
  const { needing, answered, met, missed, waiting, closed, unpromised } = row;
  const times = (column: Timed): Times => ({
    n: row[`${column}_n`],
    median: row[`${column}_median`],
    p90: row[`${column}_p90`],
  });
  return {
    needing,
    answered,
    rate: needing === 0 ? null : answered / needing,
    rateInterval: shareInterval(answered, needing),
    first: times('first_clock'),
    firstBusiness: times('first_business'),
    firstSeen: times('first_seen'),
    resolve: times('resolve_clock'),
    resolveBusiness: times('resolve_business'),
    promised: {
      met,
      missed,
      attainment: met + missed === 0 ? null : met / (met + missed),
      interval: shareInterval(met, met + missed),
      waiting,
      closed,
      unpromised,
    },
    resolving: promisesToResolve ? resolvingOf(row) : null,
    few: needing < FEW,
  };
}

function resolvingOf({
  resolve_met: met,
  resolve_missed: missed,
  resolve_waiting: waiting,
}: Counted): Resolving {
  const decided = met + missed;
  const attainment = decided === 0 ? null : met / decided;
  return { met, missed, attainment, interval: shareInterval(met, decided), waiting };
}
