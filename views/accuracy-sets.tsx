/** Sentiment, set by set and label by label, beside three packages. */
import type { Measured, MeasuredSet, SentimentFigures } from '../src/reports/measured.ts';
import { ENGINE_WORDS, hundred, PEERS, range } from './accuracy-words.ts';
import { Card, Table } from './cards.tsx';
import { number } from './format.ts';
import { SENTIMENT_WORDS } from './words.ts';

type Scored = MeasuredSet & { sentiment: NonNullable<MeasuredSet['sentiment']> };

/** Whole sets, then what lies beside the tests alone. */
function scoredSets({ sets, slices }: Measured): Scored[] {
  const alone = slices.filter(({ name }) => !sets.some((set) => set.name === name));
  return [...sets, ...alone].filter((set): set is Scored => set.sentiment !== undefined);
}

const SetName = ({ set }: { set: MeasuredSet }) => (
  <>
    {set.name} <span class="muted">{set.about}</span>
  </>
);

const peerHeads = PEERS.map((peer) => `>${ENGINE_WORDS[peer]}`);
const peerCells = (set: Scored, figure: (figures: SentimentFigures) => number | undefined) =>
  PEERS.map((peer) => hundred(figure(set.sentiment[peer]!)));

const SetTable = ({ caption, sets }: { caption: string; sets: Scored[] }) => (
  <Table
    caption={caption}
    heads={['Texts', '>Earshot F1', '>95% of draws', ...peerHeads, '>Not scored', '>How many']}
    rows={sets.map((set) => {
      const { n, macroF1, interval, unscored } = set.sentiment.earshot!;
      return [
        <SetName set={set} />,
        <b>{hundred(macroF1)}</b>,
        range(interval),
        ...peerCells(set, (figures) => figures.macroF1),
        `${hundred(unscored)}%`,
        number(n),
      ];
    })}
  />
);

export const Sentiments = ({ data }: { data: Measured }) => {
  const sets = scoredSets(data);
  const toward = sets.filter(({ task }) => task === 'toward the brand');
  return (
    <>
      <Card title="Negative, neutral or positive" hint="F1, each as it comes" class="stack">
        <SetTable caption="Sentiment of a text" sets={sets.filter((set) => !toward.includes(set))} />
        <p class="hint">A set without neutral texts counts every neutral answer as wrong.</p>
      </Card>
      <Card title="Toward one brand or thing in a text" hint="F1, each as it comes" class="stack">
        <SetTable caption="Sentiment toward a brand" sets={toward} />
        <p class="hint">The packages know no brands: they judge the whole text.</p>
      </Card>
      <Card title="More of the same">
        <Sureness sets={sets} />
        <Classes sets={sets} />
        <Tuned sets={sets} />
      </Card>
    </>
  );
};

/** What each would reach if its cut-offs were chosen for the kind of text. */
const Tuned = ({ sets }: { sets: Scored[] }) => (
  <details class="as-table">
    <summary>With cut-offs tuned on other texts of each set, and how well negatives are found</summary>
    <Table
      caption="With tuned cut-offs"
      heads={[
        ...['Texts', '>Earshot, tuned', ...peerHeads.map((head) => `${head}, tuned`)],
        ...['>AUC of negative', '>Negatives at precision 90', '>r with people'],
      ]}
      rows={sets.map((set) => {
        const { tuned, area, negativesAt90, r } = set.sentiment.earshot!;
        return [
          set.name,
          hundred(tuned?.macroF1),
          ...peerCells(set, (figures) => figures.tuned?.macroF1),
          hundred(area),
          hundred(negativesAt90),
          r === null ? '–' : r.toFixed(2),
        ];
      })}
    />
  </details>
);

/** Whether it knows when it does not know. */
const Sureness = ({ sets }: { sets: Scored[] }) => (
  <details class="as-table">
    <summary>How sure it is, and how often it is right then</summary>
    <Table
      caption="Sureness"
      heads={['Texts', '>Not sure', '>Right then', '>Right otherwise', '>Sureness is off by']}
      rows={sets.flatMap(({ name, sureness }) =>
        sureness
          ? [
              [
                name,
                `${hundred(sureness.unsure)}%`,
                sureness.rightWhileUnsure === null ? '–' : `${hundred(sureness.rightWhileUnsure)}%`,
                `${hundred(sureness.rightWhileSure)}%`,
                hundred(sureness.error),
              ],
            ]
          : [],
      )}
    />
    <p class="hint">
      Off by: how far the sureness that is shown lies from the share that is right, on average over ten steps
      of it, in points (expected calibration error).
    </p>
  </details>
);

const LABELS = ['negative', 'neutral', 'positive'] as const;

const Classes = ({ sets }: { sets: Scored[] }) => (
  <details class="as-table">
    <summary>Label by label</summary>
    <Table
      caption="Each label of each set"
      heads={['Texts', 'Label', '>Earshot F1', '>Precision', '>Recall', ...peerHeads, '>How many']}
      rows={sets.flatMap((set) =>
        LABELS.filter((label) => set.sentiment.earshot!.perClass[label]).map((label) => {
          const { n, precision, recall, f1 } = set.sentiment.earshot!.perClass[label]!;
          return [
            set.name,
            SENTIMENT_WORDS[label],
            <b>{hundred(f1)}</b>,
            hundred(precision),
            hundred(recall),
            ...peerCells(set, ({ perClass }) => perClass[label]?.f1),
            number(n),
          ];
        }),
      )}
    />
  </details>
);

export const Hashes = ({ data }: { data: Measured }) => (
  <details class="as-table">
    <summary>The sets, and the hashes of their files and of the model</summary>
    <Table
      caption="The sets and their hashes"
      heads={['Set', 'Split', '>Texts', 'SHA-256']}
      rows={[
        ...data.sets.map((set) => hashRow(set.name, set)),
        ...data.slices.map((set) => hashRow(`${set.name}, beside the tests`, set)),
        ['the model', '–', '–', <code>{data.model}</code>],
      ]}
    />
  </details>
);

const hashRow = (name: string, { split, n, sha256 }: MeasuredSet) => [
  name,
  split,
  number(n),
  <code>{sha256}</code>,
];
