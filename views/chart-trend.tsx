/** Net sentiment as a line over volume as stacked bars; hatched where a source was not read. */
import { scaleBand, scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { TrendPoint } from '../src/reports/points.ts';
import { calendarDay, number, signed } from './format.ts';

/** Below this a ratio swings too much to be read alone. */
export const FEW = 30;

export const volume = (point: TrendPoint) => point.negative + point.neutral + point.positive + point.unscored;

/** Single days of few mentions say little: then every point of the line covers the seven days that end with it. */
export const isRolling = (points: TrendPoint[]) =>
  points[0]?.days === 1 && points.filter((point) => volume(point) < FEW).length > points.length / 2;

type Read = (point: TrendPoint) => number | null;

/** What the lines show, now and before. */
export function lineOf(points: TrendPoint[]): { now: Read; before: Read } {
  return isRolling(points)
    ? { now: (point) => point.weekNet, before: (point) => point.previousWeekNet }
    : { now: (point) => point.net, before: (point) => point.previousNet };
}

const HEIGHT = 300;
const LINE = { top: 22, bottom: 196 };
const BARS = { top: 216, bottom: 274 };
const MARGIN = { left: 36, right: 14 };

type Draw = ReturnType<typeof scales>;

function scales(points: TrendPoint[], width: number) {
  const read = lineOf(points);
  const nets = points.flatMap((point) => [read.now(point), read.before(point)]).filter((net) => net !== null);
  const x = scaleBand<number>()
    .domain(points.map((_, index) => index))
    .range([MARGIN.left, width - MARGIN.right])
    .paddingInner(0.38);
  const net = scaleLinear()
    .domain([Math.min(-10, ...nets), Math.max(10, ...nets)])
    .nice(4)
    .range([LINE.bottom, LINE.top]);
  const bars = scaleLinear()
    .domain([0, Math.max(1, ...points.map(volume))])
    .range([0, BARS.bottom - BARS.top]);
  const middle = (index: number) => x(index)! + x.bandwidth() / 2;
  return { x, net, bars, middle, width, points, read };
}

const Grid = ({ draw: { net, width } }: { draw: Draw }) => (
  <>
    {net.ticks(4).map((tick) => (
      <g>
        <line
          x1={MARGIN.left}
          x2={width - MARGIN.right}
          y1={net(tick)}
          y2={net(tick)}
          class={tick === 0 ? 'zero' : 'grid'}
        />
        <text x={MARGIN.left - 6} y={net(tick) + 4} text-anchor="end">
          {signed(tick)}
        </text>
      </g>
    ))}
  </>
);

/** Neighbouring points with a gap become one hatched field. */
export function gapRuns(points: TrendPoint[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  points.forEach((point, index) => {
    const last = runs.at(-1);
    if (!point.gap) return;
    if (last?.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index });
  });
  return runs;
}

const Gaps = ({ draw: { x, points } }: { draw: Draw }) => (
  <>
    {gapRuns(points).map(({ from, to }) => (
      <rect
        x={x(from)! - 3}
        width={x(to)! - x(from)! + x.bandwidth() + 6}
        y={LINE.top - 8}
        height={BARS.bottom - LINE.top + 8}
        class="gap"
      />
    ))}
  </>
);

const Lines = ({ draw: { net, middle, points, read } }: { draw: Draw }) => {
  const x = (_: TrendPoint, index: number) => middle(index);
  const known = (value: Read) => (point: TrendPoint) => value(point) !== null;
  const drawn = (value: Read) =>
    line<TrendPoint>(x, (point) => net(value(point)!)).defined(known(value))(points) ?? '';
  const under = area<TrendPoint>(x, net(0), (point) => net(read.now(point)!)).defined(known(read.now));
  return (
    <>
      <path d={under(points) ?? ''} class="area" />
      <path d={drawn(read.before)} class="line-previous" />
      <path d={drawn(read.now)} class="line-now" />
    </>
  );
};

const STACK = ['positive', 'neutral', 'negative'] as const;

const Stack = ({ draw, index }: { draw: Draw; index: number }) => {
  const point = draw.points[index]!;
  let top = BARS.bottom;
  return (
    <g class={volume(point) < FEW ? 'few' : undefined}>
      {STACK.map((label) => {
        const height = draw.bars(point[label]);
        top -= height;
        return height > 0 ? (
          <rect
            x={draw.x(index)}
            width={draw.x.bandwidth()}
            y={top}
            height={Math.max(0.8, height - 0.8)}
            class={`fill-${label}`}
          />
        ) : null;
      })}
    </g>
  );
};

/** First, last and a few days between, never crowded. */
function labelled(total: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((total - 1) / Math.max(1, most - 1)));
  const picked = Array.from({ length: total }, (_, index) => index).filter((index) => index % step === 0);
  const last = total - 1;
  return [...picked.filter((index) => last - index >= step * 0.6), last].filter((index) => index >= 0);
}

const Days = ({ draw: { middle, points, width, bars } }: { draw: Draw }) => (
  <>
    {labelled(points.length, width > 600 ? 6 : 3).map((index) => (
      <text
        x={middle(index)}
        y={BARS.bottom + 18}
        text-anchor={index === 0 ? 'start' : index === points.length - 1 ? 'end' : 'middle'}
      >
        {calendarDay(points[index]!.day)}
      </text>
    ))}
    <text x={MARGIN.left - 6} y={BARS.top + 4} text-anchor="end">
      {number(bars.domain()[1]!)}
    </text>
    <text x={MARGIN.left - 6} y={BARS.bottom} text-anchor="end">
      0
    </text>
    <line x1={MARGIN.left} x2={width - MARGIN.right} y1={BARS.bottom} y2={BARS.bottom} class="grid" />
  </>
);

/** The lowest point and the last one carry their value. */
export function spoken(points: TrendPoint[]): { index: number; net: number }[] {
  const read = lineOf(points).now;
  const known = points
    .map((point, index) => ({ index, net: read(point) }))
    .filter((entry): entry is { index: number; net: number } => entry.net !== null);
  const last = known.at(-1);
  if (!last) return [];
  const lowest = known.reduce((low, entry) => (entry.net < low.net ? entry : low));
  return lowest === last ? [last] : [lowest, last];
}

const Spoken = ({ draw: { net, middle, points } }: { draw: Draw }) => (
  <>
    {spoken(points).map(({ index, net: value }) => {
      const last = index === points.length - 1;
      return (
        <g>
          <circle cx={middle(index)} cy={net(value)} r={last ? 4 : 3} class="dot" />
          <text
            x={middle(index)}
            y={net(value) + (last ? -10 : 16)}
            text-anchor={last ? 'end' : 'middle'}
            class="value"
          >
            {signed(value)}
          </text>
        </g>
      );
    })}
  </>
);

/** `summary` is what a screen reader hears instead of the drawing. */
export const TrendChart = ({
  points,
  width,
  summary,
}: {
  points: TrendPoint[];
  width: number;
  summary: string;
}) => {
  const draw = scales(points, width);
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={summary}>
      <Gaps draw={draw} />
      <Grid draw={draw} />
      <Lines draw={draw} />
      {points.map((_, index) => (
        <Stack draw={draw} index={index} />
      ))}
      <Days draw={draw} />
      <Spoken draw={draw} />
    </svg>
  );
};
