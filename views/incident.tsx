/** `/incidents/:id`: how much, since when, what it is about, and who looks after it. */
import type { Child } from 'hono/jsx';
import type { CourseDay } from '../src/alerts/incidents/course.ts';
import type { Incident, MentionBehind } from '../src/alerts/incidents/list.ts';
import type { Annotation } from '../src/reports/annotations.ts';
import { Banner, Card, PageHead } from './cards.tsx';
import { CourseChart } from './chart-course.tsx';
import { count, firstWords, number } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import {
  CLOSED_FOR,
  countedFrom,
  INCIDENT_STATUS,
  incidentDays,
  incidentMentions,
  seriesWords,
  sourceFilter,
  spanWords,
  termFilter,
  themeFilter,
} from './incident-words.ts';
import { Layout } from './layout.tsx';
import { FigureCell, Opens } from './report-parts.tsx';
import { Moment } from './time.tsx';
import { mentionUrl } from './urls.ts';
import { sourceName } from './words.ts';

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

const PostLink = ({ mention }: { mention: MentionBehind }) => (
  <>
    <a href={mentionUrl(mention.id)}>{firstWords(mention.title, 140)}</a>{' '}
    <span class="hint">
      {mention.author ? `${mention.author}, ` : ''}
      {sourceName(mention.sourceKind)}, <Moment at={mention.at} />
    </span>
  </>
);

const Cause = ({ data: { incident, first, loudest } }: Shown) => {
  const { theme, words, source, place } = incident.cause;
  const link = (name: Child, filter = '', of: 'cause' | 'place' = 'cause') => (
    <Opens href={countedFrom(incident, of, filter)}>{name}</Opens>
  );
  const lines: [string, Child][] = [];
  if (theme)
    lines.push(['Theme', link(`${theme.name} (${count(theme.count, 'mention')})`, themeFilter(theme.name))]);
  if (words.length > 0)
    lines.push([
      'Words',
      words.map((word, index) => (
        <>
          {index > 0 && ', '}
          {link(`“${word.name}” (${word.count})`, termFilter(word.name))}
        </>
      )),
    ]);
  if (source)
    lines.push([
      'Source',
      link(`${sourceName(source.kind)} (${count(source.count, 'mention')})`, sourceFilter(source.kind)),
    ]);
  if (place) lines.push(['Place', link(`${place.name} (${count(place.count, 'mention')})`, '', 'place')]);
  if (first) lines.push(['First post', <PostLink mention={first} />]);
  if (loudest) lines.push(['Largest reach', <PostLink mention={loudest} />]);
  return (
    <Card
      title="What it is about"
      {...(lines.length > 0 && { hint: 'what sets these mentions apart from the four weeks before' })}
    >
      {lines.length > 0 ? (
        <dl class="posts">
          {lines.map(([word, value]) => (
            <div>
              <dt>{word}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="hint">
          {incident.direction === 'rise' || incident.series === 'rating'
            ? 'Nothing sets these mentions apart: they are about this and that.'
            : 'Its sources are read as always; what is not there names no cause.'}
        </p>
      )}
    </Card>
  );
};

const Mentions = ({ data: { incident, mentions } }: Shown) => (
  <Card title="Its first mentions" hint={<a href={incidentMentions(incident)}>All of them</a>}>
    <ul class="posts">
      {mentions.slice(0, 8).map((mention) => (
        <li>
          <PostLink mention={mention} />
        </li>
      ))}
    </ul>
  </Card>
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
        <Cause data={data} />
        {data.mentions.length > 0 && <Mentions data={data} />}
      </div>
    </Layout>
  );
};
