/** Complaints per 1,000 mentions, day by day, with the day on which the fix shipped. */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { FixPoint } from '../src/fixes/detail.ts';
import type { Fix } from '../src/fixes/fix.ts';
import type { Annotation } from '../src/reports/annotations.ts';
import { Figure, Legend, LegendKey } from './chart.tsx';
import { MARKS_HEIGHT, marksOf, NoteList, NoteMarks, type NumberedNote, numbered } from './chart-notes.tsx';
import { labelled } from './chart-scales.ts';
import { complaintsUrl, mentionsUrl, rateWord } from './fix-parts.tsx';
import { calendarDay, count, number } from './format.ts';
import { Counted } from './report-parts.tsx';

type ChartData = Pick<Fix, 'theme' | 'brandId'> & {
  annotations: Annotation[];
  days: FixPoint[];
  shippedOn: string;
  relapsedOn: string | null;
};

const HEIGHT = 190;
const TOP = 22;
const BOTTOM = 160;
const LEFT = 34;
const RIGHT = 6;

const onDay = ({ day }: FixPoint) => ({ from: day, to: day });

const rateOf = ({ complaints, mentions }: FixPoint) => (mentions > 0 ? (complaints / mentions) * 1000 : null);

/** A day that something happened on; none outside of the chart. */
const Mark = ({ at, word }: { at: number | undefined; word: string }) =>
  at === undefined ? null : (
    <g>
      <line x1={at - 2} x2={at - 2} y1={TOP - 8} y2={BOTTOM} class="shipped" />
      <text x={at} y={TOP - 10} class="value" text-anchor="middle">
        {word}
      </text>
    </g>
  );

const Drawing = ({ data, notes, width }: { data: ChartData; notes: NumberedNote[]; width: number }) => {
  const { days, shippedOn, relapsedOn } = data;
  const x = scaleBand(
    days.map(({ day }) => day),
    [LEFT, width - RIGHT],
  ).padding(0.2);
  const most = Math.max(1, ...days.map((day) => rateOf(day) ?? 0));
  const y = scaleLinear([0, most], [BOTTOM, TOP]).nice(3);
  const marks = marksOf(notes, (day) => x(day) ?? null);
  const above = marks.length > 0 ? MARKS_HEIGHT : 0;
  const summary = `Complaints per 1,000 mentions from ${calendarDay(days[0]!.day)} to ${calendarDay(days.at(-1)!.day)}, at most ${rateWord(most)} on a day`;
  return (
    <svg class="chart" viewBox={`0 ${-above} ${width} ${HEIGHT + above}`} aria-label={summary}>
      {y.ticks(3).map((tick) => (
        <g>
          <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} class={tick === 0 ? 'zero' : 'grid'} />
          <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
      {days.map((point) => {
        const rate = rateOf(point);
        return rate ? (
          <a href={complaintsUrl(data, onDay(point))} tabindex={-1}>
            <title>{`${calendarDay(point.day)}: ${count(point.complaints, 'complaint')} in ${count(point.mentions, 'mention')}`}</title>
            <rect
              x={x(point.day)}
              width={x.bandwidth()}
              y={y(rate)}
              height={BOTTOM - y(rate)}
              class={point.day < shippedOn ? 'fill-negative' : 'own'}
            />
          </a>
        ) : null;
      })}
      <NoteMarks marks={marks} top={12 - MARKS_HEIGHT} bottom={BOTTOM} />
      <Mark at={x(shippedOn)} word="Shipped" />
      {relapsedOn !== null && <Mark at={x(relapsedOn)} word="Back" />}
      {labelled(days.length, width > 600 ? 6 : 3).map((index) => (
        <text
          x={x(days[index]!.day)! + x.bandwidth() / 2}
          y={BOTTOM + 18}
          text-anchor={index === 0 ? 'start' : index === days.length - 1 ? 'end' : 'middle'}
        >
          {calendarDay(days[index]!.day)}
        </text>
      ))}
    </svg>
  );
};

export const FixChart = ({ data }: { data: ChartData }) => {
  const notes = numbered(data.annotations);
  return (
    <Figure
      wide={<Drawing data={data} notes={notes} width={1040} />}
      narrow={<Drawing data={data} notes={notes} width={340} />}
      twin={{
        caption: 'Complaints day by day',
        heads: ['Day', '>Complaints', '>Mentions', '>Per 1,000'],
        rows: data.days.map((point) => [
          calendarDay(point.day),
          <Counted n={point.complaints} href={complaintsUrl(data, onDay(point))} what="complaints" />,
          <Counted n={point.mentions} href={mentionsUrl(data, onDay(point))} what="mentions" />,
          rateWord(rateOf(point)),
        ]),
      }}
    >
      <Legend>
        <LegendKey kind="fill-negative">Complaints per 1,000 mentions before</LegendKey>
        <LegendKey kind="own">after</LegendKey>
      </Legend>
      <NoteList notes={notes} />
    </Figure>
  );
};
