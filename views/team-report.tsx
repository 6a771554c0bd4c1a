/** How the team answers. Every group stands in the order of the alphabet; nobody is ranked. */
import type { TeamReport, Work } from '../src/reports/team/report.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { count, minutes, number, percent } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { periodWords } from './period.tsx';
import { ReportBar, ReportFilters, reportUrl } from './report-frame.tsx';
import { teamOpening } from './report-openings.ts';
import { between, Counted, Opening, Unwatched } from './report-parts.tsx';
import { behind } from './reputation-data.ts';
import { Groups } from './team-report-groups.tsx';
import { ANSWERED, type Opens, opensOf } from './team-report-links.ts';
import { Strip } from './team-report-strip.tsx';
import { sourceName } from './words.ts';

export type TeamReportData = TeamReport & { sourceKinds: string[] };

type ResolvingData = NonNullable<Work['resolving']>;

type Shown = { data: TeamReportData };

const FATES = [
  ['kept', 'met', 'Answered in time'],
  ['late', 'missed', 'Late, answered or not'],
  ['waiting', 'waiting', 'Not due yet'],
  ['settled', 'closed', 'Settled in time without an answer'],
  ['none', 'unpromised', 'Never due, such as what was written before you listened'],
] as const;

const Promises = ({ data }: Shown) => {
  const { promised, needing, resolving } = data.all;
  const opens = opensOf(data);
  return (
    <Card title="Promises" hint={count(needing, 'mention')}>
      <Table
        caption="What became of promised first replies"
        heads={['What became of it', '>Mentions']}
        rows={FATES.map(([value, fate, words]) => [
          words,
          <Counted n={promised[fate]} href={opens(`promise:${value}`)} what={words} />,
        ])}
      />
      <p class="hint no-print">
        <a href={opens('is:overdue')}>See what is late now</a>
      </p>
      {resolving && <Resolving resolving={resolving} opens={opens} />}
    </Card>
  );
};

const Resolving = ({ resolving, opens }: { resolving: ResolvingData; opens: Opens }) => {
  const { met, missed, waiting, attainment, interval } = resolving;
  const opened = (n: number, value: string) => <Counted n={n} href={opens(`resolving:${value}`)} />;
  return (
    <p class="hint">
      Promised times to resolve:{' '}
      {attainment === null ? (
        'none is decided yet'
      ) : (
        <>
          {opened(met, 'kept')} kept, {opened(missed, 'late')} missed ({percent(attainment)}; 95% sure:{' '}
          {between(interval)}
          {met + missed < 30 && ', few mentions'})
        </>
      )}
      , {opened(waiting, 'waiting')} not late yet.
    </p>
  );
};

/** What those said who were asked in a reply; stars imply another figure, on the page of the score. */
const Asked = ({ data: { csat, ...data } }: Shown) => {
  const { asked, answered, share, interval, few } = csat;
  const onSource = data.sourceKind ? ` source:${data.sourceKind}` : '';
  return (
    <Card
      title="CSAT (asked)"
      hint={
        asked > 0 && (
          <>
            <Counted n={answered} href={behind(data, `has:csat${onSource}`)} /> of{' '}
            <Counted n={asked} href={behind(data, `has:survey${onSource}`)} /> answered
          </>
        )
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
          <b>{percent(share)}</b> answered 4 or 5 of 5; 95% sure: {between(interval)}
          {few && ', few answers'}.
        </p>
      )}
    </Card>
  );
};

const Notes = ({ data }: Shown) => (
  <p class="footnote">
    Times are medians, with the time within which nine of ten were done below. A change is a figure minus that
    of the days before, whose mentions open from their own page. Mentions of {periodWords(data.period)} that
    need a reply; spam and what was dismissed are left out. Only answers that a person gave count. A mention
    is told of whoever gave its first answer, and without one of whoever has it. Times run from publication;
    from when it was seen, half of the first replies came within{' '}
    {data.all.firstSeen.median === null ? '–' : minutes(data.all.firstSeen.median)}. Business hours are those
    of each brand, and its time to resolve leaves out when its author had the next word. In time is met ÷ (met
    + missed); what is not due yet is neither. The order is the alphabet’s, and fewer than 30 are “few”. Where
    more than 2,000 mentions need a reply, times are counted in steps, and 4% or a minute off at most. Times
    in {data.timeZone}.
  </p>
);

/** The mentions of which the opening sentence speaks. */
function figuresOf(data: TeamReportData) {
  const { answered, rate, needing, promised, few } = data.all;
  const opens = opensOf(data);
  return [
    { words: few ? number(answered) : percent(rate ?? 0), href: opens(ANSWERED) },
    { words: few ? count(needing, 'mention') : number(needing), href: opens() },
    { words: `${percent(promised.attainment ?? 0)} were answered in time`, href: opens('promise:kept') },
  ];
}

function nextOf(data: TeamReportData) {
  const left = data.all.needing - data.all.answered;
  if (left === 0) return null;
  return { href: opensOf(data)('NOT has:reply'), words: `See the ${number(left)} without an answer` };
}

export const TeamReportPage = ({ frame, data }: Shown & { frame: Frame }) => {
  const person = (id: number | null) => `whose:${id ?? 'none'}`;
  return (
    <Layout frame={frame} title="How the team answers" current="team">
      <PageHead
        title="How the team answers"
        sub={
          <>
            {periodWords(data.period)}, compared with the{' '}
            <a href={reportUrl('/team/report', { ...data, period: { ...data.previous, name: 'custom' } })}>
              {count(data.period.days, 'day')} before
            </a>
          </>
        }
      >
        {frame.can['export reports'] && (
          <a class="button" href={reportUrl('/team/report.csv', data)} download>
            <Icon name="download" /> CSV
          </a>
        )}
      </PageHead>
      <ReportBar frame={frame} data={data} at="/team/report">
        <ReportFilters data={data} action="/team/report" sourceKinds={data.sourceKinds} />
      </ReportBar>
      {data.unwatched ? (
        <Unwatched why={data.unwatched} />
      ) : data.all.needing === 0 ? (
        <EmptyState awaitsMentions icon="users" title="Nothing needed a reply in these days">
          Choose a longer period or another source. What needs a reply is decided as a mention comes in.
        </EmptyState>
      ) : (
        <>
          <Opening text={teamOpening(data)} figures={figuresOf(data)} next={nextOf(data)} />
          <Strip data={data} />
          <Groups
            title="By person"
            head="Person"
            hint="in the order of the alphabet"
            lines={data.people.map((one) => ({ ...one, opens: opensOf(data, person(one.id)) }))}
          />
          <Groups
            title="By team"
            head="Team"
            hint="as mentions are given out"
            lines={data.teams.map((one) => ({ ...one, opens: opensOf(data, `team:${one.id ?? 'none'}`) }))}
          />
          <Groups
            title="By source"
            head="Source"
            hint={count(data.sources.length, 'kind of source', 'kinds of sources')}
            lines={data.sources.map((one) => ({
              ...one,
              name: sourceName(one.sourceKind),
              opens: opensOf({ ...data, sourceKind: one.sourceKind }),
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
