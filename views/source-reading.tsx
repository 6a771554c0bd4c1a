/** How a source is read, and when it was not. */
import { Table } from './cards.tsx';
import { duration } from './format.ts';
import { useAround } from './frame.ts';
import { type SourceRow, State } from './source-state.tsx';
import { Moment } from './time.tsx';

export type SourceGap = { from: Date; to: Date | null; reason: string };

export type Reading = SourceRow & {
  host: string;
  intervalSeconds: number;
  failures: number;
  newestItemAt: Date | null;
};

export const Rhythm = ({ data }: { data: Reading }) => (
  <dl class="pairs">
    <dt>State</dt>
    <dd>
      <State source={data} />
    </dd>
    <dt>Last read</dt>
    <dd>{data.lastSuccessAt ? <Moment at={data.lastSuccessAt} /> : 'never'}</dd>
    <dt>Next read</dt>
    <dd>{data.nextPollAt && data.health !== 'paused' ? <Moment at={data.nextPollAt} /> : 'not planned'}</dd>
    <dt>Read every</dt>
    <dd>{duration(data.intervalSeconds * 1000)}</dd>
    <dt>Newest item</dt>
    <dd>{data.newestItemAt ? <Moment at={data.newestItemAt} /> : 'none yet'}</dd>
    <dt>Host</dt>
    <dd>{data.host}</dd>
    {data.failures > 0 && (
      <>
        <dt>Failures in a row</dt>
        <dd>{data.failures}</dd>
      </>
    )}
  </dl>
);

const gapLength = (gap: SourceGap, now: Date) => duration((gap.to ?? now).getTime() - gap.from.getTime());

export const Gaps = ({ gaps }: { gaps: SourceGap[] }) => {
  const { now } = useAround();
  if (gaps.length === 0) return <p class="hint">No gap so far: every read since the start was answered.</p>;
  return (
    <Table
      caption="Times in which this source was not read"
      heads={['From', 'To', '>Length', 'Why']}
      rows={gaps.map((gap) => [
        <Moment at={gap.from} />,
        gap.to ? <Moment at={gap.to} /> : 'still open',
        gapLength(gap, now),
        gap.reason,
      ])}
    />
  );
};
