/** The table of sources, by what they ask of people. */
import type { SourceGroup } from '../src/sources/list-page.ts';
import { clock, count, number } from './format.ts';
import { PostForm } from './forms.tsx';
import { useAround } from './frame.ts';
import { Chip, Hidden, SourceGlyph } from './parts.tsx';
import { Reconnect } from './source-alerts.tsx';
import {
  DayBars,
  endsInDays,
  isBroken,
  isExpected,
  isTroubled,
  type SourceRow,
  State,
} from './source-state.tsx';
import { Time } from './time.tsx';
import { sourceName } from './words.ts';

export type ListedSource = SourceRow & {
  group: SourceGroup;
  /** One press leads to the source's own sign-in page. */
  reconnects: boolean;
};

export const GROUP_WORDS: Record<SourceGroup, string> = {
  stopped: 'Stopped',
  look: 'Need a look',
  waiting: 'Waiting for the first read',
  working: 'Working',
  paused: 'Paused',
};

type RowProps = { source: ListedSource; may: boolean };

const Next = ({ source }: { source: ListedSource }) => {
  const { now, timeZone } = useAround();
  const isPlanned = source.polled && source.health !== 'paused' && source.health !== 'gone';
  if (!isPlanned || !source.nextPollAt) return <>–</>;
  return <>{isExpected(source, now) ? 'now' : clock(source.nextPollAt, timeZone)}</>;
};

const RowAction = ({ source, may }: RowProps) => {
  if (may && source.reconnects) return <Reconnect id={source.id} word="Reconnect" name={source.name} small />;
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

const Ending = ({ source }: { source: ListedSource }) => {
  const days = endsInDays(source, useAround().now);
  if (days === null) return null;
  return (
    <p class="hint">
      <Chip tone="warn" icon="key-round">
        {days === 0 ? 'Credential ends today' : `Credential ends in ${count(days, 'day')}`}
      </Chip>
    </p>
  );
};

/** "Hacker News: Fernhill" says its kind already. */
const namesItsKind = ({ name, kind }: ListedSource) =>
  name.toLowerCase().startsWith(sourceName(kind).toLowerCase());

const SourceLine = ({ source, may }: RowProps) => (
  <tr>
    <td>
      <SourceGlyph kind={source.kind} /> <a href={`/sources/${source.id}`}>{source.name}</a>{' '}
      {!namesItsKind(source) && <span class="muted">{sourceName(source.kind)}</span>}
    </td>
    <td>
      <State source={source} />
      {isTroubled(source) && (
        <p class="hint" title={source.healthNote ?? undefined}>
          {source.healthNote}
        </p>
      )}
      <Ending source={source} />
    </td>
    <td>{source.access === 'link' ? '–' : <DayBars days={source.days} />}</td>
    <td class={source.lastSuccessAt ? 'right' : 'right never'}>
      {source.lastSuccessAt ? <Time at={source.lastSuccessAt} ago /> : '–'}
    </td>
    <td class="right">
      <Next source={source} />
    </td>
    <td class="right">
      <RowAction source={source} may={may} />
    </td>
  </tr>
);

type GroupProps = { group: SourceGroup; sources: ListedSource[]; size: number; may: boolean };

const Group = ({ group, sources, size, may }: GroupProps) => (
  <tbody>
    <tr class="group">
      <th scope="rowgroup" colspan={6}>
        {GROUP_WORDS[group]} <span class="muted">{number(size)}</span>
      </th>
    </tr>
    {sources.map((source) => (
      <SourceLine source={source} may={may} />
    ))}
  </tbody>
);

const HEADS = ['Source', 'State', 'Mentions, 14 days', '>Last read', '>Next', '>'];

type TableProps = { sources: ListedSource[]; counts: Record<SourceGroup, number>; may: boolean };

export const SourceTable = ({ sources, counts, may }: TableProps) => {
  const groups = [...new Set(sources.map(({ group }) => group))];
  return (
    <section class="card" aria-label="All sources">
      <table class="table stacking sources-table">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th scope="col" class={head.startsWith('>') ? 'right' : undefined}>
                {head.replace('>', '') || <Hidden>Actions</Hidden>}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <Group
            group={group}
            sources={sources.filter((source) => source.group === group)}
            size={counts[group]}
            may={may}
          />
        ))}
      </table>
    </section>
  );
};
