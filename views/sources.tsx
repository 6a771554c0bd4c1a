/** The sources: is each of them being read, and if not, since when, why, and what to do. */
import { Banner, EmptyState, PageHead } from './cards.tsx';
import { clock, count, number } from './format.ts';
import { PostForm } from './forms.tsx';
import { type Frame, useAround } from './frame.ts';
import { Layout } from './layout.tsx';
import { Hidden, Icon, SourceGlyph } from './parts.tsx';
import { DayBars, isBroken, isTroubled, type Mark, markOf, type SourceRow, State } from './source-state.tsx';
import { Moment, Time } from './time.tsx';
import { sourceName } from './words.ts';

export type SourcesData = { sources: SourceRow[] };

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
      {isTroubled(source) && <p class="hint">{source.healthNote}</p>}
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
  const of = (tone: Mark['tone']) => sources.filter((source) => markOf(source).tone === tone).length;
  const parts = [
    [of('ok'), 'working'],
    [of('warn'), of('warn') === 1 ? 'needs a look' : 'need a look'],
    [of('late'), 'stopped'],
    [of('off'), 'paused'],
    [of('wait'), 'waiting for the first read'],
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

/** More banners than this push the table out of sight. */
const MOST_ALARMS = 2;

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

export const SourcesPage = ({ frame, data: { sources } }: { frame: Frame; data: SourcesData }) => {
  const broken = sources.filter(isBroken);
  return (
    <Layout frame={frame} title="Sources" current="sources">
      <PageHead title="Sources" sub={sources.length ? summary(sources) : undefined}>
        {frame.can['change sources'] && <Add />}
      </PageHead>
      {broken.length <= MOST_ALARMS ? (
        broken.map((source) => <Alarm source={source} />)
      ) : (
        <Banner tone="late" icon="circle-x">
          <b>{count(broken.length, 'source')} cannot be read.</b> Why stands beside each of them; the others
          go on.
        </Banner>
      )}
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
};
