/** What the score would be with other figures or weights: a form that only asks. */
import type { ScoreReport } from '../src/reports/score/score.ts';
import type { WhatIfField } from '../src/reports/score/what-if.ts';
import { Card, Table } from './cards.tsx';
import { Field } from './fields.tsx';
import { number, percent } from './format.ts';
import { reportUrl } from './report-frame.tsx';
import { Diverging } from './report-parts.tsx';
import type { ScoreData } from './score-data.ts';
import { PART_WORDS, points } from './score-made.tsx';

type Shown = { data: ScoreData };

type Asked = { name: WhatIfField; label: string; now: string | null };

function asked({ facts, weights }: ScoreReport): Asked[] {
  const { positive, neutral, negative, ratings, ratingSum, needing, answered } = facts;
  return [
    { name: 'positive', label: 'Positive mentions', now: number(positive) },
    { name: 'neutral', label: 'Neutral mentions', now: number(neutral) },
    { name: 'negative', label: 'Negative mentions', now: number(negative) },
    { name: 'stars', label: 'Average rating', now: ratings === 0 ? null : (ratingSum / ratings).toFixed(2) },
    { name: 'answered', label: 'Answered, in %', now: needing === 0 ? null : percent(answered / needing) },
    { name: 'weight_sentiment', label: 'Weight of net sentiment', now: String(weights.sentiment) },
    { name: 'weight_stars', label: 'Weight of star ratings', now: String(weights.stars) },
    { name: 'weight_responses', label: 'Weight of responses', now: String(weights.responses) },
  ];
}

const Answer = ({ data: { score, whatIf } }: Shown) => {
  if (!whatIf) return null;
  const other = whatIf.score;
  if (other.value === null)
    return <p class="hint">With these figures every part has too few observations for a score.</p>;
  return (
    <>
      <p class="score-figure score-then">
        {other.value.toFixed(1)}{' '}
        <small>
          {score.value === null
            ? 'would be the score'
            : `instead of ${score.value.toFixed(1)}, ${points(Math.round((other.value - score.value) * 10) / 10)}`}
        </small>
      </p>
      <Table
        caption="The difference by part"
        heads={['Part', '>Points now', '>Points then', 'Pulls down, or up', '>Difference']}
        rows={whatIf.moves.map(({ part, points: moved }, index) => [
          PART_WORDS[part],
          points(score.contributions[index]!.points),
          points(other.contributions[index]!.points),
          <Diverging points={moved} most={25} words={`${points(moved)} points`} />,
          points(moved),
        ])}
      />
    </>
  );
};

/** A GET form: what is supposed stands in the address and is stored nowhere. */
export const WhatIf = ({ data }: Shown) => (
  <Card title="What if" hint="nothing is changed" id="what-if" class={data.whatIf ? undefined : 'no-print'}>
    <form method="get" action="/score#what-if" class="form">
      {data.brand && <input type="hidden" name="brand" value={String(data.brand.id)} />}
      {data.period.name === 'custom' ? (
        <>
          <input type="hidden" name="from" value={data.period.from} />
          <input type="hidden" name="to" value={data.period.to} />
        </>
      ) : (
        <input type="hidden" name="period" value={data.period.name} />
      )}
      {data.sourceKind && <input type="hidden" name="source" value={data.sourceKind} />}
      <div class="weights supposed">
        {asked(data).map(({ name, label, now }) => (
          <Field
            name={name}
            label={label}
            value={data.typed[name] ?? ''}
            help={now === null ? 'None in these days' : `Now ${now}`}
            error={data.errors[name]}
            autocomplete="off"
          />
        ))}
      </div>
      <div class="button-row">
        <button type="submit" class="button solid">
          Show the difference
        </button>
        {data.whatIf && (
          <a class="button quiet" href={reportUrl('/score', data)}>
            As it is
          </a>
        )}
      </div>
    </form>
    <Answer data={data} />
  </Card>
);
