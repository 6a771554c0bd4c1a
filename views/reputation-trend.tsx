/** The chart card of the reputation page, with its legend, its warnings and its table. */
import type { TrendPoint } from '../src/reports/points.ts';
import { Card } from './cards.tsx';
import { Figure, Legend, LegendKey } from './chart.tsx';
import { FEW, isRolling, lineOf, spoken, volume } from './chart-scales.ts';
import { TrendChart } from './chart-trend.tsx';
import { calendarDay, count, longDay, number, signed } from './format.ts';
import type { Reported, ReputationData } from './reputation-data.ts';

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

function twin({ points }: ReputationData) {
  const read = lineOf(points);
  const shown = (net: number | null) => (net === null ? '–' : signed(net));
  return {
    caption: 'Net sentiment and volume',
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
    rows: points.map((point) => [
      calendarDay(point.day),
      shown(read.now(point)),
      shown(read.before(point)),
      ...[point.positive, point.neutral, point.negative, point.unscored].map(number),
      point.gap ? 'a source was not read' : '',
    ]),
  };
}

function warning(points: TrendPoint[]): string | null {
  if (isRolling(points))
    return `Days have fewer than ${FEW} mentions, so each point of the line covers the seven days that end with it.`;
  return points.some((point) => volume(point) < FEW)
    ? `Paler bars have fewer than ${FEW} mentions; read the line there with care.`
    : null;
}

const TrendLegend = ({ points }: { points: TrendPoint[] }) => (
  <Legend>
    <LegendKey kind="line-now">This period</LegendKey>
    <LegendKey kind="line-previous">Period before</LegendKey>
    <LegendKey kind="fill-positive">Positive</LegendKey>
    <LegendKey kind="fill-neutral">Neutral</LegendKey>
    <LegendKey kind="fill-negative">Negative</LegendKey>
    {points.some((point) => point.gap) && <LegendKey kind="gap">Source gap</LegendKey>}
  </Legend>
);

export const Trend = ({ data }: Reported) => (
  <Card title="Net sentiment and volume" class="trend">
    <Figure
      wide={<TrendChart points={data.points} width={1040} summary={summary(data)} />}
      narrow={<TrendChart points={data.points} width={340} summary={summary(data)} />}
      twin={twin(data)}
    >
      <TrendLegend points={data.points} />
      {warning(data.points) && <p class="hint">{warning(data.points)}</p>}
    </Figure>
  </Card>
);
