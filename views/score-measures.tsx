/** The standard measures beside the score. */
import type { Child } from 'hono/jsx';
import { Card, Table } from './cards.tsx';
import { minutes, percent, signed } from './format.ts';
import { between, Counted } from './report-parts.tsx';
import { MOST_EXACT, SO_MANY_REPLIES } from './reputation-answers.tsx';
import type { ScoreData } from './score-data.ts';
import { among, PART_FILTERS } from './score-made.tsx';

type Shown = { data: ScoreData };

type Line = [
  word: string,
  figure: string | null,
  interval: string | null,
  n: number,
  filter: string,
  how: Child,
];

/** A rating between two stars counts as the nearer one, a half as the higher. */
const STARS = {
  fourAndFive: 'rating:>=3.5',
  five: 'rating:>=4.5',
  oneToThree: 'has:rating NOT rating:>=3.5',
};

function lines(data: ScoreData): Line[] {
  const { measures, stars } = data;
  const starred = (filter: keyof typeof STARS, n: number) => (
    <Counted n={n} href={among(data, STARS[filter])} what="ratings" />
  );
  const { net, rating, impliedCsat, askedCsat, impliedNps, responseRate, firstResponse } = measures;
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
      <>share of 4 and 5 stars ({starred('fourAndFive', stars.four + stars.five)}); nobody was asked</>,
    ],
    [
      'CSAT (asked)',
      word(askedCsat.value, percent),
      between(askedCsat.interval),
      askedCsat.n,
      'has:csat',
      'share of 4 and 5 among those who were asked in a reply and answered',
    ],
    [
      'Implied NPS',
      word(impliedNps.value, signed),
      span(impliedNps.interval, signed),
      impliedNps.n,
      'has:rating',
      <>
        % of 5 stars ({starred('five', stars.five)}) − % of 1 to 3 (
        {starred('oneToThree', stars.one + stars.two + stars.three)}); nobody was asked
      </>,
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
      firstResponse.n > MOST_EXACT
        ? `from publication to the first answer. ${SO_MANY_REPLIES}`
        : 'from publication to the first answer',
    ],
  ];
}

export const Measures = ({ data }: Shown) => (
  <Card title="The usual measures beside it" hint="with 95% intervals" class="measures">
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
        <Counted n={n} href={among(data, filter)} what={`behind ${word}`} />,
        <span class="muted">{how}</span>,
      ])}
    />
    <p class="hint">
      Implied means read off the stars that people gave in public; a survey asks other people, and asks them
      otherwise. A rating between two stars counts as the nearer one, a half as the higher.
    </p>
  </Card>
);
