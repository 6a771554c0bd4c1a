/** The chart card of the reputation page, with its legend, its warnings and its table. */
import type { TrendPoint } from '../src/reports/points.ts';
import { Card } from './cards.tsx';
import { Figure, Legend, LegendKey } from './chart.tsx';
import { numbered } from './chart-notes.tsx';
import { daysOfPoint, FEW, fewIn, isRolling, lineOf, spoken, volume } from './chart-scales.ts';
import { TrendChart } from './chart-trend.tsx';
import { calendarDay, count, longDay, number, signed } from './format.ts';
import {
  behindDays,
  csvUrl,
  type Reported,
  type ReputationCan,
  type ReputationData,
} from './reputation-data.ts';
import { Annotations } from './reputation-notes.tsx';

const unit = (points: TrendPoint[]) => (points[0]?.days === 7 ? 'week' : 'day');

function summary({ points, figures }: ReputationData): string {
  const [lowest] = spoken(points);
  return [
    `Net sentiment and volume per ${unit(points)}.`,
    figures.net.value === null ? '' : `${signed(figures.net.value)} over the period.`,
    lowest ? `Lowest ${signed(lowest.net)} on ${longDay(points[lowest.index]!.day)}.` : '',
    `${count(figures.mentions.value ?? 0, 'mention')}.`,
  ].join(' ');
}

function twin(data: ReputationData, can: ReputationCan) {
  const { points, period } = data;
  const read = lineOf(points);
  const linked = (index: number, size: number, more = '') =>
    size === 0 ? (
      '0'
    ) : (
      <a href={behindDays(data, daysOfPoint(points, index, period.to), more)}>{number(size)}</a>
    );
  const unknown = (point: TrendPoint) => point.gap && volume(point) === 0;
  const shown = (net: number | null) => (net === null ? '–' : signed(net));
  return {
    caption: 'Net sentiment and volume',
    csv: can.exportIt ? csvUrl(data, 'trend') : undefined,
    heads: [
      unit(points) === 'week' ? 'Week from' : 'Day',
      '>Net',
      '>Before',
      '>Positive',
      '>Neutral',
      '>Negative',
      '>Not scored',
      'Gap',
    ],
    rows: points.map((point, index) => [
      calendarDay(point.day),
      shown(read.now(point)),
      shown(read.before(point)),
      ...(['positive', 'neutral', 'negative', 'unscored'] as const).map((tone) =>
        unknown(point) ? '–' : linked(index, point[tone], `sentiment:${tone}`),
      ),
      point.gap ? 'a source was not read' : '',
    ]),
  };
}

/** The opening names a trough of seven days, which the weeks of a long chart cut elsewhere. */
const namesTrough = ({ opening }: ReputationData) =>
  opening.some(({ text }) => text.includes('in the seven days to'));

function warning(data: ReputationData): string | null {
  const { points } = data;
  if (isRolling(points))
    return `Days have fewer than ${FEW} mentions, so each point of the line covers the seven days that end with it${points.some(fewIn(points)) ? '; where the line is paler, those have so few too' : ''}.`;
  const paler = points.some(fewIn(points))
    ? `Where bars and line are paler, there are fewer than ${FEW} mentions: read them with care.`
    : '';
  const weeks =
    unit(points) === 'week'
      ? `Each point is a calendar week${namesTrough(data) ? '; the worst seven days of the sentence above may lie in two of them' : ''}.`
      : '';
  return [weeks, paler].filter(Boolean).join(' ') || null;
}

const TrendLegend = ({ points }: { points: TrendPoint[] }) => (
  <Legend>
    <LegendKey kind="line-now">This period</LegendKey>
    {points.some((point) => lineOf(points).before(point) !== null) && (
      <LegendKey kind="line-previous">Period before</LegendKey>
    )}
    <LegendKey kind="fill-positive">Positive</LegendKey>
    <LegendKey kind="fill-neutral">Neutral</LegendKey>
    <LegendKey kind="fill-negative">Negative</LegendKey>
    {points.some((point) => point.gap) && <LegendKey kind="gap">Source gap</LegendKey>}
  </Legend>
);

export const Trend = ({ data, can = {} }: Reported & { can?: ReputationCan }) => {
  const notes = numbered(data.annotations);
  const { points, period } = data;
  const opens = (index: number) => behindDays(data, daysOfPoint(points, index, period.to));
  const drawn = { points, summary: summary(data), notes, opens };
  return (
    <Card title="Net sentiment and volume" class="trend">
      <Figure
        wide={<TrendChart {...drawn} width={1040} />}
        narrow={<TrendChart {...drawn} width={340} />}
        twin={twin(data, can)}
      >
        <TrendLegend points={data.points} />
        <Annotations data={data} notes={notes} can={can} />
        {warning(data) && <p class="hint">{warning(data)}</p>}
      </Figure>
    </Card>
  );
};
