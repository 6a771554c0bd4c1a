/** Tables by person, team and source; every figure of fewer than 30 is greyed. */
import type { Child } from 'hono/jsx';
import type { Times, Work } from '../src/reports/team/report.ts';
import { Card, Table } from './cards.tsx';
import { minutes, number, percent } from './format.ts';
import { Hidden } from './parts.tsx';
import { between } from './report-parts.tsx';

/** Greyed where they are few: a figure of a handful says nothing about anybody. */
const Few = ({ n, children }: { n: number; children: Child }) =>
  n === 0 ? (
    <span class="muted">–</span>
  ) : n < 30 ? (
    <span class="muted">{children}</span>
  ) : (
    <span>{children}</span>
  );

const Timed = ({ times }: { times: Times }) => (
  <Few n={times.n}>
    {times.median === null ? '–' : minutes(times.median)}
    <small>
      <Hidden>, nine of ten within </Hidden>
      {times.p90 !== null && minutes(times.p90)}
      {times.n < 30 && ', few'}
    </small>
  </Few>
);

const Linked = ({ n, href, what }: { n: number; href: string | null; what: string }) =>
  n === 0 || href === null ? (
    <span class={n === 0 ? 'muted' : undefined}>{number(n)}</span>
  ) : (
    <a href={href}>
      {number(n)}
      <Hidden> {what}</Hidden>
    </a>
  );

type Promised = { met: number; missed: number; attainment: number | null };

/** Kept among those that are decided. */
const Attained = ({ promised: { met, missed, attainment } }: { promised: Promised }) => (
  <Few n={met + missed}>
    {attainment === null ? '–' : percent(attainment)}
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

const RESOLVED = '>Resolved in time';

function cells(work: Work, href: string | null, name: string): Child[] {
  const { promised } = work;
  return [
    <Linked n={work.needing} href={href} what={`that needed a reply, ${name}`} />,
    <Few n={work.needing}>
      {work.rate === null ? '–' : percent(work.rate)}
      <small>{work.few ? `${number(work.answered)}, few` : between(work.rateInterval)}</small>
    </Few>,
    <Timed times={work.first} />,
    <Timed times={work.firstBusiness} />,
    <Timed times={work.resolve} />,
    <Timed times={work.resolveBusiness} />,
    <Attained promised={promised} />,
    promised.waiting === 0 ? <span class="muted">0</span> : number(promised.waiting),
    ...(work.resolving ? [<Attained promised={work.resolving} />] : []),
  ];
}

type Line = Work & { name: string; href: string | null };

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
      heads={[head, ...HEADS, ...(lines.some(({ resolving }) => resolving) ? [RESOLVED] : [])]}
      rows={lines.map((line) => [line.name, ...cells(line, line.href, line.name)])}
    />
  </Card>
);
