/** What scoring stored mentions again would change: how many labels, from which to which, ten of them. */
import type { Sentiment } from '../src/mentions/mention.ts';
import { Card, Table } from './cards.tsx';
import { count, number } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import { SentimentMark } from './parts.tsx';
import { mentionUrl } from './urls.ts';
import { SENTIMENT_WORDS } from './words.ts';

export type Foreseen = {
  engine: string;
  /** By what the sampled ones were scored. */
  scoredBy: string[];
  due: number | null;
  sampled: number;
  changed: number;
  confusion: { from: Sentiment; to: Sentiment; n: number }[];
  examples: { id: number; text: string; from: Sentiment; to: Sentiment }[];
};

const LABELS: Sentiment[] = ['negative', 'neutral', 'positive', 'unscored'];

const Confusion = ({ confusion }: { confusion: Foreseen['confusion'] }) => {
  const used = LABELS.filter((label) => confusion.some(({ from, to }) => from === label || to === label));
  const n = (from: Sentiment, to: Sentiment) =>
    confusion.find((pair) => pair.from === from && pair.to === to)?.n ?? 0;
  return (
    <Table
      caption="Labels before and after"
      heads={['Is now', ...used.map((label) => `>Would be ${SENTIMENT_WORDS[label].toLowerCase()}`)]}
      rows={used.map((from) => [SENTIMENT_WORDS[from], ...used.map((to) => number(n(from, to)))])}
    />
  );
};

const Examples = ({ examples }: { examples: Foreseen['examples'] }) => (
  <Table
    caption="Examples"
    heads={['Is', 'Would be', 'Mention']}
    rows={examples.map(({ id, from, to, text }) => [
      <SentimentMark sentiment={from} />,
      <SentimentMark sentiment={to} />,
      <a href={mentionUrl(id)} dir="auto">
        {text}
      </a>,
    ])}
  />
);

const NothingDue = ({ engine }: { engine: string }) => (
  <Card title="Nothing would change">
    <p>Every mention was scored by {engine} and the calibrations that are in use.</p>
  </Card>
);

export const RescorePreview = ({ preview, brand }: { preview: Foreseen; brand: string }) =>
  preview.due === 0 ? (
    <NothingDue engine={preview.engine} />
  ) : (
    <Card title="What would change" hint="nothing has changed yet" class="stack">
      <p>
        {count(preview.due ?? preview.sampled, 'mention')} would be scored again by {preview.engine}; now they
        have the scores of {preview.scoredBy.join(', ')}. Of the newest {number(preview.sampled)},{' '}
        {number(preview.changed)} would change their label.
      </p>
      <Confusion confusion={preview.confusion} />
      {preview.examples.length > 0 && <Examples examples={preview.examples} />}
      <PostForm action="/settings/scoring/rescoring" fields={{ brand }}>
        <Once />
        <div class="button-row">
          <button type="submit" class="button solid">
            Score {count(preview.due ?? preview.sampled, 'mention')} again
          </button>
          <a class="button" href="/settings/scoring">
            Leave them as they are
          </a>
        </div>
      </PostForm>
    </Card>
  );
