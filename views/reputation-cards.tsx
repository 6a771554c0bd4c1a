/** The cards of the reputation page. */
import { AsTable, Bar, Figure, Legend, LegendKey } from './chart.tsx';
import type { TrendPoint } from './chart-trend.tsx';
import { FEW, spoken, TrendChart, volume } from './chart-trend.tsx';
import { Delta } from './figures.tsx';
import { calendarDay, count, longDay, minutes, moment, number, percent, signed } from './format.ts';
import type { Frame } from './frame.ts';
import type { FigureData } from './opening.ts';
import { Card, Table } from './parts.tsx';
import type { Reported, ReputationData } from './reputation-data.ts';
import { behind } from './reputation-data.ts';
import { sourceName } from './words.ts';

function trendSummary({ points, figures }: ReputationData): string {
  const [low] = spoken(points);
  const lowest = low === undefined ? null : points[low]!;
  return [
    `Net sentiment per ${points[0]?.days === 7 ? 'week' : 'day'} and volume.`,
    figures.net.value === null ? '' : `${signed(figures.net.value)} over the period.`,
    lowest ? `Lowest ${signed(lowest.net!)} on ${longDay(lowest.day)}.` : '',
    `${count(figures.mentions.value ?? 0, 'mention')}.`,
  ].join(' ');
}

const trendTwin = (data: ReputationData) => ({
  caption: 'Net sentiment and volume',
  heads: ['Day', '>Net', '>Before', '>Positive', '>Neutral', '>Negative', '>Not scored', 'Gap'],
  rows: data.points.map((point) => [
    calendarDay(point.day),
    point.net === null ? '–' : signed(point.net),
    point.previousNet === null ? '–' : signed(point.previousNet),
    ...[point.positive, point.neutral, point.negative, point.unscored].map(number),
    point.gap ? 'a source was not read' : '',
  ]),
});

const fewWords = (points: TrendPoint[]) =>
  points.every((point) => volume(point) < FEW)
    ? `Every point has fewer than ${FEW} mentions, so the line swings widely.`
    : `Paler bars have fewer than ${FEW} mentions; read the line there with care.`;

export const Trend = ({ data }: Reported) => {
  const summary = trendSummary(data);
  const few = data.points.some((point) => volume(point) < FEW);
  return (
    <Card title="Net sentiment and volume" class="trend">
      <Legend>
        <LegendKey kind="line-now">This period</LegendKey>
        <LegendKey kind="line-previous">Period before</LegendKey>
        <LegendKey kind="fill-positive">Positive</LegendKey>
        <LegendKey kind="fill-neutral">Neutral</LegendKey>
        <LegendKey kind="fill-negative">Negative</LegendKey>
        {data.points.some((point) => point.gap) && <LegendKey kind="gap">Source gap</LegendKey>}
      </Legend>
      {few && <p class="hint">{fewWords(data.points)}</p>}
      <Figure
        wide={<TrendChart points={data.points} width={1040} summary={summary} />}
        narrow={<TrendChart points={data.points} width={340} summary={summary} />}
        twin={trendTwin(data)}
      />
    </Card>
  );
};

export const Voice = ({ data }: Reported) => {
  const all = data.voices.reduce((sum, voice) => sum + voice.mentions, 0);
  const most = Math.max(1, ...data.voices.map((voice) => voice.mentions));
  return (
    <Card title="Share of voice" hint={count(all, 'mention')}>
      <ul class="bars">
        {data.voices.map((voice) => (
          <li>
            <a href={behind(data, '', voice.brandId)}>{voice.name}</a>
            <Bar share={voice.mentions / most} own={voice.kind === 'own'} />
            <span class="right">{all ? percent(voice.mentions / all) : '–'}</span>
          </li>
        ))}
      </ul>
      <AsTable
        twin={{
          caption: 'Share of voice',
          heads: ['Brand', '>Mentions', '>Share'],
          rows: data.voices.map((voice) => [
            voice.name,
            number(voice.mentions),
            all ? percent(voice.mentions / all) : '–',
          ]),
        }}
      />
    </Card>
  );
};

export const Ratings = ({ data }: Reported) => (
  <Card title="Average rating by source" hint="of 5">
    {data.ratings.length === 0 ? (
      <p class="hint">No source with star ratings brought a mention in this period.</p>
    ) : (
      <Table
        caption="Average rating by source"
        heads={['Source', '>Rating', '>Change']}
        rows={data.ratings.map((rating) => [
          <>
            <a href={behind(data, `source:${rating.sourceKind} rating:1-5`)}>
              {sourceName(rating.sourceKind)}
            </a>{' '}
            <span class="muted">{number(rating.n)}</span>
          </>,
          rating.mean.toFixed(1),
          <Delta
            figure={{ value: rating.mean, previous: rating.previousMean, n: rating.n }}
            better="up"
            words={(size) => size.toFixed(1)}
            least={0.05}
          />,
        ])}
      />
    )}
  </Card>
);

const Minutes = ({ figure }: { figure: FigureData }) => (
  <>
    <b>{figure.value === null ? '–' : minutes(figure.value)}</b>
    <Delta figure={figure} better="down" words={minutes} least={0.99} />
  </>
);

export const Responses = ({ data: { figures } }: Reported) => (
  <Card title="Answers" hint={`${count(figures.responseRate.n, 'mention')} needed one`}>
    <dl class="pairs">
      <dt>Answered by a person</dt>
      <dd>
        <b>{figures.responseRate.value === null ? '–' : percent(figures.responseRate.value)}</b>
        <Delta
          figure={figures.responseRate}
          better="up"
          words={(size) => count(Math.round(size * 100), 'point')}
          least={0.005}
        />
      </dd>
      <dt>First reply, median</dt>
      <dd>
        <Minutes figure={figures.firstResponse} />
      </dd>
      <dt>First reply, 9 of 10 within</dt>
      <dd>
        <Minutes figure={figures.firstResponseP90} />
      </dd>
    </dl>
    <p class="hint">
      From the time of publishing to the first public reply. Waiting ones are not counted yet.
    </p>
  </Card>
);

export const Footnote = ({ data, frame }: Reported & { frame: Frame }) => (
  <p class="footnote">
    Net sentiment is the share of positive minus the share of negative mentions, in points.{' '}
    {count(data.figures.mentions.value ?? 0, 'mention')} from {count(data.notes.sources, 'source')}; scores
    corrected by a person on {number(data.notes.corrected)}, {number(data.notes.unscored)} not scored.
    {data.notes.gaps.map(
      (gap) =>
        ` ${gap.source} was not read from ${moment(gap.from, data.timeZone, frame.now)} to ${gap.to ? moment(gap.to, data.timeZone, frame.now) : 'now'}: ${gap.reason}.`,
    )}{' '}
    Made {moment(frame.now, data.timeZone, frame.now)}, times in {data.timeZone}.
  </p>
);
