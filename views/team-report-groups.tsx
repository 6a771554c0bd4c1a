/** Tables by person, team and source; every figure opens its mentions, and one of fewer than 30 is greyed. */
import type { Child } from 'hono/jsx';
import type { Times, Work } from '../src/reports/team/report.ts';
import { Card, Table } from './cards.tsx';
import { minutes, number, percent } from './format.ts';
import { Hidden } from './parts.tsx';
import { between, Counted } from './report-parts.tsx';
import { ANSWERED, DECIDED, type Opens, RESOLVED, RESOLVED_BY_PROMISE } from './team-report-links.ts';

/** Greyed where they are few: a figure of a handful says nothing about anybody. */
const Few = ({ n, children }: { n: number; children: Child }) =>
  n === 0 ? (
    <span class="muted">–</span>
  ) : n < 30 ? (
    <span class="muted">{children}</span>
  ) : (
    <span>{children}</span>
  );

type TimedProps = { times: Times; href: string };

const Timed = ({ times, href }: TimedProps) => (
  <Few n={times.n}>
    {times.median === null ? '–' : <a href={href}>{minutes(times.median)}</a>}
    <small>
      <Hidden>, nine of ten within </Hidden>
      {times.p90 !== null && minutes(times.p90)}
      {times.n < 30 && ', few'}
    </small>
  </Few>
);

type AttainedProps = { promised: { met: number; missed: number; attainment: number | null }; href: string };

/** Kept among those that are decided. */
const Attained = ({ promised: { met, missed, attainment }, href }: AttainedProps) => (
  <Few n={met + missed}>
    {attainment === null ? '–' : <a href={href}>{percent(attainment)}</a>}
    <small>
      of {number(met + missed)}
      {met + missed < 30 && ', few'}
    </small>
  </Few>
);

const HEADS = [
  '>Needed a reply',
  '>Answered',
  '>First reply',
  '>In business hours',
  '>To resolve',
  '>In business hours',
  '>In time',
  '>Not due yet',
];

const RESOLVED_IN_TIME = '>Resolved in time';

function cells(work: Work, opens: Opens, name: string): Child[] {
  const { promised } = work;
  return [
    <Counted n={work.needing} href={opens()} what={`that needed a reply, ${name}`} />,
    <Few n={work.needing}>
      {work.rate === null ? '–' : <a href={opens(ANSWERED)}>{percent(work.rate)}</a>}
      <small>{work.few ? `${number(work.answered)}, few` : between(work.rateInterval)}</small>
    </Few>,
    <Timed times={work.first} href={opens(ANSWERED)} />,
    <Timed times={work.firstBusiness} href={opens(ANSWERED)} />,
    <Timed times={work.resolve} href={opens(RESOLVED)} />,
    <Timed times={work.resolveBusiness} href={opens(RESOLVED)} />,
    <Attained promised={promised} href={opens(DECIDED)} />,
    <Counted n={promised.waiting} href={opens('promise:waiting')} what={`not due yet, ${name}`} />,
    ...(work.resolving ? [<Attained promised={work.resolving} href={opens(RESOLVED_BY_PROMISE)} />] : []),
  ];
}

type Line = Work & { name: string; opens: Opens };

export const Groups = ({
  title,
  head,
  hint,
  lines,
}: {
  title: string;
  head: string;
  hint: string;
  lines: Line[];
}) => (
  <Card title={title} hint={hint} class="stacked">
    <Table
      caption={title}
      heads={[head, ...HEADS, ...(lines.some(({ resolving }) => resolving) ? [RESOLVED_IN_TIME] : [])]}
      rows={lines.map((line) => [line.name, ...cells(line, line.opens, line.name)])}
    />
  </Card>
);
