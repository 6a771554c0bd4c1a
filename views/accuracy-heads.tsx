/** Emotions, intents, languages, and what scoring has to reach. */
import type { BarRow, Measured, MeasuredEngine, MeasuredSet } from '../src/reports/measured.ts';
import { ENGINE_WORDS, hundred } from './accuracy-words.ts';
import { Card, Table } from './cards.tsx';
import { number } from './format.ts';
import { Chip } from './parts.tsx';
import { EMOTION_WORDS, INTENT_WORDS, wordFor } from './words.ts';

type Props = { data: Measured };

const EmotionCard = ({ set }: { set: MeasuredSet }) => (
  <Card
    title={`Emotions in ${set.about}`}
    hint={`${set.name}, mean F1 ${hundred(set.emotions!.meanF1)}`}
    class="stack"
  >
    <Table
      caption={`Emotions in ${set.name}`}
      heads={['Emotion', '>How many', '>Precision', '>Recall', '>F1']}
      rows={Object.entries(set.emotions!.perClass).map(([emotion, { n, precision, recall, f1 }]) => [
        wordFor(EMOTION_WORDS, emotion),
        number(n),
        hundred(precision),
        hundred(recall),
        <b>{hundred(f1)}</b>,
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
        heads={['Texts', 'Intent', 'By', '>Precision', '>Recall', '>F1']}
        rows={rows.map(({ name, intent, engine, precision, recall, f1 }) => [
          name,
          wordFor(INTENT_WORDS, intent),
          ENGINE_WORDS[engine as MeasuredEngine],
          hundred(precision),
          hundred(recall),
          <b>{hundred(f1)}</b>,
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
        heads={['Language', '>How many', '>Told right', '>Mistaken']}
        rows={known.map(({ name, language, about, n, right, misjudged }) => [
          <>
            {names.of(language) ?? language} <span class="muted">{`${about}, ${name}`}</span>
          </>,
          number(n),
          `${hundred(right)}%`,
          `${hundred(misjudged)}%`,
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

function Verdict({ value, must, stretch, isMost }: BarRow) {
  if (value === null) return <>not measured</>;
  const reaches = (goal: number) => (isMost ? value <= goal : value >= goal);
  if (!reaches(must)) return <Chip tone="warn">not reached</Chip>;
  return <Chip tone="ok">{reaches(stretch) ? 'reached, and the next goal' : 'reached'}</Chip>;
}

export const Bar = ({ data: { bar } }: Props) => (
  <Card title="What it has to reach" class="stack">
    <Table
      caption="What it has to reach"
      heads={['What', 'Texts', '>Now', '>Goal', '>Next goal', '>Best package, tuned', '']}
      rows={bar.map((row) => [
        row.what,
        row.set ?? '–',
        figure(row.value),
        `${row.isMost ? '≤ ' : ''}${figure(row.must)}`,
        `${row.isMost ? '≤ ' : ''}${figure(row.stretch)}`,
        figure(row.peer),
        <Verdict {...row} />,
      ])}
    />
    <p class="hint">Speed, memory and time to load are those of the machine that measured.</p>
  </Card>
);
