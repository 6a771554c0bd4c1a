/** The reputation score: what it is made of, what it was, and what it would be if. */
import type { ScoreReport } from '../src/reports/score.ts';
import type { Contribution, Score } from '../src/reports/score-parts.ts';
import type { ScorePart } from '../src/reports/score-weights.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { count, minutes, number, percent, signed } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Hidden } from './parts.tsx';
import { periodWords } from './period.tsx';
import { ReportFilters, ReportTabs } from './report-frame.tsx';
import { between, Diverging } from './report-parts.tsx';
import { behind } from './reputation-data.ts';
import { WhatIf } from './score-what-if.tsx';

export type ScoreData = ScoreReport & { sourceKind: string | null; sourceKinds: string[] };

type Shown = { data: ScoreData };

/** The mentions behind a figure of these days and this source. */
const among = (data: ScoreData, filter: string) =>
  behind(data, data.sourceKind ? `${filter} source:${data.sourceKind}` : filter);

export const PART_WORDS: Record<ScorePart, string> = {
  sentiment: 'Net sentiment',
  stars: 'Star ratings',
  responses: 'Responses',
};

const PART_FILTERS: Record<ScorePart, string> = {
  sentiment: 'NOT sentiment:unscored',
  stars: 'has:rating',
  responses: 'needs:reply',
};

export const points = (value: number) => signed(value, 1);

/** What was measured, in the unit that people know it by. */
function measuredWords({ part, value }: Contribution): string {
  if (value === null) return '–';
  if (part === 'sentiment') return `${signed(value * 100, 1)} points`;
  return part === 'stars' ? `${(value * 2 + 3).toFixed(2)} of 5` : `${percent((value + 1) / 2)} answered`;
}

const whole = ({ contributions }: Score) =>
  contributions.reduce((sum, { few, weight }) => sum + (few ? 0 : weight), 0);

const Made = ({ data }: Shown) => (
  <Card title="What it is made of" hint="each from −1 to 1, times its weight">
    <Table
      caption="Parts of the score"
      heads={['Part', '>Measured', '>Weight', 'Pulls down, or up', '>Points']}
      rows={data.score.contributions.map((one) => [
        <>
          <a href={among(data, PART_FILTERS[one.part])}>{PART_WORDS[one.part]}</a>{' '}
          <small class="muted">{number(one.n)}</small>
        </>,
        measuredWords(one),
        one.few ? <span class="muted">left out</span> : percent(one.weight / whole(data.score)),
        one.few ? (
          <span class="muted">too few</span>
        ) : (
          <Diverging points={one.points} most={25} words={`${points(one.points)} points`} />
        ),
        one.few ? <span class="muted">–</span> : points(one.points),
      ])}
    />
    <Sum score={data.score} />
  </Card>
);

const Sum = ({ score }: { score: Score }) =>
  score.value === null ? null : (
    <p class="hint score-sum">
      50.0
      {score.contributions.map(
        ({ few, points: own }) => !few && ` ${own < 0 ? '−' : '+'} ${Math.abs(own).toFixed(1)}`,
      )}{' '}
      = <b>{score.value.toFixed(1)}</b>. 50 is the middle: as much praise as blame, three stars, half of what
      needed a reply answered.
    </p>
  );

const Head = ({ data: { score, before } }: Shown) => (
  <Card title="Score" hint="0 to 100">
    {score.value === null ? (
      <EmptyState icon="trending-up" title="Too few to say">
        A part counts from 30 observations on, and none has so many in these days. Choose a longer period;
        what was measured stands beside.
      </EmptyState>
    ) : (
      <>
        <p class="score-figure">
          {score.value.toFixed(1)} <small>of 100</small>
        </p>
        {score.interval && (
          <p class="hint">
            {score.interval.low.toFixed(1)} to {score.interval.high.toFixed(1)} in 95 of 100 cases, if all
            parts erred in the same direction
          </p>
        )}
        {before === null ? (
          <p class="hint">There is no earlier score: the days before were not watched, or were too few.</p>
        ) : (
          <>
            <p class="score-before">
              {before.score.value === score.value
                ? 'As in the period before.'
                : `${points(Math.round((score.value - before.score.value!) * 10) / 10)} against ${before.score.value!.toFixed(1)} in the period before:`}
            </p>
            <ul class="score-moves">
              {before.moves.map(({ part, points: moved }) => (
                <li>
                  <span>{PART_WORDS[part]}</span>
                  <Diverging points={moved} most={25} words={`${points(moved)} points`} />
                  <span class="right">{points(moved)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    )}
  </Card>
);

type Line = [
  word: string,
  figure: string | null,
  interval: string | null,
  n: number,
  filter: string,
  how: string,
];

function lines({ measures, stars }: ScoreReport): Line[] {
  const { net, rating, impliedCsat, impliedNps, responseRate, firstResponse } = measures;
  const span = (interval: { low: number; high: number } | null, words: (value: number) => string) =>
    interval && `${words(interval.low)} to ${words(interval.high)}`;
  const word = (value: number | null, words: (value: number) => string) =>
    value === null ? null : words(value);
  return [
    [
      'Net sentiment',
      word(net.value, signed),
      span(net.interval, signed),
      net.n,
      PART_FILTERS.sentiment,
      '% positive − % negative of scored mentions',
    ],
    [
      'Average rating',
      word(rating.value, (value) => value.toFixed(2)),
      span(rating.interval, (value) => value.toFixed(2)),
      rating.n,
      'has:rating',
      'mean of the stars that were given',
    ],
    [
      'Implied CSAT',
      word(impliedCsat.value, percent),
      between(impliedCsat.interval),
      impliedCsat.n,
      'has:rating',
      `share of 4 and 5 stars (${number(stars.four + stars.five)}); nobody was asked`,
    ],
    [
      'Implied NPS',
      word(impliedNps.value, signed),
      span(impliedNps.interval, signed),
      impliedNps.n,
      'has:rating',
      `% of 5 stars (${number(stars.five)}) − % of 1 to 3 (${number(stars.one + stars.two + stars.three)}); nobody was asked`,
    ],
    [
      'Response rate',
      word(responseRate.value, percent),
      between(responseRate.interval),
      responseRate.n,
      'needs:reply',
      'answered by a person ÷ needing a reply',
    ],
    [
      'Median first reply',
      word(firstResponse.value, minutes),
      null,
      firstResponse.n,
      'needs:reply has:reply',
      'from publication to the first answer',
    ],
  ];
}

const Measures = ({ data }: Shown) => (
  <Card title="The usual measures beside it" hint="with 95% intervals">
    <Table
      caption="Standard measures"
      heads={['Measure', '>Value', '>95% interval', '>From', 'What it is']}
      rows={lines(data).map(([word, value, interval, n, filter, how]) => [
        word,
        value === null ? (
          <span class="muted">–</span>
        ) : n < 30 ? (
          <span class="muted">
            {value} <small>few</small>
          </span>
        ) : (
          value
        ),
        <span class="muted">{interval ?? '–'}</span>,
        n === 0 ? (
          <span class="muted">0</span>
        ) : (
          <a href={among(data, filter)}>
            {number(n)}
            <Hidden> behind {word}</Hidden>
          </a>
        ),
        <span class="muted">{how}</span>,
      ])}
    />
    <p class="hint">
      Implied means read off the stars that people gave in public; a survey asks other people, and asks them
      otherwise. A rating between two stars counts as the nearer one, a half as the higher.
    </p>
  </Card>
);

const Notes = ({ data }: Shown) => (
  <p class="footnote">
    Score = 50 + 50 × Σ weight × part ÷ Σ weights, to one decimal, in whole numbers, so that the same data
    gives the same score anywhere. Weights stand in src/reports/score-weights.ts and are the same for every
    brand and every period. A part with fewer than 30 observations is left out, and its weight goes to the
    others. Shares have Wilson’s interval; net sentiment and implied NPS that of a difference of two shares of
    one multinomial (Rocks 2016; Bonett and Price 2012). Spam and what was dismissed are left out.{' '}
    {periodWords(data.period)}, days in {data.timeZone}.
  </p>
);

export const ScorePage = ({ frame, data }: Shown & { frame: Frame }) => (
  <Layout frame={frame} title="Reputation score" current="reputation">
    <PageHead
      title="Reputation score"
      sub={`${periodWords(data.period)}, compared with the ${count(data.period.days, 'day')} before`}
    >
      <ReportFilters data={data} action="/score" sourceKinds={data.sourceKinds} />
    </PageHead>
    <ReportTabs frame={frame} data={data} at="/score" />
    <div class="columns-score">
      <Head data={data} />
      <Made data={data} />
    </div>
    <Measures data={data} />
    <WhatIf data={data} />
    <Notes data={data} />
  </Layout>
);
