/** The figures under the opening sentence: each with its change and a way to the mentions behind it. */
import type { Child } from 'hono/jsx';
import { changeShown, type Shown } from '../src/reports/change.ts';
import type { Figure, Figures } from '../src/reports/reputation-shape.ts';
import { count, minutes, number, percent, signed } from './format.ts';
import { Hidden, Icon } from './parts.tsx';

/** A figure of the period and the same of the period before; null where it cannot be said. */
export type FigureData = { value: number | null; previous: number | null };

/** Which way is good: the colour follows the meaning, not the sign. */
type Better = 'up' | 'down' | 'neither';

type DeltaProps = {
  figure: FigureData;
  as: Shown;
  better: Better;
  /** In place of those of its kind. */
  words?: (size: number) => string;
};

const points = (size: number) => count(size, 'point');

const WORDS: Record<Shown, (size: number) => string> = {
  ...{ count: number, points, share: points, minutes },
  rating: (size) => size.toFixed(1),
};

/** The change against the period before, in words too for those who do not see the arrow. */
export const Delta = ({ figure: { value, previous }, as, better, words = WORDS[as] }: DeltaProps) => {
  if (value === null || previous === null) return <span class="delta">no earlier figure</span>;
  const moved = changeShown(value, previous, as);
  if (moved === 0)
    return (
      <span class="delta">
        <Icon name="minus" small /> unchanged
      </span>
    );
  const up = moved > 0;
  const good = better === 'neither' ? '' : up === (better === 'up') ? 'good' : 'bad';
  return (
    <span class={`delta ${good}`}>
      <Icon name={up ? 'arrow-up' : 'arrow-down'} small />
      <Hidden>
        {good === 'good' ? 'better: ' : good === 'bad' ? 'worse: ' : ''}
        {as === 'minutes' ? '' : up ? 'up by ' : 'down by '}
      </Hidden>
      {words(Math.abs(moved))}
      {as === 'minutes' && (up ? ' slower' : ' faster')}
    </span>
  );
};

type CellProps = {
  word: string;
  href: string;
  value: Child;
  note: string;
  delta: Child;
  /** How sure it is, and whether it rests on few mentions. */
  of: Figure;
  range?: (interval: { low: number; high: number }) => string;
};

const Cell = ({ word, href, value, note, delta, of, range }: CellProps) => (
  <div class={of.few ? 'figure-cell few-figure' : 'figure-cell'}>
    <dt>{word}</dt>
    <dd class="big">
      <a href={href} title={of.interval && range ? `${note}; 95% sure: ${range(of.interval)}` : note}>
        {value}
      </a>
    </dd>
    <dd>{delta}</dd>
    {of.few && of.value !== null && <dd class="hint">few {of.n === 0 ? 'mentions' : `(${of.n})`}</dd>}
  </div>
);

const pointsFrom = ({ low, high }: { low: number; high: number }) => `${signed(low)} to ${signed(high)}`;
const sharesFrom = ({ low, high }: { low: number; high: number }) => `${percent(low)} to ${percent(high)}`;

const unknown = '–';
const shown = (value: number | null, words: (value: number) => string) =>
  value === null ? unknown : words(value);

/** A share of change is only told where there was something before. */
const relative = (figure: FigureData) => (size: number) =>
  figure.previous ? percent(size / figure.previous) : number(size);

type StripProps = {
  figures: Figures;
  links: Record<'all' | 'scored' | 'rated' | 'needing' | 'answered' | 'voice', string>;
};

export const FigureStrip = ({ figures, links }: StripProps) => (
  <dl class="figures">
    <Cell
      word="Net sentiment"
      of={figures.net}
      range={pointsFrom}
      href={links.scored}
      value={shown(figures.net.value, signed)}
      note={`from ${count(figures.net.n, 'scored mention')}`}
      delta={<Delta figure={figures.net} as="points" better="up" />}
    />
    <Cell
      word="Mentions"
      of={figures.mentions}
      href={links.all}
      value={shown(figures.mentions.value, number)}
      note="all mentions of the period"
      delta={
        <Delta figure={figures.mentions} as="count" better="neither" words={relative(figures.mentions)} />
      }
    />
    <Cell
      word="Average rating"
      of={figures.rating}
      href={links.rated}
      value={shown(figures.rating.value, (value) => value.toFixed(1))}
      note={`from ${count(figures.rating.n, 'rating')}`}
      delta={<Delta figure={figures.rating} as="rating" better="up" />}
    />
    <Cell
      word="Response rate"
      of={figures.responseRate}
      range={sharesFrom}
      href={links.needing}
      value={shown(figures.responseRate.value, percent)}
      note={`of ${count(figures.responseRate.n, 'mention')} that needed a reply`}
      delta={<Delta figure={figures.responseRate} as="share" better="up" />}
    />
    <Cell
      word="Median first reply"
      of={figures.firstResponse}
      href={links.answered}
      value={shown(figures.firstResponse.value, minutes)}
      note={`from ${count(figures.firstResponse.n, 'first reply', 'first replies')}`}
      delta={<Delta figure={figures.firstResponse} as="minutes" better="down" />}
    />
    <Cell
      word="Share of voice"
      of={figures.shareOfVoice}
      range={sharesFrom}
      href={links.voice}
      value={shown(figures.shareOfVoice.value, percent)}
      note={`of ${count(figures.shareOfVoice.n, 'mention')} of you and your competitors`}
      delta={<Delta figure={figures.shareOfVoice} as="share" better="up" />}
    />
  </dl>
);
