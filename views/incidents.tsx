/** `/incidents`: what is out of the ordinary, and what was. */
import type { Incident } from '../src/alerts/incidents/list.ts';
import { Card, EmptyState, PageHead, Pager, Table } from './cards.tsx';
import { count, number } from './format.ts';
import type { Frame } from './frame.ts';
import { CLOSED_FOR, countedFrom, INCIDENT_STATUS, incidentMentions, spanWords } from './incident-words.ts';
import { Layout } from './layout.tsx';
import { Chip, Icon } from './parts.tsx';
import { type IncidentsInBrief, incidentsOpening, largest } from './report-openings.ts';
import { Counted, Opening, Opens, type SaidFigure } from './report-parts.tsx';
import { Moment } from './time.tsx';

export type IncidentsData = IncidentsInBrief & {
  /** The only one of which incidents are listed; null: all. */
  only: { id: number; name: string } | null;
  past: Incident[];
  next: string | null;
  /** Brands of which too little is known yet: days heard, of so many. */
  learning: { id: number; name: string; days: number; needed: number }[];
  /** Whose sensitivity the viewer may see and change. */
  brands: { id: number; name: string; alarms: number }[];
};

const OpenIncident = ({ incident }: { incident: Incident }) => {
  const { word, tone, icon } = INCIDENT_STATUS[incident.status];
  return (
    <li class="card">
      <div class="card-head">
        <h2>
          <a href={`/incidents/${incident.id}`}>{incident.title}</a>
        </h2>
        <div class="hint">
          since <Moment at={incident.startedAt} />
        </div>
      </div>
      <p>{incident.text}</p>
      <p class="meta">
        <Chip tone={tone} icon={icon}>
          {incident.status === 'acknowledged' && incident.acknowledgedBy
            ? `${incident.acknowledgedBy} looks after it`
            : word}
        </Chip>
        {incident.direction === 'rise' && (
          <span class="hint">
            <a href={incidentMentions(incident)}>{count(incident.total, 'mention')}</a> so far,{' '}
            <Opens href={countedFrom(incident, 'peak')}>{number(incident.peak)} at most</Opens> within{' '}
            {spanWords(incident.hours)}
          </span>
        )}
      </p>
    </li>
  );
};

const Past = ({ data }: { data: IncidentsData }) => (
  <Card title="Over" id="over">
    <Table
      caption="Incidents that are over"
      heads={['What', 'Began', 'Over', '>Mentions', 'Why it closed']}
      rows={data.past.map((incident) => [
        <a href={`/incidents/${incident.id}`}>{incident.title}</a>,
        <Moment at={incident.startedAt} />,
        <Moment at={incident.closedAt!} />,
        <Counted n={incident.total} href={incidentMentions(incident)} what="mentions" />,
        CLOSED_FOR[incident.closedFor ?? 'back'],
      ])}
    />
    {data.next && (
      <Pager
        href={`/incidents?${data.only ? `brand=${data.only.id}&` : ''}cursor=${data.next}`}
        words="Older incidents"
      />
    )}
  </Card>
);

const Sensitivity = ({ data }: { data: IncidentsData }) => (
  <Card title="How easily incidents open" hint="false alarms that chance alone may cause in a year">
    <ul class="posts">
      {data.brands.map(({ id, name, alarms }) => (
        <li>
          <a class="choice" href={`/brands/${id}/incidents`}>
            <span class="grow">
              <b>{name}</b>
              <small>{alarms === 0 ? 'no incidents' : `${count(alarms, 'false alarm')} a year`}</small>
            </span>
            <Icon name="chevron-right" small />
          </a>
        </li>
      ))}
    </ul>
  </Card>
);

const Learning = ({ data }: { data: IncidentsData }) => (
  <p class="hint">
    Still learning what is usual:{' '}
    {data.learning.map(({ name, days, needed }) => `${name}, ${days} of ${needed} days`).join('; ')}.
  </p>
);

function figuresOf({ open, recent }: IncidentsData): SaidFigure[] {
  if (open.length === 0) return [{ words: count(recent, 'incident'), href: '#over' }];
  const most = largest(open);
  return [{ words: count(most.total, 'mention'), href: incidentMentions(most) }];
}

/** The largest that nobody looks after. */
function nextOf({ open }: IncidentsData) {
  const alone = open.filter(({ status }) => status === 'open');
  return alone.length === 0 ? null : { href: `/incidents/${largest(alone).id}`, words: 'Look into it' };
}

export const IncidentsPage = ({ frame, data }: { frame: Frame; data: IncidentsData }) => (
  <Layout frame={frame} title="Incidents" current="incidents">
    <PageHead
      title={data.only ? `Incidents of ${data.only.name}` : 'Incidents'}
      sub={
        data.only ? (
          <a href="/incidents">Those of all brands</a>
        ) : (
          'When a brand is spoken of more, worse, or less than usual.'
        )
      }
    />
    <Opening text={incidentsOpening(data)} figures={figuresOf(data)} next={nextOf(data)} />
    {data.open.length > 0 ? (
      <ul class="incidents">
        {data.open.map((incident) => (
          <OpenIncident incident={incident} />
        ))}
      </ul>
    ) : (
      <EmptyState
        awaitsMentions
        icon="circle-check"
        title="Nothing is out of the ordinary"
        action={
          <a class="button" href="/alerts">
            Choose who is told
          </a>
        }
      >
        Every ten minutes each brand is compared with the same weekday and hour before. What cannot be chance
        opens an incident here.
      </EmptyState>
    )}
    {data.learning.length > 0 && <Learning data={data} />}
    {data.past.length > 0 && <Past data={data} />}
    {data.brands.length > 0 && <Sensitivity data={data} />}
  </Layout>
);
