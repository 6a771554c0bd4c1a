/** What the relevance model of a brand has learnt, how well it does, and its switch. */
import type { Figures } from '../src/brands/relevance/model.ts';
import { Card } from './cards.tsx';
import { count, percent } from './format.ts';
import { PostForm } from './forms.tsx';
import { inboxUrl } from './urls.ts';

export type RelevanceData = {
  brandId: number;
  /** Posts of which somebody said whether they are about the brand. */
  told: { ups: number; downs: number };
  figures: Figures | null;
  isTrusted: boolean;
  setsAside: boolean;
  least: number;
};

const range = ([low, high]: [number, number]) => `${percent(low)} to ${percent(high)}`;

const FiguresLine = ({ figures }: { figures: Figures }) => (
  <dl class="pairs">
    <dt>Kept and about you</dt>
    <dd>
      {percent(figures.precision)} <span class="hint">({range(figures.precisionInterval)})</span>
    </dd>
    <dt>About you and kept</dt>
    <dd>
      {percent(figures.recall)} <span class="hint">({range(figures.recallInterval)})</span>
    </dd>
    <dt>Rules alone</dt>
    <dd>{percent(figures.plainPrecision)} about you, 100% kept</dd>
    <dt>Judged</dt>
    <dd>{count(figures.n, 'held-back post')}</dd>
  </dl>
);

function stateWords({ told, isTrusted, setsAside, least }: RelevanceData): string {
  const n = told.ups + told.downs;
  if (n < least)
    return `${count(n, 'post')} judged so far. From ${least} on, with both answers among them, Earshot can tell how well it does.`;
  if (!isTrusted)
    return 'It does not do better than the rules alone yet, so it sets nothing aside. Judge some more.';
  return setsAside
    ? 'What is surely not about you is set aside as it comes in. Nothing is lost: it stands under Set aside, with the reason.'
    : 'It does better than the rules alone. Switch it on, and what is surely not about you is set aside as it comes in.';
}

const Switch = ({ data }: { data: RelevanceData }) => (
  <PostForm action={`/brands/${data.brandId}/relevance`} fields={data.setsAside ? {} : { setsAside: '1' }}>
    <button type="submit" class="button">
      {data.setsAside ? 'Set nothing aside' : 'Set aside what is not about us'}
    </button>
  </PostForm>
);

export const RelevanceCard = ({ data, may }: { data: RelevanceData; may: boolean | undefined }) => (
  <Card title="About you or not" hint="learnt from thumbs" class="stack">
    <p>{stateWords(data)}</p>
    {data.figures && <FiguresLine figures={data.figures} />}
    <p class="hint">
      {count(data.told.ups, 'post')} about you, {data.told.downs} not. Thumbs are given on the samples of a
      rule; setting a mention aside as not relevant counts too. What is learnt stays on this machine.{' '}
      <a
        href={inboxUrl({
          view: 'everything',
          sort: 'newest',
          brand: String(data.brandId),
          status: 'dismissed',
        })}
      >
        What was set aside
      </a>
    </p>
    {may && (data.setsAside || data.isTrusted) && <Switch data={data} />}
  </Card>
);
