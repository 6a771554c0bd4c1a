/** How the team answers. Every group stands in the order of the alphabet; nobody is ranked. */
import type { Child } from 'hono/jsx';
import type { TeamReport, Times, Work } from '../src/reports/team-report.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { Delta } from './figures.tsx';
import { count, minutes, number, percent } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Hidden, Icon } from './parts.tsx';
import { periodWords } from './period.tsx';
import { ReportFilters, ReportTabs, reportUrl } from './report-frame.tsx';
import { between, FigureCell } from './report-parts.tsx';
import { behind } from './reputation-data.ts';
import { sourceName } from './words.ts';

export type TeamReportData = TeamReport & { sourceKinds: string[] };

type Shown = { data: TeamReportData };

const figure = (value: number | null, before: number | null | undefined) => ({
  value,
  previous: before ?? null,
});
const points = (size: number) => count(Math.max(1, Math.round(size * 100)), 'point');
const faster = (now: number | null, before: number | null | undefined) => (size: number) =>
  `${minutes(size)} ${(now ?? 0) < (before ?? 0) ? 'faster' : 'slower'}`;

const Strip = ({ data }: Shown) => {
  const { all, before } = data;
  const { promised } = all;
  const filter = data.sourceKind ? ` source:${data.sourceKind}` : '';
  const link = (more: string) => behind(data, `${more}${filter}`);
  return (
    <dl class="figures">
      <FigureCell word="Needed a reply" href={link('needs:reply')} value={number(all.needing)}>
        <Delta figure={figure(all.needing, before?.needing)} better="neither" words={number} />
      </FigureCell>
      <FigureCell
        word="Answered"
        href={link('needs:reply has:reply')}
        value={all.rate === null ? null : percent(all.rate)}
        few={all.few}
        note={between(all.rateInterval)}
      >
        <Delta figure={figure(all.rate, before?.rate)} better="up" words={points} least={0.005} />
      </FigureCell>
      <FigureCell
        word="In time"
        href={link('needs:reply')}
        value={promised.attainment === null ? null : percent(promised.attainment)}
        few={promised.met + promised.missed < 30}
        note={between(promised.interval)}
      >
        <Delta
          figure={figure(promised.attainment, before?.promised.attainment)}
          better="up"
          words={points}
          least={0.005}
        />
      </FigureCell>
      {(
        [
          ['Median first reply', 'first'],
          ['In business hours', 'firstBusiness'],
          ['Median to resolve', 'resolve'],
        ] as const
      ).map(([word, of]) => (
        <FigureCell
          word={word}
          href={link(of === 'resolve' ? 'needs:reply status:resolved' : 'needs:reply has:reply')}
          value={all[of].median === null ? null : minutes(all[of].median)}
          few={all[of].n < 30}
          note={`from ${number(all[of].n)}`}
        >
          <Delta
            figure={figure(all[of].median, before?.[of].median)}
            better="down"
            words={faster(all[of].median, before?.[of].median)}
            least={0.99}
          />
        </FigureCell>
      ))}
    </dl>
  );
};

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

function cells(work: Work, href: string | null, name: string): Child[] {
  const { promised } = work;
  const decided = promised.met + promised.missed;
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
    <Few n={decided}>
      {promised.attainment === null ? '–' : percent(promised.attainment)}
      <small>
        of {number(decided)}
        {decided < 30 && ', few'}
      </small>
    </Few>,
    promised.waiting === 0 ? <span class="muted">0</span> : number(promised.waiting),
  ];
}

type Line = Work & { name: string; href: string | null };

const Groups = ({
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
      heads={[head, ...HEADS]}
      rows={lines.map((line) => [line.name, ...cells(line, line.href, line.name)])}
    />
  </Card>
);

const Promises = ({ data: { all, ...data } }: Shown) => {
  const { met, missed, waiting, closed, unpromised } = all.promised;
  return (
    <Card title="Promises" hint={count(all.needing, 'mention')}>
      <Table
        caption="What became of promised first replies"
        heads={['What became of it', '>Mentions']}
        rows={[
          ['Answered in time', number(met)],
          [
            <>
              Late, answered or not <a href={behind({ ...data }, 'is:overdue')}>see what is late now</a>
            </>,
            number(missed),
          ],
          ['Not due yet', number(waiting)],
          ['Settled in time without an answer', number(closed)],
          ['Never due, such as what was written before you listened', number(unpromised)],
        ]}
      />
    </Card>
  );
};

const Notes = ({ data }: Shown) => (
  <p class="footnote">
    Times are medians, with the time within which nine of ten were done below. Mentions of{' '}
    {periodWords(data.period)} that need a reply; spam and what was dismissed are left out. Only answers that
    a person gave count. A mention is told of whoever gave its first answer, and without one of whoever has
    it. Times run from publication; from when it was seen, half of the first replies came within{' '}
    {data.all.firstSeen.median === null ? '–' : minutes(data.all.firstSeen.median)}. Business hours are those
    of each brand, and its time to resolve leaves out when its author had the next word. In time is met ÷ (met
    + missed); what is not due yet is neither. The order is the alphabet’s, and fewer than 30 are “few”. Times
    in {data.timeZone}.
  </p>
);

export const TeamReportPage = ({ frame, data }: Shown & { frame: Frame }) => {
  const onSource = data.sourceKind ? ` source:${data.sourceKind}` : '';
  const link = (more: string) => behind(data, `needs:reply ${more}${onSource}`);
  const person = (id: number | null) => `whose:${id ?? 'none'}`;
  return (
    <Layout frame={frame} title="How the team answers" current="team">
      <PageHead
        title="How the team answers"
        sub={`${periodWords(data.period)}, compared with the ${count(data.period.days, 'day')} before`}
      >
        <ReportFilters data={data} action="/team/report" sourceKinds={data.sourceKinds} />
        {frame.can['export reports'] && (
          <a class="button" href={reportUrl('/team/report.csv', data)} download>
            <Icon name="download" /> CSV
          </a>
        )}
      </PageHead>
      <ReportTabs frame={frame} data={data} at="/team/report" />
      {data.all.needing === 0 ? (
        <EmptyState icon="users" title="Nothing needed a reply in these days">
          Choose a longer period or another source. What needs a reply is decided as a mention comes in.
        </EmptyState>
      ) : (
        <>
          <Strip data={data} />
          <Groups
            title="By person"
            head="Person"
            hint="in the order of the alphabet"
            lines={data.people.map((one) => ({ ...one, href: link(person(one.id)) }))}
          />
          <Groups
            title="By team"
            head="Team"
            hint="as mentions are given out"
            lines={data.teams.map((one) => ({ ...one, href: link(`team:${one.id ?? 'none'}`) }))}
          />
          <Groups
            title="By source"
            head="Source"
            hint={count(data.sources.length, 'kind of source', 'kinds of sources')}
            lines={data.sources.map((one) => ({
              ...one,
              name: sourceName(one.sourceKind),
              href: behind(data, `needs:reply source:${one.sourceKind}`),
            }))}
          />
          <Promises data={data} />
          <Notes data={data} />
        </>
      )}
    </Layout>
  );
};
