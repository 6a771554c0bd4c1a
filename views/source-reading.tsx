/** How a source is read, and when it was not. */
import type { Child } from 'hono/jsx';
import { Table } from './cards.tsx';
import { duration } from './format.ts';
import { useAround } from './frame.ts';
import { Pairs } from './source-facts.tsx';
import { isExpected, type SourceRow, State } from './source-state.tsx';
import { Moment } from './time.tsx';

export type SourceGap = {
  from: Date;
  to: Date | null;
  reason: string;
  /** When a later poll had read all of it. */
  filledAt: Date | null;
};

export type Reading = SourceRow & {
  host: string;
  intervalSeconds: number;
  failures: number;
  newestItemAt: Date | null;
};

/** The items that a first run reads at most, as far as it has come. */
const Progress = ({ read }: { read: number }) => (
  <progress class="progress" max={200} value={Math.min(read, 200)} aria-label="First read" />
);

const Next = ({ data }: { data: Reading }) => {
  const { now } = useAround();
  if (data.health === 'paused' || data.health === 'gone' || !data.nextPollAt) return <>not planned</>;
  if (!isExpected(data, now)) return <Moment at={data.nextPollAt} />;
  return <>{data.isBeingRead ? 'being read now' : 'now, when its turn comes'}</>;
};

function facts(data: Reading): [string, Child][] {
  return [
    ['Last read', data.lastSuccessAt ? <Moment at={data.lastSuccessAt} /> : 'never'],
    ['Next read', <Next data={data} />],
    ['Read every', duration(data.intervalSeconds * 1000)],
    ['Newest item', data.newestItemAt ? <Moment at={data.newestItemAt} /> : 'none yet'],
    ['Host', data.host],
    ...(data.failures > 0 ? [['Failures in a row', String(data.failures)] as [string, Child]] : []),
  ];
}

export const Rhythm = ({ data }: { data: Reading }) => (
  <>
    {data.readSoFar !== null && data.lastSuccessAt === null && <Progress read={data.readSoFar} />}
    <Pairs pairs={[['State', <State source={data} />], ...(data.polled ? facts(data) : [])]} />
  </>
);

const MINUTE = 60_000;

function gapLength(gap: SourceGap, now: Date): string {
  const length = (gap.to ?? now).getTime() - gap.from.getTime();
  return length < MINUTE ? 'under 1 m' : duration(length);
}

const Filled = ({ gap }: { gap: SourceGap }) => {
  if (gap.filledAt)
    return (
      <span class="state ok">
        <span>
          filled <Moment at={gap.filledAt} />
        </span>
      </span>
    );
  return <>{gap.to ? 'not filled' : 'still open'}</>;
};

export const Gaps = ({ gaps }: { gaps: SourceGap[] }) => {
  const { now } = useAround();
  if (gaps.length === 0) return <p class="hint">No gap so far: every read since the start was answered.</p>;
  return (
    <Table
      caption="Times in which this source was not read"
      heads={['From', 'To', '>Length', 'Why', 'Afterwards']}
      rows={gaps.map((gap) => [
        <Moment at={gap.from} />,
        gap.to ? <Moment at={gap.to} /> : 'now',
        gapLength(gap, now),
        gap.reason,
        <Filled gap={gap} />,
      ])}
    />
  );
};
