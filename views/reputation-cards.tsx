/** The cards of the reputation page, and the small print below them. */
import { Card, Table } from './cards.tsx';
import { AsTable, Bar } from './chart.tsx';
import { Delta } from './figures.tsx';
import { count, minutes, number, percent } from './format.ts';
import { behind, type Reported, type ReputationData } from './reputation-data.ts';
import { sourceName } from './words.ts';

const share = (part: number, whole: number) => (whole ? percent(part / whole) : '–');

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
            <span class="right">{share(voice.mentions, all)}</span>
          </li>
        ))}
      </ul>
      {data.voices.every((voice) => voice.kind === 'own') && (
        <p class="hint">
          <a href="/brands">Add a competitor</a> to compare.
        </p>
      )}
      <AsTable
        twin={{
          caption: 'Share of voice',
          heads: ['Brand', '>Mentions', '>Share'],
          rows: data.voices.map((voice) => [voice.name, number(voice.mentions), share(voice.mentions, all)]),
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
            figure={{ value: rating.mean, previous: rating.previousMean }}
            better="up"
            words={(size) => size.toFixed(1)}
            least={0.05}
          />,
        ])}
      />
    )}
  </Card>
);

/** How long first replies took, as shares of what needed one. */
const Spread = ({ within }: { within: ReputationData['responseTimes']['within'] }) => {
  const steps = [
    ['under 1 h', within.hour, true],
    ['1–4 h', within.fourHours, true],
    ['4–24 h', within.day, false],
    ['over 24 h', within.later, false],
    ['no reply', within.unanswered, false],
  ] as const;
  const all = steps.reduce((sum, [, size]) => sum + size, 0);
  const most = Math.max(1, ...steps.map(([, size]) => size));
  return (
    <ul class="bars">
      {steps.map(([word, size, quick]) => (
        <li>
          <span>{word}</span>
          <Bar share={size / most} own={quick} />
          <span class="right">{share(size, all)}</span>
        </li>
      ))}
    </ul>
  );
};

export const Responses = ({ data: { figures, responseTimes } }: Reported) => (
  <Card title="Time to first reply" hint={`target ${minutes(responseTimes.target)}`}>
    <Spread within={responseTimes.within} />
    <p class="hint">
      {count(figures.responseRate.n, 'mention')} needed a reply;{' '}
      {figures.firstResponse.value === null
        ? 'none was given yet'
        : `half of the replies came within ${minutes(figures.firstResponse.value)}`}
      {figures.firstResponseP90.value !== null &&
        `, 9 of 10 within ${minutes(figures.firstResponseP90.value)}`}
      .
    </p>
  </Card>
);
