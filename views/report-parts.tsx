/** Small parts of the pages of reports. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Interval } from '../src/reports/figures.ts';
import { number } from './format.ts';

type CellProps = PropsWithChildren<{
  word: string;
  href: string;
  /** Null: there is nothing to say. */
  value: Child | null;
  /** Fewer than 30: said instead of a change. */
  few?: boolean;
  note?: string | null;
}>;

/** One of the figures in a strip; a click opens the mentions behind it. */
export const FigureCell = ({ word, href, value, few, note, children }: CellProps) => (
  <div class="figure-cell">
    <dt>{word}</dt>
    <dd class={few ? 'big few' : 'big'}>{value === null ? '–' : <a href={href}>{value}</a>}</dd>
    {note && value !== null && <dd class="hint">{note}</dd>}
    <dd>{few && value !== null ? <span class="delta">few mentions</span> : children}</dd>
  </div>
);

/** `81–90%`: where the truth lies 95 times of 100. */
export const between = (interval: Interval | null): string | null =>
  interval && `${number(Math.floor(interval.low * 100))}–${number(Math.ceil(interval.high * 100))}%`;
