/** What the pages about themes share. */
import type { ThemeLine, ThemePoint } from '../src/reports/themes/report.ts';
import { Delta } from './figures.tsx';
import { calendarDay, number, percent, signed } from './format.ts';
import { Hidden } from './parts.tsx';
import { between } from './report-parts.tsx';
import type { AboutPeriod } from './reputation-data.ts';
import { wordFor } from './words.ts';

export const themeWord = (theme: string) => wordFor({}, theme);

/** `/themes/delivery?brand=1&from=…&to=…`: the same days as on the page it stands on. */
export function themeUrl({ brand, period }: AboutPeriod, theme?: string): string {
  const params = new URLSearchParams({
    ...(brand && { brand: String(brand.id) }),
    ...(period.name === 'custom' ? { from: period.from, to: period.to } : { period: period.name }),
  });
  return `/themes${theme === undefined ? '' : `/${encodeURIComponent(theme)}`}?${params}`;
}

const WIDTH = 100;
const HEIGHT = 24;

/** Neighbouring points that are known. */
function runs(points: ThemePoint[]): { x: number; mentions: number }[][] {
  const step = WIDTH / Math.max(1, points.length - 1);
  const found: { x: number; mentions: number }[][] = [[]];
  points.forEach(({ mentions }, index) => {
    if (mentions === null) found.push([]);
    else found.at(-1)!.push({ x: index * step, mentions });
  });
  return found.filter((run) => run.length > 0);
}

/** A small line of mentions over time; where nothing is known there is no line. */
export const Spark = ({ line: { trend, theme } }: { line: ThemeLine }) => {
  const most = Math.max(1, ...trend.map(({ mentions }) => mentions ?? 0));
  const y = (mentions: number) => (HEIGHT - 2 - (mentions / most) * (HEIGHT - 4)).toFixed(1);
  const known = trend.filter(({ mentions }) => mentions !== null);
  const words = `${themeWord(theme)} per ${trend.length > 1 ? 'point' : 'day'}: ${known.map(({ mentions }) => mentions).join(', ')}`;
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      {runs(trend).map((run) => (
        <polyline
          points={[...run, { ...run[0]!, x: run[0]!.x + (run.length > 1 ? 0 : 1) }]
            .slice(0, Math.max(2, run.length))
            .map(({ x, mentions }) => `${x.toFixed(1)},${y(mentions)}`)
            .join(' ')}
        />
      ))}
    </svg>
  );
};

export const Share = ({ line: { share, shareInterval } }: { line: ThemeLine }) => (
  <>
    {share === null ? '–' : percent(share)}
    {shareInterval && (
      <small class="muted">
        {' '}
        <Hidden>95% interval </Hidden>
        {between(shareInterval)}
      </small>
    )}
  </>
);

/** Net sentiment of what is said of the theme; of fewer than 30 no figure is made. */
export const Net = ({ line: { net, few, positive, neutral, negative } }: { line: ThemeLine }) => {
  const scored = positive + neutral + negative;
  if (few || net === null) return <span class="muted">too few</span>;
  return (
    <>
      {signed(net)} <small class="muted">of {number(scored)}</small>
    </>
  );
};

const isBad = ({ negative, positive }: ThemeLine) => negative > positive;

/** Against the period before, as a share of all mentions, so that a louder month alone is no change. */
export const Change = ({ line }: { line: ThemeLine }) => {
  const { before, share } = line;
  if (!before) return <span class="delta">no earlier figure</span>;
  if (before.mentions === 0) return <span class="delta">new</span>;
  if (line.few && before.few) return <span class="delta">too few</span>;
  return (
    <Delta
      figure={{ value: share, previous: before.share }}
      better={isBad(line) ? 'down' : 'up'}
      as="share"
    />
  );
};

/** What a trend's point is called. */
export const pointWord = (points: ThemePoint[], { day }: ThemePoint) => {
  const isWeekly = points.length > 1 && points[1]!.day !== undefined && daysApart(points[0]!, points[1]!) > 1;
  return isWeekly ? `week of ${calendarDay(day)}` : calendarDay(day);
};

const daysApart = (a: ThemePoint, b: ThemePoint) => (Date.parse(b.day) - Date.parse(a.day)) / 86_400_000;
