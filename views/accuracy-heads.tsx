/** Emotions, intents, languages, and what scoring has to reach. */
import type { BarRow, Measured, MeasuredEngine, MeasuredSet } from '../src/reports/measured.ts';
import { ENGINE_WORDS, hundred } from './accuracy-words.ts';
import { Card, Table } from './cards.tsx';
import { number } from './format.ts';
import { Chip } from './parts.tsx';
import { EMOTION_WORDS, INTENT_WORDS, wordFor } from './words.ts';

type Props = { data: Measured };

const Named = ({ name, of }: { name: string; of: string }) => (
  <>
    {name} <span class="muted">{of}</span>
  </>
);

const EmotionCard = ({ set }: { set: MeasuredSet }) => (
  <Card
    title={`Emotions in ${set.about}`}
    hint={`${set.name}, mean F1 ${hundred(set.emotions!.meanF1)}`}
    class="stack"
  >
    <Table
      caption={`Emotions in ${set.name}`}
      heads={['Emotion', '>F1', '>Precision', '>Recall', '>How many']}
      rows={Object.entries(set.emotions!.perClass).map(([emotion, { n, precision, recall, f1 }]) => [
        wordFor(EMOTION_WORDS, emotion),
        <b>{hundred(f1)}</b>,
        hundred(precision),
        hundred(recall),
        number(n),
      ])}
    />
    <p class="hint">{EMOTION_NOTES[set.name]}</p>
  </Card>
);

const EMOTION_NOTES: Record<string, string> = {
  goemotions:
    'Each against the rest; the set’s labels are grouped to the product’s words. The packages know none.',
  tweeteval_emotion: 'The strongest of four. This set never trained the engine.',
};

export const Emotions = ({ data: { sets } }: Props) => (
  <>
    {sets
      .filter(({ emotions }) => emotions)
      .map((set) => (
        <EmotionCard set={set} />
      ))}
  </>
);

export const Intents = ({ data: { sets } }: Props) => {
  const rows = sets.flatMap(({ name, intents }) =>
    Object.entries(intents ?? {}).flatMap(([intent, engines]) =>
      Object.entries(engines).map(([engine, figures]) => ({ name, intent, engine, ...figures })),
    ),
  );
  return (
    <Card title="Intents" class="stack">
      <Table
        caption="Intents"
        heads={['Intent', 'By', '>F1', '>Precision', '>Recall']}
        rows={rows.map(({ name, intent, engine, precision, recall, f1 }) => [
          <Named name={wordFor(INTENT_WORDS, intent)} of={name} />,
          ENGINE_WORDS[engine as MeasuredEngine],
          <b>{hundred(f1)}</b>,
          hundred(precision),
          hundred(recall),
        ])}
      />
      <p class="hint">
        The packages call the most negative texts the intent, with a cut-off tuned on other texts of the set.
        No set of intents trained the engine.
      </p>
    </Card>
  );
};

export const Languages = ({ data: { sets } }: Props) => {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const known = sets.flatMap(({ name, language }) => (language ? [{ name, ...language }] : []));
  return (
    <Card title="Languages" class="stack">
      <Table
        caption="Languages"
        heads={['Language', '>Told right', '>Mistaken', '>How many']}
        rows={known.map(({ name, language, about, n, right, misjudged }) => [
          <Named name={names.of(language) ?? language} of={`${about}, ${name}`} />,
          `${hundred(right)}%`,
          `${hundred(misjudged)}%`,
          number(n),
        ])}
      />
      <p class="hint">Mistaken: English that was not scored, or another language that was.</p>
    </Card>
  );
};

const figure = (value: number | null) => {
  if (value === null) return '–';
  return value > 200 ? number(Math.round(value)) : value.toFixed(value > 2 ? 1 : 2);
};

const reaches = ({ value, isMost }: BarRow, goal: number) =>
  value !== null && (isMost ? value <= goal : value >= goal);

const Verdict = ({ row }: { row: BarRow }) => {
  if (row.value === null) return <>not measured</>;
  if (!reaches(row, row.must)) return <Chip tone="warn">not yet</Chip>;
  return <Chip tone="ok">{reaches(row, row.stretch) ? 'both' : 'yes'}</Chip>;
};

function reachedWords(bar: BarRow[]): string {
  const known = bar.filter(({ value }) => value !== null);
  const met = known.filter((row) => reaches(row, row.must));
  const beyond = known.filter((row) => reaches(row, row.stretch));
  return `${met.length} of ${known.length} goals reached, ${beyond.length} of the next`;
}

export const Bar = ({ data: { bar } }: Props) => (
  <Card title="What it has to reach" hint={reachedWords(bar)} class="stack">
    <Table
      caption="What it has to reach"
      heads={['What', '>Now', '>Goal', 'Reached', '>Next goal', '>Best package, tuned']}
      rows={bar.map((row) => [
        <Named name={row.what} of={row.set ?? ''} />,
        <b>{figure(row.value)}</b>,
        `${row.isMost ? '≤ ' : ''}${figure(row.must)}`,
        <Verdict row={row} />,
        `${row.isMost ? '≤ ' : ''}${figure(row.stretch)}`,
        figure(row.peer),
      ])}
    />
    <p class="hint">Speed, memory and time to load are those of the machine that measured.</p>
  </Card>
);
