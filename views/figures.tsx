/** The figures under the opening sentence: each with its change and a way to the mentions behind it. */
import type { Child } from 'hono/jsx';
import type { Figure, Figures } from '../src/reports/reputation-shape.ts';
import { count, minutes, number, percent, signed } from './format.ts';
import { Hidden, Icon } from './parts.tsx';

/** A figure of the period and the same of the period before; null where it cannot be said. */
export type FigureData = { value: number | null; previous: number | null };

export const change = ({ value, previous }: FigureData) =>
  value === null || previous === null ? null : value - previous;

/** Which way is good: the colour follows the meaning, not the sign. */
type Better = 'up' | 'down' | 'neither';

type DeltaProps = { figure: FigureData; better: Better; words: (size: number) => string; least?: number };

/** The change against the period before, in words too for those who do not see the arrow. */
export const Delta = ({ figure, better, words, least = 0 }: DeltaProps) => {
  const moved = change(figure);
  if (moved === null) return <span class="delta">no earlier figure</span>;
  if (Math.abs(moved) <= least)
    return (
      <span class="delta">
        <Icon name="minus" small /> unchanged
      </span>
    );
  const up = moved > 0;
  const good = better === 'neither' ? '' : up === (better === 'up') ? 'good' : 'bad';
  const told = words(Math.abs(moved));
  return (
    <span class={`delta ${good}`}>
      <Icon name={up ? 'arrow-up' : 'arrow-down'} small />
      <Hidden>
        {good === 'good' ? 'better: ' : good === 'bad' ? 'worse: ' : ''}
        {/(faster|slower)$/.test(told) ? '' : up ? 'up by ' : 'down by '}
      </Hidden>
      {told}
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
const points = (size: number) => count(Math.max(1, Math.round(size)), 'point');
const shares = (size: number) => points(size * 100);

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
      delta={<Delta figure={figures.net} better="up" words={points} least={0.5} />}
    />
    <Cell
      word="Mentions"
      of={figures.mentions}
      href={links.all}
      value={shown(figures.mentions.value, number)}
      note="all mentions of the period"
      delta={<Delta figure={figures.mentions} better="neither" words={relative(figures.mentions)} />}
    />
    <Cell
      word="Average rating"
      of={figures.rating}
      href={links.rated}
      value={shown(figures.rating.value, (value) => value.toFixed(1))}
      note={`from ${count(figures.rating.n, 'rating')}`}
      delta={<Delta figure={figures.rating} better="up" words={(size) => size.toFixed(1)} least={0.05} />}
    />
    <Cell
      word="Response rate"
      of={figures.responseRate}
      range={sharesFrom}
      href={links.needing}
      value={shown(figures.responseRate.value, percent)}
      note={`of ${count(figures.responseRate.n, 'mention')} that needed a reply`}
      delta={<Delta figure={figures.responseRate} better="up" words={shares} least={0.005} />}
    />
    <Cell
      word="Median first reply"
      of={figures.firstResponse}
      href={links.answered}
      value={shown(figures.firstResponse.value, minutes)}
      note={`from ${count(figures.firstResponse.n, 'first reply', 'first replies')}`}
      delta={
        <Delta
          figure={figures.firstResponse}
          better="down"
          words={(size) =>
            `${minutes(size)} ${(change(figures.firstResponse) ?? 0) < 0 ? 'faster' : 'slower'}`
          }
          least={0.99}
        />
      }
    />
    <Cell
      word="Share of voice"
      of={figures.shareOfVoice}
      range={sharesFrom}
      href={links.voice}
      value={shown(figures.shareOfVoice.value, percent)}
      note={`of ${count(figures.shareOfVoice.n, 'mention')} of you and your competitors`}
      delta={<Delta figure={figures.shareOfVoice} better="up" words={shares} least={0.005} />}
    />
  </dl>
);
