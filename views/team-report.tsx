/** How the team answers. Every group stands in the order of the alphabet; nobody is ranked. */
import type { TeamReport } from '../src/reports/team/report.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { count, minutes, number, percent } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { periodWords } from './period.tsx';
import { ReportFilters, ReportTabs, reportUrl } from './report-frame.tsx';
import { between } from './report-parts.tsx';
import { behind } from './reputation-data.ts';
import { Groups } from './team-report-groups.tsx';
import { Strip } from './team-report-strip.tsx';
import { sourceName } from './words.ts';

export type TeamReportData = TeamReport & { sourceKinds: string[] };

export type Shown = { data: TeamReportData };

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
      {all.resolving && <Resolving resolving={all.resolving} />}
    </Card>
  );
};

const Resolving = ({ resolving }: { resolving: NonNullable<TeamReport['all']['resolving']> }) => (
  <p class="hint">
    Promised times to resolve:{' '}
    {resolving.attainment === null
      ? 'none is decided yet'
      : `${number(resolving.met)} kept, ${number(resolving.missed)} missed (${percent(resolving.attainment)}; 95% sure: ${between(resolving.interval)})`}
    , {number(resolving.waiting)} not late yet.
  </p>
);

/** What those said who were asked in a reply; stars imply another figure, on the page of the score. */
const Asked = ({ data: { csat, ...data } }: Shown) => {
  const { asked, answered, share, interval, few } = csat;
  const onSource = data.sourceKind ? ` source:${data.sourceKind}` : '';
  return (
    <Card
      title="CSAT (asked)"
      hint={
        <a href={behind(data, `has:csat${onSource}`)}>
          {number(answered)} of {number(asked)} answered
        </a>
      }
    >
      {share === null || interval === null ? (
        <p class="hint">
          {asked === 0
            ? 'Nobody was asked in these days. A reply template asks with {{survey_link}}.'
            : 'Nobody has answered yet.'}
        </p>
      ) : (
        <p>
          <b>{percent(share)}</b> answered 4 or 5 of 5; 95% sure: {percent(interval.low)} to{' '}
          {percent(interval.high)}
          {few && ', few answers'}.
        </p>
      )}
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
    + missed); what is not due yet is neither. The order is the alphabet’s, and fewer than 30 are “few”. Where
    more than 2,000 mentions need a reply, times are counted in steps and 2% off at most. Times in{' '}
    {data.timeZone}.
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
          <Asked data={data} />
          <Notes data={data} />
        </>
      )}
    </Layout>
  );
};
