/** The team report as CSV: the same figures as the page. */
import { csvRecord } from '../../mentions/csv.ts';
import type { TeamReport, Work } from './report.ts';

type Cell = string | number | null;

const HEAD = [
  'by',
  'name',
  'needing_response',
  'answered',
  'response_rate',
  'response_rate_low',
  'response_rate_high',
  'first_response_median_minutes',
  'first_response_p90_minutes',
  'first_response_since_seen_median_minutes',
  'first_response_business_median_minutes',
  'first_response_business_p90_minutes',
  'resolved',
  'resolve_median_minutes',
  'resolve_p90_minutes',
  'resolve_business_median_minutes',
  'resolve_business_p90_minutes',
  'met',
  'missed',
  'attainment',
  'not_due_yet',
  'closed_without_answer',
  'never_due',
  'resolved_in_time',
  'resolved_late',
  'resolved_attainment',
  'resolving_not_late_yet',
  'few',
];

/** A line for all, and one for each person, team and source; minutes and shares to four decimals. */
export function teamCsv({ all, people, teams, sources }: TeamReport): string {
  const lines = [
    line('all', '', all),
    ...people.map((one) => line('person', one.name, one)),
    ...teams.map((one) => line('team', one.name, one)),
    ...sources.map((one) => line('source', one.sourceKind, one)),
  ];
  return `${[HEAD, ...lines].map(csvRecord).join('\r\n')}\r\n`;
}

function line(by: string, name: string, work: Work): Cell[] {
  const { first, firstSeen, firstBusiness, resolve, resolveBusiness, promised, rateInterval, resolving } =
    work;
  const numbers = [
    work.needing,
    work.answered,
    work.rate,
    rateInterval?.low,
    rateInterval?.high,
    first.median,
    first.p90,
    firstSeen.median,
    firstBusiness.median,
    firstBusiness.p90,
    resolve.n,
    resolve.median,
    resolve.p90,
    resolveBusiness.median,
    resolveBusiness.p90,
    promised.met,
    promised.missed,
    promised.attainment,
    promised.waiting,
    promised.closed,
    promised.unpromised,
    resolving?.met,
    resolving?.missed,
    resolving?.attainment,
    resolving?.waiting,
  ];
  return [by, name, ...numbers.map(shown), work.few ? 'yes' : 'no'];
}

const shown = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : Number(value.toFixed(4));
