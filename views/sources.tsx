/** The sources: is each of them being read, and if not, since when, why, and what to do. */
import type { Setting } from '../src/sources/adapter.ts';
import { clock, count, number } from './format.ts';
import type { Errors } from './forms.tsx';
import { PostForm, SettingFields } from './forms.tsx';
import type { Frame } from './frame.ts';
import { useAround } from './frame.ts';
import { Layout } from './layout.tsx';
import { Banner, Card, EmptyState, Hidden, Icon, PageHead, SourceGlyph } from './parts.tsx';
import { Moment, Time } from './time.tsx';
import type { Health } from './words.ts';
import { HEALTH_WORDS, sourceName } from './words.ts';

/** One day of a source: what it brought, or that it could not be read. */
export type SourceDay = { day: string; mentions: number; gap: boolean };

export type SourceRow = {
  id: number;
  kind: string;
  /** What tells it apart from others of its kind: a feed's title, the words searched for. */
  name: string;
  health: Health;
  healthSince: Date;
  /** One sentence: what happened and what to do. */
  healthNote: string | null;
  pausedBy: string | null;
  lastSuccessAt: Date | null;
  nextPollAt: Date | null;
  /** The last 14 days, oldest first. */
  days: SourceDay[];
};

export type SourcesData = { sources: SourceRow[] };

type Mark = { tone: 'ok' | 'warn' | 'late' | 'off'; icon: string };

const MARKS: Record<Health, Mark> = {
  working: { tone: 'ok', icon: 'circle-check' },
  quiet: { tone: 'warn', icon: 'triangle-alert' },
  slowed: { tone: 'warn', icon: 'triangle-alert' },
  'signed-out': { tone: 'late', icon: 'circle-x' },
  blocked: { tone: 'late', icon: 'circle-x' },
  broken: { tone: 'late', icon: 'circle-x' },
  gone: { tone: 'late', icon: 'circle-x' },
  paused: { tone: 'off', icon: 'circle-pause' },
};

export const isBroken = ({ health }: { health: Health }) => MARKS[health].tone === 'late';

/** The state in words, never colour alone. */
export const State = ({ source }: { source: SourceRow }) => {
  const { tone, icon } = MARKS[source.health];
  const fresh = source.health === 'working' && !source.lastSuccessAt;
  return (
    <span class={`state ${fresh ? 'off' : tone}`}>
      <Icon name={fresh ? 'circle-dashed' : icon} small />
      <span>
        {fresh ? 'Waiting for the first read' : HEALTH_WORDS[source.health]}
        {source.health === 'paused' && source.pausedBy && ` by ${source.pausedBy}`}
        {tone !== 'ok' && source.health !== 'quiet' && (
          <>
            {' '}
            since <Moment at={source.healthSince} />
          </>
        )}
      </span>
    </span>
  );
};

/** Fourteen bars; a day that was not read stands out instead of looking like zero. */
export const DayBars = ({ days }: { days: SourceDay[] }) => {
  const most = Math.max(1, ...days.map((day) => day.mentions));
  const missing = days.filter((day) => day.gap).length;
  const total = days.reduce((sum, day) => sum + day.mentions, 0);
  const words = `${count(total, 'mention')} in ${count(days.length, 'day')}${missing ? `, ${count(missing, 'day')} not read` : ''}`;
  return (
    <svg
      class="day-bars"
      width="98"
      height="22"
      viewBox="0 0 98 22"
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      {days.map((day, index) => {
        const height = day.gap ? 3 : Math.max(1.5, (day.mentions / most) * 20);
        return (
          <rect
            x={index * 7}
            y={22 - height}
            width="5"
            height={height}
            rx="1"
            class={day.gap ? 'missing' : undefined}
          />
        );
      })}
    </svg>
  );
};

const Next = ({ source }: { source: SourceRow }) => {
  const { now, timeZone } = useAround();
  if (source.health === 'paused' || source.health === 'gone' || !source.nextPollAt) return <>–</>;
  return <>{source.nextPollAt <= now ? 'now' : clock(source.nextPollAt, timeZone)}</>;
};

const RowAction = ({ source, may }: { source: SourceRow; may: boolean | undefined }) => {
  if (may && source.health === 'paused')
    return (
      <PostForm action={`/sources/${source.id}/resume`}>
        <button type="submit" class="button small">
          Resume<Hidden> {source.name}</Hidden>
        </button>
      </PostForm>
    );
  return (
    <a class="button small" href={`/sources/${source.id}`}>
      {isBroken(source) ? 'What to do' : 'Details'}
      <Hidden> of {source.name}</Hidden>
    </a>
  );
};

const SourceLine = ({ source, may }: { source: SourceRow; may: boolean | undefined }) => (
  <tr>
    <td>
      <SourceGlyph kind={source.kind} /> <a href={`/sources/${source.id}`}>{source.name}</a>{' '}
      <span class="muted">{sourceName(source.kind)}</span>
    </td>
    <td>
      <State source={source} />
    </td>
    <td>
      <DayBars days={source.days} />
    </td>
    <td class="right">{source.lastSuccessAt ? <Time at={source.lastSuccessAt} ago /> : '–'}</td>
    <td class="right">
      <Next source={source} />
    </td>
    <td class="right">
      <RowAction source={source} may={may} />
    </td>
  </tr>
);

function summary(sources: SourceRow[]): string {
  const of = (tone: Mark['tone']) => sources.filter((source) => MARKS[source.health].tone === tone).length;
  const parts = [
    [of('ok'), 'working'],
    [of('warn'), of('warn') === 1 ? 'needs a look' : 'need a look'],
    [of('late'), 'stopped'],
    [of('off'), 'paused'],
  ] as const;
  const told = parts.filter(([size]) => size > 0).map(([size, word]) => `${number(size)} ${word}`);
  return `${count(sources.length, 'source')}: ${told.join(', ')}`;
}

const Alarm = ({ source }: { source: SourceRow }) => (
  <Banner tone="late" icon="circle-x">
    <b>{source.name}</b> has not been read since <Moment at={source.lastSuccessAt ?? source.healthSince} />.{' '}
    {source.healthNote} <a href={`/sources/${source.id}`}>See what to do</a>
  </Banner>
);

const HEADS = ['Source', 'State', 'Mentions, 14 days', '>Last read', '>Next', '>'];

const SourceTable = ({ sources, frame }: { sources: SourceRow[]; frame: Frame }) => (
  <section class="card" aria-label="All sources">
    <table class="table stacking">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th scope="col" class={head.startsWith('>') ? 'right' : undefined}>
              {head.replace('>', '') || <Hidden>Actions</Hidden>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <SourceLine source={source} may={frame.can['change sources']} />
        ))}
      </tbody>
    </table>
  </section>
);

const Add = () => (
  <a class="button solid" href="/sources/new">
    <Icon name="plus" /> Add source
  </a>
);

export const SourcesPage = ({ frame, data: { sources } }: { frame: Frame; data: SourcesData }) => (
  <Layout frame={frame} title="Sources" current="sources">
    <PageHead title="Sources" sub={sources.length ? summary(sources) : undefined}>
      {frame.can['change sources'] && <Add />}
    </PageHead>
    {sources.filter(isBroken).map((source) => (
      <Alarm source={source} />
    ))}
    {sources.length ? (
      <SourceTable sources={sources} frame={frame} />
    ) : (
      <EmptyState
        icon="rss"
        title="No sources yet"
        action={frame.can['change sources'] ? <Add /> : undefined}
      >
        Nothing is read until a source is added. Feeds and Hacker News need no key.
      </EmptyState>
    )}
  </Layout>
);

/** A kind of source that can be added, from its adapter. */
export type SourceKind = { kind: string; label: string; settings: Setting[] };

export type NewSourceData = {
  kinds: SourceKind[];
  /** The chosen kind, or null while choosing. */
  kind: string | null;
  values: Record<string, string>;
  errors: Errors;
};

const KindList = ({ kinds }: { kinds: SourceKind[] }) => (
  <ul class="choices">
    {kinds.map(({ kind, label, settings }) => (
      <li>
        <a class="choice" href={`/sources/new?kind=${encodeURIComponent(kind)}`}>
          <SourceGlyph kind={kind} />
          <span class="grow">
            <b>{label}</b>
            <small>{settings.some((setting) => setting.secret) ? 'needs a key' : 'no key needed'}</small>
          </span>
          <Icon name="chevron-right" small />
        </a>
      </li>
    ))}
  </ul>
);

const AddForm = ({ kind, data }: { kind: SourceKind; data: NewSourceData }) => (
  <PostForm action="/sources" fields={{ kind: kind.kind }} class="form">
    <SettingFields settings={kind.settings} values={data.values} errors={data.errors} />
    {data.errors[''] && <p class="error">{data.errors['']}</p>}
    <div class="button-row">
      <button type="submit" class="button solid">
        Add and read now
      </button>
      <a class="button quiet" href="/sources/new">
        Another kind
      </a>
    </div>
  </PostForm>
);

/** `/sources/new`: choose a kind, then fill in what its adapter asks for. */
export const NewSourcePage = ({ frame, data }: { frame: Frame; data: NewSourceData }) => {
  const kind = data.kinds.find((each) => each.kind === data.kind);
  return (
    <Layout frame={frame} title="Add a source" current="sources">
      <PageHead title="Add a source" sub="It is read at once, then again and again at its own rhythm." />
      <Card title={kind ? kind.label : 'What should be read?'} class="form-card">
        {kind ? <AddForm kind={kind} data={data} /> : <KindList kinds={data.kinds} />}
      </Card>
    </Layout>
  );
};
