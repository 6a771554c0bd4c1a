/** The score, the points that it is made of, and what moved it. */
import type { Contribution, Score } from '../src/reports/score/parts.ts';
import type { ScorePart } from '../src/reports/score/weights.ts';
import { Card, EmptyState, Table } from './cards.tsx';
import { percent, signed } from './format.ts';
import { Counted, Diverging } from './report-parts.tsx';
import { behind } from './reputation-data.ts';
import type { ScoreData } from './score-data.ts';

type Shown = { data: ScoreData };

/** The mentions behind a figure of these days and this source. */
export const among = (data: ScoreData, filter: string) =>
  behind(data, data.sourceKind ? `${filter} source:${data.sourceKind}` : filter);

export const PART_WORDS: Record<ScorePart, string> = {
  sentiment: 'Net sentiment',
  stars: 'Star ratings',
  responses: 'Responses',
};

export const PART_FILTERS: Record<ScorePart, string> = {
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

export const whole = ({ contributions }: Score) =>
  contributions.reduce((sum, { few, weight }) => sum + (few ? 0 : weight), 0);

export const Made = ({ data }: Shown) => (
  <Card title="What it is made of" hint="each from −1 to 1, times its weight" class="made-of">
    <Table
      caption="Parts of the score"
      heads={['Part', '>Measured', '>Weight', 'Pulls down, or up', '>Points']}
      rows={data.score.contributions.map((one) => [
        <>
          <a href={among(data, PART_FILTERS[one.part])}>{PART_WORDS[one.part]}</a>{' '}
          <small>
            <Counted n={one.n} href={among(data, PART_FILTERS[one.part])} what="mentions" />
          </small>
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

export const Head = ({ data: { score, before } }: Shown) => (
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
