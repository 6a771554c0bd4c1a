/** Mentions of a theme over time, by what is said of it; hatched where a source was not read. */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { Annotation } from '../src/reports/annotations.ts';
import type { ThemeLine, ThemePoint } from '../src/reports/themes/report.ts';
import { Figure, Legend, LegendKey } from './chart.tsx';
import { MARKS_HEIGHT, marksOf, NoteList, NoteMarks, type NumberedNote, numbered } from './chart-notes.tsx';
import { labelled } from './chart-scales.ts';
import { calendarDay, count, number } from './format.ts';
import { Counted } from './report-parts.tsx';
import { pointWord, themeWord } from './theme-parts.tsx';

/** The address of the mentions of a point: of the theme, of how it is spoken of, or of anything. */
export type Opens = (index: number, which?: 'positive' | 'negative' | 'all') => string;

type ChartProps = { line: ThemeLine; annotations: Annotation[]; opens: Opens };

const HEIGHT = 190;
const TOP = 10;
const BOTTOM = 160;
const LEFT = 34;
const RIGHT = 6;

/** The rest is neutral, or was not scored. */
const partsOf = ({ mentions, positive, negative }: ThemePoint) =>
  [
    { look: 'fill-positive', size: positive },
    { look: 'fill-neutral', size: Math.max(0, (mentions ?? 0) - positive - negative) },
    { look: 'fill-negative', size: negative },
  ] as const;

type DrawingProps = { line: ThemeLine; notes: NumberedNote[]; width: number; opens: Opens };

const Drawing = ({ line: { trend, theme }, notes, width, opens }: DrawingProps) => {
  const x = scaleBand<number>(trend.keys(), [LEFT, width - RIGHT]).padding(0.2);
  const most = Math.max(1, ...trend.map(({ mentions }) => mentions ?? 0));
  const y = scaleLinear([0, most], [BOTTOM, TOP]).nice(3);
  const all = trend.reduce((sum, { mentions }) => sum + (mentions ?? 0), 0);
  const marks = marksOf(notes, (day) => {
    const place = trend.findLastIndex((point) => point.day <= day);
    return place < 0 ? null : x(place)! + x.bandwidth() / 2;
  });
  const above = marks.length > 0 ? MARKS_HEIGHT : 0;
  const summary = `${themeWord(theme)} over time: ${count(all, 'mention')}, at most ${number(most)} in one bar`;
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
      {trend.map((point, index) => {
        const bar = <Bar point={point} x={x(index)!} width={x.bandwidth()} y={y} />;
        return point.mentions ? (
          <a href={opens(index)} tabindex={-1}>
            <title>{`${pointWord(trend, point)}: ${count(point.mentions, 'mention')}`}</title>
            {bar}
          </a>
        ) : (
          bar
        );
      })}
      <NoteMarks marks={marks} top={12 - MARKS_HEIGHT} bottom={BOTTOM} />
      {labelled(trend.length, width > 600 ? 6 : 3).map((index) => (
        <text
          x={x(index)! + x.bandwidth() / 2}
          y={BOTTOM + 18}
          text-anchor={index === 0 ? 'start' : index === trend.length - 1 ? 'end' : 'middle'}
        >
          {calendarDay(trend[index]!.day)}
        </text>
      ))}
    </svg>
  );
};

type BarProps = { point: ThemePoint; x: number; width: number; y: (value: number) => number };

const Bar = ({ point, x, width, y }: BarProps) => {
  let below = 0;
  return (
    <>
      {point.gap && <rect x={x - width / 8} width={width * 1.25} y={TOP} height={BOTTOM - TOP} class="gap" />}
      {partsOf(point).map(({ look, size }) => {
        below += size;
        return size > 0 ? (
          <rect x={x} width={width} y={y(below)} height={y(below - size) - y(below)} class={look} />
        ) : null;
      })}
    </>
  );
};

export const ThemeChart = ({ line, annotations, opens }: ChartProps) => {
  const notes = numbered(annotations);
  const drawn = { line, notes, opens };
  const counted = (index: number, n: number, which?: Parameters<Opens>[1]) => (
    <Counted n={n} href={opens(index, which)} what={which} />
  );
  return (
    <Figure
      wide={<Drawing {...drawn} width={1040} />}
      narrow={<Drawing {...drawn} width={340} />}
      twin={{
        caption: 'Mentions over time',
        heads: ['When', '>Mentions', '>Negative', '>Positive', '>Of all', 'Gap'],
        rows: line.trend.map((point, index) => [
          pointWord(line.trend, point),
          point.mentions === null ? 'not known' : counted(index, point.mentions),
          counted(index, point.negative, 'negative'),
          counted(index, point.positive, 'positive'),
          counted(index, point.all, 'all'),
          point.gap ? 'a source was not read' : '',
        ]),
      }}
    >
      <Legend>
        <LegendKey kind="fill-positive">Positive</LegendKey>
        <LegendKey kind="fill-neutral">Neutral</LegendKey>
        <LegendKey kind="fill-negative">Negative</LegendKey>
        {line.trend.some(({ gap }) => gap) && <LegendKey kind="gap">Source gap</LegendKey>}
      </Legend>
      <NoteList notes={notes} />
    </Figure>
  );
};
