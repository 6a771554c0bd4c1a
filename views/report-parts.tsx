/** Small parts of the pages of reports. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Interval } from '../src/reports/figures.ts';
import { EmptyState } from './cards.tsx';
import { number } from './format.ts';
import { Hidden } from './parts.tsx';

type CellProps = PropsWithChildren<{
  word: string;
  /** None where no list says the same. */
  href?: string;
  /** Null: there is nothing to say. */
  value: Child | null;
  /** Fewer than 30: said instead of a change. */
  few?: boolean;
  note?: Child;
}>;

/** One of the figures in a strip; a click opens the mentions behind it. */
export const FigureCell = ({ word, href, value, few, note, children }: CellProps) => (
  <div class="figure-cell">
    <dt>{word}</dt>
    <dd class={few ? 'big few' : 'big'}>
      {value === null ? '–' : href === undefined ? value : <a href={href}>{value}</a>}
    </dd>
    {note && value !== null && <dd class="hint">{note}</dd>}
    <dd>{few && value !== null ? <span class="delta">few mentions</span> : children}</dd>
  </div>
);

/** A figure as a sentence says it, and where the mentions or people behind it are. */
export type SaidFigure = { words: string; href: string };

type OpeningProps = {
  text: string;
  /** In the order in which they are said; what is not said is passed over. */
  figures?: readonly SaidFigure[];
  next?: { href: string; words: string } | null;
};

/** The sentence that a report opens with, and where to go on; nothing where there is nothing to say. */
export const Opening = ({ text, figures = [], next }: OpeningProps) =>
  text === '' ? null : (
    <p class="lede">
      {opened(text, figures)}
      {next && (
        <>
          {' '}
          <a href={next.href} class="inside-only">
            {next.words}
          </a>
        </>
      )}
    </p>
  );

function opened(text: string, figures: readonly SaidFigure[]): Child[] {
  const parts: Child[] = [];
  let rest = text;
  for (const { words, href } of figures) {
    const at = rest.indexOf(words);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), <a href={href}>{words}</a>);
    rest = rest.slice(at + words.length);
  }
  return [...parts, rest];
}

/** In place of a report over days before the watch. */
export const Unwatched = ({ why }: { why: string }) => (
  <EmptyState icon="clock" title="These days were not watched">
    {why} Choose later days.
  </EmptyState>
);

/** What opens the mentions behind it, where it is known which those are. */
export const Opens = ({ href, children }: PropsWithChildren<{ href: string | null }>) =>
  href === null ? <span>{children}</span> : <a href={href}>{children}</a>;

type CountedProps = { n: number; href: string; what?: string };

/** A number that opens the mentions behind it; of nothing there is nothing to open. */
export const Counted = ({ n, href, what }: CountedProps) =>
  n === 0 ? (
    <span class="muted">0</span>
  ) : (
    <a href={href}>
      {number(n)}
      {what && <Hidden> {what}</Hidden>}
    </a>
  );

/** `81–90%`: where the truth lies 95 times of 100. */
export const between = (interval: Interval | null): string | null =>
  interval && `${number(Math.floor(interval.low * 100))}–${number(Math.ceil(interval.high * 100))}%`;

/** A bar from the middle to the left for less, to the right for more; `most` points fill one side. */
export const Diverging = ({ points, most, words }: { points: number; most: number; words: string }) => {
  const width = Math.min(50, (Math.abs(points) / most) * 50);
  return (
    <svg class="diverging" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={words}>
      <rect width="100" height="12" rx="1.5" class="track" />
      <rect
        x={points < 0 ? 50 - width : 50}
        width={width}
        height="12"
        class={points < 0 ? 'fill-negative' : 'fill-positive'}
      />
      <line x1="50" x2="50" y1="0" y2="12" class="zero" />
    </svg>
  );
};
