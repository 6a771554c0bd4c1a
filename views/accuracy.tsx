/** How well texts are understood: on labelled texts beside three packages, and by what people corrected here. */
import type { Accuracy } from '../src/reports/accuracy.ts';
import { Bar, Emotions, Intents, Languages } from './accuracy-heads.tsx';
import { Doubts, OwnAccuracy } from './accuracy-own.tsx';
import { Hashes, Sentiments } from './accuracy-sets.tsx';
import { hundred, wins } from './accuracy-words.ts';
import { Card, PageHead } from './cards.tsx';
import { count, longDay, number } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Tabs } from './settings.tsx';

export type AccuracyData = Accuracy;

const Meaning = ({ data: { run } }: { data: AccuracyData }) => (
  <Card title="What the figures mean" class="stack">
    <p>
      People had labelled these texts before the engine read them, and none of the texts counted here was used
      to build it. <b>F1</b> weighs two questions for each label: of the texts that the engine calls negative,
      how many are; and of the negative ones, how many does it find. The figure is the mean over the labels:
      100 is perfect and guessing gives about 33. Models that need a graphics card reach about 72 on the
      tweets of semeval17.
    </p>
    <p>
      Behind each figure stands the middle 95% of 500 bootstrap samples: what it would be on other texts of
      the same kind. Two figures whose ranges overlap widely are not known to differ.
    </p>
    <p>
      <b>Where it is weak.</b> {weakest(run)} Irony, hints and what only an insider knows stay hard: that is
      what the mark “Not sure” is for. Texts in other languages than English are told apart and kept, but not
      scored.
    </p>
  </Card>
);

function weakest({ sets }: AccuracyData['run']): string {
  const known = sets.flatMap(({ about, sentiment }) =>
    sentiment?.earshot ? [{ about, f1: sentiment.earshot.macroF1 }] : [],
  );
  const worst = known.sort((a, b) => a.f1 - b.f1).slice(0, 3);
  if (worst.length === 0) return '';
  return `It does worst on ${worst.map(({ about, f1 }) => `${about} (${hundred(f1)})`).join('; ')}.`;
}

const Lede = ({ data: { run } }: { data: AccuracyData }) => {
  const { won, of } = wins(run.sets);
  return (
    <p class="lede">
      On <b>{number(won)}</b> of {count(of, 'set')} of labelled texts it is ahead of wink-nlp, VADER and
      AFINN.
    </p>
  );
};

const Reproduce = ({ data: { run } }: { data: AccuracyData }) => (
  <Card title="Measure it yourself">
    <p>
      In the project’s folder, <code>npm run eval</code> measures on the texts that come with it.{' '}
      <code>{run.command}</code> measures on whole sets and writes this page’s figures down. A test compares
      them with the engine and the model that are running.
    </p>
    <Hashes data={run} />
  </Card>
);

/** `/accuracy`. */
export const AccuracyPage = ({ frame, data }: { frame: Frame; data: AccuracyData }) => (
  <Layout frame={frame} title="Accuracy" current="settings">
    <PageHead
      title="Accuracy"
      sub={`Engine ${data.run.engine}, ${data.run.date ? `measured with the texts of ${longDay(data.run.date)}` : 'measured once'}`}
    />
    <Tabs frame={frame} at="accuracy" />
    <Lede data={data} />
    <OwnAccuracy data={data} />
    <Doubts data={data} />
    <Sentiments data={data.run} />
    <Meaning data={data} />
    <div class="columns-2">
      <div class="sheet-part">
        <Emotions data={data.run} />
      </div>
      <div class="sheet-part">
        <Intents data={data.run} />
        <Languages data={data.run} />
      </div>
    </div>
    <Bar data={data.run} />
    <Reproduce data={data} />
  </Layout>
);
