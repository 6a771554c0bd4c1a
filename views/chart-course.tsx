/** A series day by day over the band of what is usual; the days of incidents are marked. */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { CourseDay } from '../src/alerts/incidents/course.ts';
import type { Annotation } from '../src/reports/annotations.ts';
import { Figure, Legend, LegendKey } from './chart.tsx';
import { MARKS_HEIGHT, marksOf, NoteList, NoteMarks, numbered } from './chart-notes.tsx';
import { labelled } from './chart-scales.ts';
import { calendarDay, number } from './format.ts';

/** Both days belong to it. */
export type MarkedDays = { from: string; to: string };

type CourseProps = {
  days: CourseDay[];
  marked: MarkedDays[];
  annotations: Annotation[];
  what: string;
  summary: string;
};

const HEIGHT = 220;
const TOP = 14;
const BOTTOM = 188;
const LEFT = 34;
const RIGHT = 8;

function scales(days: CourseDay[], width: number) {
  const x = scaleBand<number>()
    .domain(days.map((_, index) => index))
    .range([LEFT, width - RIGHT])
    .paddingInner(0.3);
  const most = Math.max(1, ...days.map(({ count, high }) => Math.max(count, high ?? 0)));
  const y = scaleLinear().domain([0, most]).nice(3).range([BOTTOM, TOP]);
  return { x, y, step: x.step(), days, width };
}

type Draw = ReturnType<typeof scales>;

const Band = ({ draw: { x, y, step, days } }: { draw: Draw }) => (
  <>
    {days.map(({ low, high }, index) => {
      const left = x(index)! - (step - x.bandwidth()) / 2;
      return low === null || high === null ? (
        <rect x={left} width={step} y={TOP} height={BOTTOM - TOP} class="gap" />
      ) : (
        <rect x={left} width={step} y={y(high)} height={Math.max(1, y(low) - y(high))} class="usual" />
      );
    })}
  </>
);

const isIn = (marked: MarkedDays[], day: string) => marked.some(({ from, to }) => day >= from && day <= to);

const Bars = ({ draw: { x, y, days }, marked }: { draw: Draw; marked: MarkedDays[] }) => (
  <>
    {days.map(({ day, count }, index) =>
      count > 0 ? (
        <rect
          x={x(index)!}
          width={x.bandwidth()}
          y={y(count)}
          height={BOTTOM - y(count)}
          class={isIn(marked, day) ? 'unusual' : 'as-usual'}
        />
      ) : null,
    )}
  </>
);

const Axes = ({ draw: { x, y, days, width } }: { draw: Draw }) => (
  <>
    {y
      .ticks(3)
      .filter(Number.isInteger)
      .map((tick) => (
        <g>
          <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} class="grid" />
          <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
    {labelled(days.length, width > 600 ? 6 : 3).map((index) => (
      <text
        x={x(index)! + x.bandwidth() / 2}
        y={BOTTOM + 20}
        text-anchor={index === 0 ? 'start' : index === days.length - 1 ? 'end' : 'middle'}
      >
        {calendarDay(days[index]!.day)}
      </text>
    ))}
  </>
);

const Drawing = ({ width, ...props }: CourseProps & { width: number }) => {
  const draw = scales(props.days, width);
  const marks = marksOf(numbered(props.annotations), (day) => {
    const place = props.days.findIndex((one) => one.day === day);
    return place < 0 ? null : draw.x(place)! + draw.x.bandwidth() / 2;
  });
  const above = marks.length > 0 ? MARKS_HEIGHT : 0;
  return (
    <svg
      class="chart"
      viewBox={`0 ${-above} ${width} ${HEIGHT + above}`}
      role="img"
      aria-label={props.summary}
    >
      <Band draw={draw} />
      <Axes draw={draw} />
      <Bars draw={draw} marked={props.marked} />
      <NoteMarks marks={marks} top={12 - MARKS_HEIGHT} bottom={BOTTOM} />
    </svg>
  );
};

const whole = (value: number | null) => (value === null ? 'not known' : number(value));

const usual = ({ low, high }: CourseDay) =>
  low === null || high === null ? 'not known' : `${number(low)} to ${number(high)}`;

/** `what` is counted, such as "Critical mentions". */
export const CourseChart = (props: CourseProps) => (
  <Figure
    wide={<Drawing {...props} width={960} />}
    narrow={<Drawing {...props} width={360} />}
    twin={{
      caption: `${props.what} by day`,
      heads: ['Day', `>${props.what}`, '>Expected', '>Usual (95%)', '>Incident'],
      rows: props.days.map((day) => [
        calendarDay(day.day),
        number(day.count),
        day.expected !== null && day.expected < 10 ? day.expected.toFixed(1) : whole(day.expected),
        usual(day),
        isIn(props.marked, day.day) ? 'yes' : '',
      ]),
    }}
  >
    <Legend>
      <LegendKey kind="as-usual">{props.what}</LegendKey>
      <LegendKey kind="unusual">during an incident</LegendKey>
      <LegendKey kind="usual">95% of such days, as today’s past has it</LegendKey>
    </Legend>
    <NoteList notes={numbered(props.annotations)} />
  </Figure>
);
