/** Net sentiment as a line over volume as stacked bars; hatched where a source was not read. */
import { area, line } from 'd3-shape';
import type { TrendPoint } from '../src/reports/points.ts';
import { type Marked, marksOf, NoteMarks } from './chart-notes.tsx';
import { type Opens, Readings } from './chart-readings.tsx';
import {
  BARS,
  type Draw,
  FEW,
  gapRuns,
  HEIGHT,
  LINE,
  labelled,
  MARGIN,
  placeOf,
  type Read,
  scales,
  spoken,
  volume,
} from './chart-scales.ts';
import { calendarDay, number, signed } from './format.ts';

/** What is left off at the top where no note needs the room. */
const UNMARKED = 18;

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

const Gaps = ({ draw: { x, points } }: { draw: Draw }) => (
  <>
    {gapRuns(points).map(({ from, to }) => (
      <rect
        x={x(from)! - 3}
        width={x(to)! - x(from)! + x.bandwidth() + 6}
        y={LINE.top - 14}
        height={BARS.bottom - LINE.top + 14}
        class="gap"
      />
    ))}
  </>
);

const Lines = ({ draw: { net, middle, points, read, isFew } }: { draw: Draw }) => {
  const x = (_: TrendPoint, index: number) => middle(index);
  const known = (value: Read) => (point: TrendPoint) => value(point) !== null;
  const drawn = (value: Read) =>
    line<TrendPoint>(x, (point) => net(value(point)!)).defined(known(value))(points) ?? '';
  const ofMany: Read = (point) => (isFew(point) ? null : read.now(point));
  const under = area<TrendPoint>(x, net(0), (point) => net(read.now(point)!)).defined(known(read.now));
  return (
    <>
      <path d={under(points) ?? ''} class="area" />
      <path d={drawn(read.before)} class="line-previous" />
      <path d={drawn(read.now)} class="line-now few" />
      <path d={drawn(ofMany)} class="line-now" />
    </>
  );
};

const STACK = ['positive', 'neutral', 'negative'] as const;

const Stack = ({ draw, index }: { draw: Draw; index: number }) => {
  const point = draw.points[index]!;
  let top = BARS.bottom;
  // A brand of one day has a bar, not a wall.
  const width = Math.min(draw.x.bandwidth(), BARS.widest);
  return (
    <g class={volume(point) < FEW && !draw.isRolling ? 'few' : undefined}>
      {STACK.map((label) => {
        const height = draw.bars(point[label]);
        top -= height;
        return height > 0 ? (
          <rect
            x={draw.middle(index) - width / 2}
            width={width}
            y={top}
            height={Math.max(0.8, height - 0.8)}
            class={`fill-${label}`}
          />
        ) : null;
      })}
    </g>
  );
};

/** The first and the last stay within the drawing. */
function anchorOf(index: number, days: number): 'start' | 'middle' | 'end' {
  if (days === 1) return 'middle';
  return index === 0 ? 'start' : index === days - 1 ? 'end' : 'middle';
}

const Days = ({ draw: { middle, points, width, bars } }: { draw: Draw }) => (
  <>
    {labelled(points.length, width > 600 ? 6 : 3).map((index) => (
      <text x={middle(index)} y={BARS.bottom + 18} text-anchor={anchorOf(index, points.length)}>
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

/** Above where the line ends by rising and else below, but never on the line of zero. */
const wordsAt = (net: Draw['net'], value: number, rises: boolean) =>
  net(value) + (rises || Math.abs(net(value) + 12 - net(0)) < 10 ? -10 : 16);

const Spoken = ({ draw: { net, middle, points, read } }: { draw: Draw }) => (
  <>
    {spoken(points).map(({ index, net: value }) => {
      const last = index === points.length - 1;
      const before = index > 0 ? read.now(points[index - 1]!) : null;
      return (
        <g>
          <circle cx={middle(index)} cy={net(value)} r={last ? 4 : 3} class="dot" />
          <text
            x={middle(index)}
            y={wordsAt(net, value, last && (before ?? value) <= value)}
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

/** `summary` is what a screen reader hears instead of the drawing; letters have no `notes` and one height. */
export const TrendChart = ({
  points,
  width,
  summary,
  notes,
  opens,
}: {
  points: TrendPoint[];
  width: number;
  summary: string;
  notes?: Marked[];
  opens?: Opens;
}) => {
  const draw = scales(points, width);
  const marks = marksOf(notes ?? [], (day) => {
    const place = placeOf(points, day);
    return place < 0 ? null : draw.middle(place);
  });
  const top = notes && marks.length === 0 ? UNMARKED : 0;
  return (
    <svg
      class="chart"
      viewBox={`0 ${top} ${width} ${HEIGHT - top}`}
      role={opens ? undefined : 'img'}
      aria-label={summary}
    >
      <Gaps draw={draw} />
      <Grid draw={draw} />
      <Lines draw={draw} />
      {points.map((_, index) => (
        <Stack draw={draw} index={index} />
      ))}
      <Days draw={draw} />
      <NoteMarks marks={marks} top={12} bottom={BARS.bottom} />
      <Spoken draw={draw} />
      <Readings draw={draw} opens={opens} />
    </svg>
  );
};
