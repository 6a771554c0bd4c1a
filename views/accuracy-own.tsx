/** How often the engine was right here, as people's corrections tell, and where it was not sure. */

import type { Sentiment } from '../src/mentions/mention.ts';
import type { Accuracy, Agreement, Confusion, Place } from '../src/reports/accuracy.ts';
import { intervalWords } from './accuracy-words.ts';
import { Card, Table } from './cards.tsx';
import { count, number, percent } from './format.ts';
import { Chip, SourceGlyph } from './parts.tsx';
import { inboxUrl } from './urls.ts';
import { SENTIMENT_WORDS, sourceName } from './words.ts';

type Props = { data: Accuracy };

const Right = ({ right, n, few }: Agreement) =>
  few ? <Chip tone="line">too few</Chip> : <b>{percent(right / n)}</b>;

const ENGINE: Sentiment[] = ['negative', 'neutral', 'positive', 'unscored'];
const PERSON = ['negative', 'neutral', 'positive'] as const;

const ConfusionTable = ({ confusion }: { confusion: Confusion[] }) => {
  const n = (engine: Sentiment, person: Sentiment) =>
    confusion.find((each) => each.engine === engine && each.person === person)?.n ?? 0;
  return (
    <Table
      caption="What the engine said and what people said"
      heads={[
        'The engine said',
        ...PERSON.map((person) => `>People: ${SENTIMENT_WORDS[person].toLowerCase()}`),
      ]}
      rows={ENGINE.map((engine) => [
        SENTIMENT_WORDS[engine],
        ...PERSON.map((person) =>
          engine === person ? <b>{number(n(engine, person))}</b> : number(n(engine, person)),
        ),
      ])}
    />
  );
};

const PlaceName = ({ brand, sourceKind }: Place) => (
  <>
    <SourceGlyph kind={sourceKind} /> {brand}, {sourceName(sourceKind)}
  </>
);

const PlaceTable = ({ data: { places } }: Props) => (
  <Table
    caption="By brand and source"
    heads={['Brand and source', '>Right', '>95% interval', '>Judged']}
    rows={places.map((place) => [
      <PlaceName {...place} />,
      <Right {...place} />,
      place.few ? '–' : intervalWords(place.interval),
      number(place.n),
    ])}
  />
);

const Summary = ({ data: { judged, whileUnsure } }: Props) => (
  <p>
    People judged {count(judged.n, 'mention')}.{' '}
    {judged.few ? (
      `That is too few to say more: from 30 on a share is shown.`
    ) : (
      <>
        The engine’s label was right on <b>{percent(judged.right / judged.n)}</b> of them (95% interval after
        Wilson {intervalWords(judged.interval)})
        {whileUnsure.few
          ? '.'
          : `; where it had said that it was not sure, on ${percent(whileUnsure.right / whileUnsure.n)} of ${number(whileUnsure.n)}.`}
      </>
    )}
  </p>
);

export const OwnAccuracy = ({ data }: Props) => (
  <Card title="On your own mentions" hint="from people’s corrections" class="stack">
    <Summary data={data} />
    {data.judged.n > 0 && (
      <>
        <ConfusionTable confusion={data.confusion} />
        <PlaceTable data={data} />
      </>
    )}
    <p class="hint">
      People correct what looks wrong and seldom confirm what looks right, so these shares are lower than the
      engine’s true ones. Choosing the label that a mention already has confirms it and counts as right.
    </p>
  </Card>
);

const part = (some: number, all: number) => `${number(some)} (${percent(some / all)})`;

export const Doubts = ({ data: { doubts, newest } }: Props) => (
  <Card
    title="Where it was not sure"
    hint={<a href={inboxUrl({ view: 'everything', q: 'is:unsure' })}>Read these mentions</a>}
    class="stack"
  >
    {doubts.length === 0 ? (
      <p class="hint">No mention yet.</p>
    ) : (
      <Table
        caption="Where it was not sure"
        heads={['Brand and source', '>Not sure', '>Not scored', '>Mentions']}
        rows={doubts.map(({ mentions, unsure, unscored, ...place }) => [
          <PlaceName {...place} />,
          part(unsure, mentions),
          part(unscored, mentions),
          number(mentions),
        ])}
      />
    )}
    <p class="hint">Among the newest {number(newest)} mentions of each brand.</p>
  </Card>
);
