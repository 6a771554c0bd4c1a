/** What people talk about, and in which tone. */
import { Card, Table } from './cards.tsx';
import { Csv } from './chart.tsx';
import { Delta } from './figures.tsx';
import { percent } from './format.ts';
import { Counted } from './report-parts.tsx';
import {
  behind,
  csvUrl,
  type Reported,
  type ReputationCan,
  type ReputationData,
  themeFilter,
} from './reputation-data.ts';
import { themeUrl } from './theme-parts.tsx';
import { wordFor } from './words.ts';

/** Three parts of one bar; widths are attributes of 0–100. */
export const ToneBar = ({ tones }: { tones: { negative: number; neutral: number; positive: number } }) => {
  const all = Math.max(1, tones.negative + tones.neutral + tones.positive);
  const parts = (['negative', 'neutral', 'positive'] as const).map((tone) => ({
    tone,
    width: (tones[tone] / all) * 100,
  }));
  const words = parts.map(({ tone, width }) => `${percent(width / 100)} ${tone}`).join(', ');
  let x = 0;
  return (
    <svg class="tone-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={words}>
      {parts.map(({ tone, width }) => {
        x += width;
        return <rect x={x - width} width={Math.max(0, width - 0.6)} height="8" class={`fill-${tone}`} />;
      })}
    </svg>
  );
};

const TOP_THEMES = 10;
/** Below this a share swings too much to be read alone. */
const FEW = 30;

type Theme = ReputationData['themes'][number];

const isBad = (theme: { negative: number; positive: number }) => theme.negative > theme.positive;

const ThemeChange = ({ theme: { before, ...theme } }: { theme: Theme }) => {
  if (!before) return <span class="delta">no earlier figure</span>;
  if (before.mentions === 0) return <span class="delta">new</span>;
  return (
    <Delta
      figure={{ value: theme.mentions, previous: before.mentions }}
      as="count"
      better={isBad(theme) ? 'down' : 'up'}
      words={(size) => percent(size / before.mentions)}
    />
  );
};

export const Themes = ({ data, can = {} }: Reported & { can?: ReputationCan }) => (
  <Card
    title="What people talk about"
    hint={
      <>
        <a href={themeUrl(data)}>
          {data.themes.length > TOP_THEMES ? `All ${data.themes.length} themes` : 'More on themes'}
        </a>
        {can.exportIt && data.themes.length > 0 && (
          <>
            {' '}
            <Csv href={csvUrl(data, 'themes')} of="themes" />
          </>
        )}
      </>
    }
  >
    {data.themes.length === 0 ? (
      <p class="hint">No theme was recognised in this period.</p>
    ) : (
      <Table
        caption="Themes"
        heads={['Theme', 'Tone', '>Mentions', '>Change']}
        rows={data.themes.slice(0, TOP_THEMES).map((theme) => [
          <>
            <a href={behind(data, themeFilter(theme.theme))}>{wordFor({}, theme.theme)}</a>
            {theme.mentions < FEW && <span class="chip few-chip">few</span>}
          </>,
          <span class={theme.mentions < FEW ? 'few' : undefined}>
            <ToneBar tones={theme} />
          </span>,
          <Counted
            n={theme.mentions}
            href={behind(data, themeFilter(theme.theme))}
            what={`about ${wordFor({}, theme.theme)}`}
          />,
          <ThemeChange theme={theme} />,
        ])}
      />
    )}
  </Card>
);
