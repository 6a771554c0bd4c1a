/** `/incidents/:id`: how much, since when, what it is about, and who looks after it. */
import type { CourseDay } from '../src/alerts/incidents/course.ts';
import type { Incident, MentionBehind } from '../src/alerts/incidents/list.ts';
import type { Annotation } from '../src/reports/annotations.ts';
import { Banner, Card, PageHead } from './cards.tsx';
import { CourseChart } from './chart-course.tsx';
import { count, number } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Cause, FirstMentions } from './incident-cause.tsx';
import {
  CLOSED_FOR,
  countedFrom,
  INCIDENT_STATUS,
  incidentDays,
  incidentMentions,
  seriesWords,
  spanWords,
} from './incident-words.ts';
import { Layout } from './layout.tsx';
import { FigureCell, Opens } from './report-parts.tsx';
import { Moment } from './time.tsx';

export type IncidentData = {
  incident: Incident;
  course: CourseDay[];
  annotations: Annotation[];
  first: MentionBehind | null;
  loudest: MentionBehind | null;
  mentions: MentionBehind[];
  /** Of the mentions that were counted, those that are not there any more. */
  gone: number;
  mayTake: boolean;
};

type Shown = { data: IncidentData };

const Standing = ({ data: { incident } }: Shown) => {
  const { status, closedFor, closedAt, acknowledgedAt, acknowledgedBy } = incident;
  const { tone, icon } = INCIDENT_STATUS[status];
  return (
    <Banner tone={tone} icon={icon}>
      {incident.text}{' '}
      {status === 'closed' && (
        <>
          Over since <Moment at={closedAt!} />. {CLOSED_FOR[closedFor ?? 'back']}
        </>
      )}
      {acknowledgedAt && (
        <>
          {' '}
          {acknowledgedBy ?? 'Somebody'} looks after it since <Moment at={acknowledgedAt} />.
        </>
      )}
    </Banner>
  );
};

const Moves = ({ data: { incident } }: Shown) => (
  <div class="button-row no-print">
    {incident.status === 'open' && (
      <PostForm action={`/incidents/${incident.id}/acknowledgement`}>
        <Once />
        <button type="submit" class="button solid">
          I look after it
        </button>
      </PostForm>
    )}
    <PostForm action={`/incidents/${incident.id}/closure`}>
      <Once />
      <button type="submit" class="button">
        It is over
      </button>
    </PostForm>
  </div>
);

function amount({ series, mean, expected, low, high }: Incident): string {
  if (series === 'rating') return `${(mean ?? 0).toFixed(1)} stars; ${expected.toFixed(1)} usual`;
  if (expected < 0.05) return 'hardly one expected';
  const about = expected < 10 ? expected.toFixed(1) : Math.round(expected);
  return `${about} expected, ${Math.round(low)} to ${Math.round(high)} usual`;
}

const Figures = ({ data: { incident } }: Shown) => (
  <dl class={incident.direction === 'rise' ? 'figures four' : 'figures three'}>
    <FigureCell
      word={`When it was found, within ${spanWords(incident.hours)}`}
      value={
        <Opens href={incident.count > 0 ? countedFrom(incident, 'found') : null}>
          {number(incident.count)}
        </Opens>
      }
      note={amount(incident)}
    />
    <FigureCell
      word="Since it began"
      href={incidentMentions(incident)}
      value={number(incident.total)}
      note={incident.total === 1 ? 'mention' : 'mentions'}
    />
    {incident.direction === 'rise' && (
      <FigureCell
        word="Peak"
        value={<Opens href={countedFrom(incident, 'peak')}>{number(incident.peak)}</Opens>}
        note={<Moment at={incident.peakAt} />}
      />
    )}
    <FigureCell word="Began" value={<Moment at={incident.startedAt} />} />
  </dl>
);

export const IncidentPage = ({ frame, data }: { frame: Frame } & Shown) => {
  const { incident, course } = data;
  const what = seriesWords(incident);
  return (
    <Layout frame={frame} title={incident.title} current="incidents">
      <PageHead
        title={incident.title}
        sub={
          <>
            <a href="/incidents">All incidents</a> ·{' '}
            <a href={`/brands/${incident.brandId}`}>{incident.brandName}</a>
          </>
        }
      >
        <a class="button" href={`/brands/${incident.brandId}/crisis`}>
          Crisis mode
        </a>
      </PageHead>
      <Standing data={data} />
      {data.mayTake && incident.status !== 'closed' && <Moves data={data} />}
      <Figures data={data} />
      {data.gone > 0 && (
        <p class="hint">
          {count(data.gone, 'mention')} that {data.gone === 1 ? 'was' : 'were'} counted here{' '}
          {data.gone === 1 ? 'is' : 'are'} deleted by now: lists show what is left.
        </p>
      )}
      <Card title={`${what} by day`} hint={`in ${incident.timeZone}`}>
        <CourseChart
          days={course}
          marked={[incidentDays(incident)]}
          annotations={data.annotations}
          what={what}
          summary={incident.text}
        />
      </Card>
      <div class={data.mentions.length > 0 ? 'columns-2' : ''}>
        <Cause incident={incident} first={data.first} loudest={data.loudest} />
        {data.mentions.length > 0 && <FirstMentions incident={incident} mentions={data.mentions} />}
      </div>
    </Layout>
  );
};
