/** What all charts share: SVG from the server, a table twin below, bars whose width is an attribute. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import { Table } from './cards.tsx';
import { Hidden } from './parts.tsx';

/** `csv`: where the same is as a file. */
export type Twin = { caption: string; heads: string[]; rows: Child[][]; csv?: string };

type FigureProps = PropsWithChildren<{ wide: Child; narrow: Child; twin: Twin }>;

/** A chart in two widths, since one scaled drawing has 4 px letters on a phone; its legend; the same as a table. */
export const Figure = ({ wide, narrow, twin, children }: FigureProps) => (
  <figure class="figure">
    <div class="wide-only">{wide}</div>
    <div class="narrow-only">{narrow}</div>
    {children}
    <AsTable twin={twin} />
  </figure>
);

export const AsTable = ({ twin: { csv, ...table } }: { twin: Twin }) => (
  <div class="twin no-print">
    <details class="as-table">
      <summary>View as table</summary>
      <Table {...table} />
    </details>
    {csv && <Csv href={csv} of={table.caption} />}
  </div>
);

/** The same as a file. */
export const Csv = ({ href, of }: { href: string; of: string }) => (
  <a class="hint csv-link no-print" href={href} download>
    CSV<Hidden> of {of}</Hidden>
  </a>
);

/** `share` 0…1 of the full width. */
export const Bar = ({ share, own }: { share: number; own: boolean }) => (
  <svg class="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="12" rx="1.5" class="track" />
    <rect width={Math.max(0.5, share * 100)} height="12" rx="1.5" class={own ? 'own' : 'other'} />
  </svg>
);

export const Legend = ({ children }: PropsWithChildren) => <div class="legend">{children}</div>;

/** One sample of a colour or a line, and what it means. */
export const LegendKey = ({ kind, children }: PropsWithChildren<{ kind: string }>) => (
  <span>
    <svg class="swatch" width={kind.startsWith('line') ? 20 : 10} height="10" aria-hidden="true">
      {kind.startsWith('line') ? (
        <line x1="0" y1="5" x2="20" y2="5" class={kind} />
      ) : (
        <rect width="10" height="10" rx="2" class={kind} />
      )}
    </svg>
    {children}
  </span>
);
