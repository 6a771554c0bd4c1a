/** The sources: is each of them being read, and if not, since when, why, and what to do. */
import type { SourceGroup } from '../src/sources/list-page.ts';
import { Banner, EmptyState, PageHead, Pager } from './cards.tsx';
import { count, number } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Hidden, Icon } from './parts.tsx';
import { Reconnect } from './source-alerts.tsx';
import { isBroken } from './source-state.tsx';
import { GROUP_WORDS, type ListedSource, SourceTable } from './sources-table.tsx';
import { Moment } from './time.tsx';

export type SourcesData = {
  /** Those that need hands first. */
  sources: ListedSource[];
  /** Of everything that `q` finds, not of this page alone. */
  counts: Record<SourceGroup, number>;
  q: string;
  state: SourceGroup | null;
  next: string | null;
  isFirstPage: boolean;
  /** Two or more are read, and not one can be found. */
  unreachable: boolean;
};

/** With more sources than this one looks for them by name. */
const MANY = 20;
/** More banners than this push the table out of sight. */
const MOST_ALARMS = 2;
const GROUPS: SourceGroup[] = ['stopped', 'look', 'waiting', 'working', 'paused'];

const totalOf = (counts: SourcesData['counts']) => GROUPS.reduce((sum, group) => sum + counts[group], 0);

function sourcesUrl(query: { q?: string; state?: string | null; cursor?: string | null }): string {
  const given = Object.entries(query).filter(([, value]) => value);
  return given.length > 0 ? `/sources?${new URLSearchParams(given as [string, string][])}` : '/sources';
}

function summary(counts: SourcesData['counts']): string {
  const parts = [
    [counts.stopped, 'stopped'],
    [counts.look, counts.look === 1 ? 'needs a look' : 'need a look'],
    [counts.waiting, 'waiting for the first read'],
    [counts.working, 'working'],
    [counts.paused, 'paused'],
  ] as const;
  const told = parts.filter(([size]) => size > 0).map(([size, word]) => `${number(size)} ${word}`);
  return `${count(totalOf(counts), 'source')}: ${told.join(', ')}`;
}

const Alarm = ({ source, may }: { source: ListedSource; may: boolean }) => (
  <Banner tone="late" icon="circle-x">
    <div class="banner-line">
      <div class="grow">
        <b>
          {source.name} has not been read since <Moment at={source.lastSuccessAt ?? source.healthSince} />.
        </b>{' '}
        The days until it works again are drawn as a gap, not as silence.
      </div>
      {may && source.reconnects ? (
        <Reconnect id={source.id} word="Reconnect" name={source.name} />
      ) : (
        <a class="button" href={`/sources/${source.id}`}>
          What to do<Hidden> about {source.name}</Hidden>
        </a>
      )}
    </div>
  </Banner>
);

/** One cause is said once, and before all the places where it shows. */
const Unreachable = () => (
  <Banner tone="late" icon="circle-x">
    <b>No source can be reached.</b> This machine has no network, or its name service is down. Every source is
    tried again by itself, and what was written meanwhile is read then.
  </Banner>
);

const Alarms = ({ data, may }: { data: SourcesData; may: boolean }) => {
  const { stopped } = data.counts;
  if (stopped === 0 || !data.isFirstPage) return null;
  if (stopped > MOST_ALARMS)
    return (
      <Banner tone="late" icon="circle-x">
        <b>{count(stopped, 'source')} cannot be read.</b> Why stands beside each of them; the others go on.
      </Banner>
    );
  return (
    <>
      {data.sources.filter(isBroken).map((source) => (
        <Alarm source={source} may={may} />
      ))}
    </>
  );
};

const Search = ({ data }: { data: SourcesData }) => (
  <form class="source-search" method="get" action="/sources" data-tidy>
    <div class="grow input-icon">
      <Icon name="search" small />
      <input
        class="input"
        type="search"
        name="q"
        value={data.q}
        aria-label="Find a source by name, host or kind"
        placeholder="Name, host or kind"
      />
    </div>
    {data.state && <input type="hidden" name="state" value={data.state} />}
    <button type="submit" class="button">
      Find
    </button>
  </form>
);

const GroupLinks = ({ data }: { data: SourcesData }) => (
  <nav class="group-links" aria-label="By state">
    <a href={sourcesUrl({ q: data.q })} aria-current={data.state === null ? 'true' : undefined}>
      All <span>{number(totalOf(data.counts))}</span>
    </a>
    {GROUPS.filter((group) => data.counts[group] > 0 || data.state === group).map((group) => (
      <a
        href={sourcesUrl({ q: data.q, state: group })}
        aria-current={data.state === group ? 'true' : undefined}
      >
        {GROUP_WORDS[group]} <span>{number(data.counts[group])}</span>
      </a>
    ))}
  </nav>
);

const Add = () => (
  <a class="button solid" href="/sources/new">
    <Icon name="plus" /> Add source
  </a>
);

const None = ({ may }: { may: boolean }) => (
  <EmptyState icon="rss" title="No sources yet" action={may ? <Add /> : undefined}>
    {may
      ? 'Nothing is read until a source is added. Hacker News, Google News, feeds and many others need no key: the first mentions can be here in a minute.'
      : 'Nothing is read until a manager adds a source.'}
  </EmptyState>
);

const NoneFound = ({ data }: { data: SourcesData }) => (
  <EmptyState
    icon="search"
    title={data.q ? `No source is called “${data.q}”` : 'No source is in this state'}
    action={
      <a class="button" href="/sources">
        Show all sources
      </a>
    }
  >
    {data.q ? 'Names, hosts and kinds were looked at.' : 'That can be good news.'}
  </EmptyState>
);

const Listed = ({ data, may }: { data: SourcesData; may: boolean }) => {
  const { sources, next, q, state } = data;
  return (
    <>
      {sources.length > 0 ? (
        <SourceTable sources={sources} counts={data.counts} may={may} />
      ) : (
        <NoneFound data={data} />
      )}
      {next && <Pager href={sourcesUrl({ q, state, cursor: next })} words="More sources" />}
      {!data.isFirstPage && (
        <p class="pager">
          <a href={sourcesUrl({ q, state })}>Back to the start of the list</a>
        </p>
      )}
    </>
  );
};

export const SourcesPage = ({ frame, data }: { frame: Frame; data: SourcesData }) => {
  const may = frame.can['change sources'] === true;
  const mayImport = frame.can['import mentions'] === true;
  const size = totalOf(data.counts);
  const isNarrowed = data.q !== '' || data.state !== null;
  return (
    <Layout frame={frame} title="Sources" current="sources">
      <PageHead title="Sources" sub={size > 0 ? summary(data.counts) : undefined}>
        {mayImport && (
          <a class="button" href="/imports">
            <Icon name="upload" /> Import
          </a>
        )}
        {may && size + Number(isNarrowed) > 0 && <Add />}
      </PageHead>
      {size === 0 && !isNarrowed ? (
        <None may={may} />
      ) : (
        <>
          {data.unreachable ? <Unreachable /> : <Alarms data={data} may={may} />}
          {(size > MANY || isNarrowed) && (
            <div class="list-tools">
              <GroupLinks data={data} />
              <Search data={data} />
            </div>
          )}
          <Listed data={data} may={may} />
        </>
      )}
    </Layout>
  );
};
